// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfolder.h"
#include "protocols/http/httpreply.h"

namespace swb {

/// The file, or the parts of it that are asked for (RFC 9110 14), or 304 or 412 where it is asked for only as
/// it was or is not any more (RFC 9110 13).
[[nodiscard]] HttpAnswer httpFileAnswer(const HttpHead &request, ServedFolder::Found found,
                                        const QByteArray &type);

/// A part of something.
struct HttpRange
{
    qint64 first = 0;
    qint64 last = 0; ///< is part of it
    [[nodiscard]] qint64 length() const { return last - first + 1; }
    bool operator==(const HttpRange &) const = default;
};
/// What is asked for of something.
struct HttpRanges
{
    static constexpr qsizetype most = 100; ///< ranges of one request
    enum class Kind : quint8 { Whole, Parts, Outside };
    Kind kind = Kind::Whole;
    QList<HttpRange> parts = {}; ///< as they were asked for, without those that lie outside
};
/// Reads "bytes=0-99", "bytes=100-" or "bytes=-10", or several with commas between them, of something so
/// long. Whole for anything else, for too many, and for those that together have more than the whole, which
/// nobody needs (RFC 9110 14.2 leaves that to the server).
[[nodiscard]] HttpRanges httpRangesOf(const QByteArray &value, qint64 size);
/// "bytes 0-99/1000"
[[nodiscard]] QByteArray httpContentRange(const HttpRange &range, qint64 size);

} // namespace swb
