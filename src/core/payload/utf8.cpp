// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/utf8.h"

#include <array>
#include <cstring>

namespace swb {

namespace {

/// What a first byte says: the length of the sequence, its first bits, and the smallest code point for that
/// length.
struct Lead
{
    quint8 length;
    char32_t bits;
    char32_t least;
};

Lead leadOf(quint8 byte)
{
    if (byte < 0x80)
        return {1, byte, 0};
    if (byte >= 0xc2 && byte < 0xe0)
        return {2, byte & 0x1fU, 0x80};
    if (byte >= 0xe0 && byte < 0xf0)
        return {3, byte & 0x0fU, 0x800};
    if (byte >= 0xf0 && byte < 0xf5)
        return {4, byte & 0x07U, 0x10000};
    return {0, 0, 0};
}

} // namespace

Utf8Unit utf8At(QByteArrayView bytes, qsizetype position)
{
    const auto first = quint8(bytes[position]);
    const Lead lead = leadOf(first);
    const Utf8Unit invalid{first, 1, false};
    if (lead.length == 0 || bytes.size() - position < lead.length)
        return invalid;
    char32_t codePoint = lead.bits;
    for (qsizetype i = 1; i < lead.length; ++i) {
        const auto byte = quint8(bytes[position + i]);
        if ((byte & 0xc0) != 0x80)
            return invalid;
        codePoint = codePoint << 6 | (byte & 0x3fU);
    }
    const bool surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
    if (codePoint < lead.least || codePoint > 0x10ffff || surrogate)
        return invalid;
    return {codePoint, lead.length, true};
}

char *writeUtf8(char *to, char32_t codePoint)
{
    constexpr std::array<int, 5> leads{0, 0, 0xc0, 0xe0, 0xf0};
    const int length = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    for (int at = length - 1; at > 0; --at, codePoint >>= 6)
        to[at] = char(0x80 | (codePoint & 0x3f));
    *to = char(leads.at(size_t(length)) | int(codePoint));
    return to + length;
}

qsizetype asciiRun(QByteArrayView bytes, qsizetype position)
{
    const char *const begin = bytes.data() + position;
    const char *const end = bytes.data() + bytes.size();
    const char *at = begin;
    for (quint64 word = 0; end - at >= qsizetype(sizeof word); at += sizeof word) {
        std::memcpy(&word, at, sizeof word);
        if (word & 0x8080808080808080U)
            break;
    }
    while (at < end && quint8(*at) < 0x80)
        ++at;
    return at - begin;
}

bool isUnsafeInLine(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool separator = c == 0x2028 || c == 0x2029;
    const bool direction = c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
    return control || separator || direction;
}

} // namespace swb
