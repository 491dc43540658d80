// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace swb {

/// The parts of a request's target (RFC 9112 3.2): of "/data?x=1" as well as "http://host/data?x=1".
struct HttpTarget
{
    QByteArray path; ///< as sent; "/" if there is none
    QByteArray query; ///< without its question mark
};
[[nodiscard]] HttpTarget httpTargetOf(QByteArrayView target);

/// %41 is A; nothing if a percent sign is not followed by two hex digits.
[[nodiscard]] std::optional<QByteArray> percentDecoded(QByteArrayView text);
/// Every byte that is not allowed in a path segment as %NN (RFC 3986 3.3).
[[nodiscard]] QByteArray percentEncoded(QByteArrayView text);

/// The names in a path, decoded: for "/a%20b/c" "a b" and "c", for "/a/" "a". Nothing for what a path to a
/// file must not contain: ".", "..", a slash or a NUL within a name, an empty name in the middle, a bad
/// escape.
[[nodiscard]] std::optional<QList<QByteArray>> namesOfPath(QByteArrayView path);

} // namespace swb
