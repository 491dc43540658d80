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

/// What stands before the body: the first line of a request or a response, and the header.
struct HttpHead
{
    QByteArray method; ///< of a request, as the target
    QByteArray target;
    int status = 0; ///< of a response, as the reason
    QByteArray reason;
    int minor = 1; ///< of the version: HTTP/1.1, or HTTP/1.0
    QList<HttpField> fields;

    /// The value of the first field of that name, whatever its case; null where there is none.
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const { return count(name) > 0; }
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /// Whether a list of words such as Connection has this one.
    [[nodiscard]] bool lists(QByteArrayView name, QByteArrayView word) const;
    bool operator==(const HttpHead &) const = default;
};

/// "Not Found"; empty for a number that is not registered.
[[nodiscard]] QByteArray httpReason(int status);
/// Whether responses of that status have no body, whatever their header says (RFC 9112 6.3).
[[nodiscard]] bool neverHasBody(int status);
/// What may stand as a method or a field's name (RFC 9110 5.6.2).
[[nodiscard]] bool isHttpToken(QByteArrayView word);
/// What may stand as a field's value: nothing that ends the line or cannot be seen (RFC 9110 5.5).
[[nodiscard]] bool isHttpValue(QByteArrayView value);

} // namespace swb
