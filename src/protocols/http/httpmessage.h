// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace swb {

/// One line of a header.
struct HttpField
{
    QByteArray name;
    QByteArray value;
    bool operator==(const HttpField &) const = default;
};

/// What comes before the body: the first line of a request or a response, and the header.
struct HttpHead
{
    QByteArray method; ///< of a request, like the target
    QByteArray target;
    int status = 0; ///< of a response, like the reason
    QByteArray reason;
    int minor = 1; ///< of the version: HTTP/1.1, or HTTP/1.0
    QList<HttpField> fields;

    /// The value of the first field of that name, ignoring case; null if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const { return count(name) > 0; }
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /// Whether the list of words in a field such as Connection contains this one.
    [[nodiscard]] bool lists(QByteArrayView name, QByteArrayView word) const;
    bool operator==(const HttpHead &) const = default;
};

/// "Not Found"; empty for an unregistered number.
[[nodiscard]] QByteArray httpReason(int status);
/// Whether responses with that status have no body, whatever their header says (RFC 9112 6.3).
[[nodiscard]] bool neverHasBody(int status);
/// Whether this is valid as a method or a field name (RFC 9110 5.6.2).
[[nodiscard]] bool isHttpToken(QByteArrayView word);
/// Whether this is valid as a field value: without line ends or invisible characters (RFC 9110 5.5).
[[nodiscard]] bool isHttpValue(QByteArrayView value);

} // namespace swb
