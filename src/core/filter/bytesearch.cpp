// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/bytesearch.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace swb {

namespace {

constexpr quint64 everyByte = 0x0101010101010101U;
constexpr quint64 lowBits = 0x7f7f7f7f7f7f7f7fU;
constexpr qsizetype places = sizeof(quint64);
constexpr char caseBit = 0x20;

/// Eight bytes, the first one lowest.
quint64 load(const char *bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return qFromLittleEndian(word);
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

} // namespace

ByteSearch::ByteSearch(QByteArray wanted, Case sensitivity)
    : m_wanted(std::move(wanted))
    , m_fold(sensitivity == Case::FoldAscii)
{
    if (m_fold)
        std::ranges::transform(m_wanted, m_wanted.begin(), [this](char byte) { return char(folded(byte)); });
    if (m_wanted.isEmpty())
        return;
    m_first = patternOf(m_wanted.front());
    m_last = patternOf(m_wanted.back());
}

ByteSearch::Pattern ByteSearch::patternOf(char byte) const
{
    return {everyByte * quint8(byte), m_fold && isLetter(byte) ? everyByte * quint8(caseBit) : 0};
}

quint8 ByteSearch::folded(char byte) const
{
    return quint8(m_fold && isLetter(byte) ? byte | caseBit : byte);
}

bool ByteSearch::standsAt(const char *bytes) const
{
    return std::equal(m_wanted.begin(), m_wanted.end(), bytes,
                      [this](char wanted, char byte) { return quint8(wanted) == folded(byte); });
}

bool ByteSearch::equals(QByteArrayView bytes) const
{
    return bytes.size() == m_wanted.size() && standsAt(bytes.data());
}

qsizetype ByteSearch::indexIn(QByteArrayView bytes) const
{
    if (m_wanted.isEmpty())
        return 0;
    const char *const start = bytes.data();
    const qsizetype reach = m_wanted.size() - 1; // from the first wanted byte to the last
    const qsizetype starts = bytes.size() - reach;
    qsizetype at = 0;
    for (; at + places <= starts; at += places) {
        // A byte of `apart` is 0 if both the first and the last byte match there.
        const quint64 apart = ((load(start + at) | m_first.ignored) ^ m_first.bytes)
            | ((load(start + at + reach) | m_last.ignored) ^ m_last.bytes);
        quint64 found = ~(((apart & lowBits) + lowBits) | apart | lowBits);
        for (; found != 0; found &= found - 1) {
            const qsizetype place = at + qCountTrailingZeroBits(found) / 8;
            if (standsAt(start + place))
                return place;
        }
    }
    for (; at < starts; ++at) {
        if (standsAt(start + at))
            return at;
    }
    return -1;
}

} // namespace swb
