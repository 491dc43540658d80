// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/servedfolder.h"
#include "protocols/http/httpreply.h"

namespace swb {

/// The file, or the part of it that is asked for (RFC 9110 14), or 304 or 412 where it is asked for only as
/// it was or is not any more (RFC 9110 13). Of several ranges in one request the whole file is the answer.
[[nodiscard]] HttpAnswer httpFileAnswer(const HttpHead &request, ServedFolder::Found found,
                                        const QByteArray &type);

/// A part of something so long.
struct HttpRange
{
    enum class Kind : quint8 { Whole, Part, Outside };
    Kind kind = Kind::Whole;
    qint64 first = 0;
    qint64 last = 0; ///< is part of it
};
/// Reads "bytes=0-99", "bytes=100-" or "bytes=-10"; Whole for anything else.
[[nodiscard]] HttpRange httpRangeOf(const QByteArray &value, qint64 size);

} // namespace swb
