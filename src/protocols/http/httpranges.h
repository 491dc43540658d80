// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfolder.h"
#include "protocols/http/httpreply.h"

namespace swb {

/// The file, or the requested parts of it (RFC 9110 14), or 304 or 412 depending on the conditions of the
/// request (RFC 9110 13).
[[nodiscard]] HttpAnswer httpFileAnswer(const HttpHead &request, ServedFolder::Found found,
                                        const QByteArray &type);

/// A range of bytes.
struct HttpRange
{
    qint64 first = 0;
    qint64 last = 0; ///< inclusive
    [[nodiscard]] qint64 length() const { return last - first + 1; }
    bool operator==(const HttpRange &) const = default;
};
/// The ranges that a request asks for.
struct HttpRanges
{
    static constexpr qsizetype most = 100; ///< ranges of one request
    enum class Kind : quint8 { Whole, Parts, Outside };
    Kind kind = Kind::Whole;
    QList<HttpRange> parts = {}; ///< in the order requested, without those outside the content
};
/// Reads "bytes=0-99", "bytes=100-" or "bytes=-10", or several separated by commas, for content of this size.
/// Anything else gives the whole, and so do too many ranges and ranges that together exceed the whole, which
/// nobody needs (RFC 9110 14.2 leaves that to the server).
[[nodiscard]] HttpRanges httpRangesOf(const QByteArray &value, qint64 size);
/// "bytes 0-99/1000"
[[nodiscard]] QByteArray httpContentRange(const HttpRange &range, qint64 size);

} // namespace swb
