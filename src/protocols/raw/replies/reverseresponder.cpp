// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/replies/reverseresponder.h"

#include "core/payload/utf8.h"

#include <algorithm>

namespace swb {

namespace {

/// Writes the characters backwards from the end of `out`; false at the first byte that belongs to none.
bool reverseCharacters(QByteArrayView message, char *out)
{
    char *end = out + message.size();
    for (qsizetype at = 0; at < message.size();) {
        const Utf8Unit unit = utf8At(message, at);
        if (!unit.valid)
            return false;
        end -= unit.length;
        std::copy_n(message.data() + at, unit.length, end);
        at += unit.length;
    }
    return true;
}

} // namespace

std::optional<QByteArrayView> ReverseResponder::reply(QByteArrayView message, const ReplyContext &,
                                                      QByteArray &scratch) const
{
    scratch.resize(message.size());
    const bool ascii = asciiRun(message, 0) == message.size();
    if (ascii || !reverseCharacters(message, scratch.data()))
        std::reverse_copy(message.begin(), message.end(), scratch.data());
    return scratch;
}

} // namespace swb
