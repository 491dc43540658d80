// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <optional>

namespace swb {

/// The parts of a request's target (RFC 9112 3.2): of "/data?x=1" and "http://host/data?x=1" alike.
struct HttpTarget
{
    QByteArray path; ///< as it was sent; "/" where there is none
    QByteArray query; ///< without its question mark
};
[[nodiscard]] HttpTarget httpTargetOf(QByteArrayView target);

/// %41 is A; nothing where a percent sign stands before anything but two hex digits.
[[nodiscard]] std::optional<QByteArray> percentDecoded(QByteArrayView text);
/// Every byte that may not stand in a segment of a path as %NN (RFC 3986 3.3).
[[nodiscard]] QByteArray percentEncoded(QByteArrayView text);

/// The names in a path, decoded: of "/a%20b/c" "a b" and "c", of "/a/" "a". Nothing for what no path to a
/// file may have: ".", "..", a slash or a NUL within a name, an empty name in the middle, a bad escape.
[[nodiscard]] std::optional<QList<QByteArray>> namesOfPath(QByteArrayView path);

} // namespace swb
