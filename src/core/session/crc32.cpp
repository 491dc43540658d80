// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/crc32.h"

#include <QtEndian>
#include <array>

namespace swb {

namespace {

constexpr size_t slices = 8;
using Tables = std::array<std::array<quint32, 256>, slices>;

/// Table n advances over a byte that n others follow, so that eight bytes are processed at a time.
constexpr Tables makeTables()
{
    Tables tables{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value >> 1) ^ ((value & 1) ? 0xedb88320U : 0);
        tables[0][byte] = value;
    }
    for (size_t byte = 0; byte < 256; ++byte) {
        for (size_t n = 1; n < slices; ++n)
            tables[n][byte] = (tables[n - 1][byte] >> 8) ^ tables[0][tables[n - 1][byte] & 0xff];
    }
    return tables;
}

constexpr Tables tables = makeTables();

} // namespace

quint32 crc32(QByteArrayView bytes, quint32 before)
{
    quint32 crc = ~before;
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    qsizetype left = bytes.size();
    for (; left >= qsizetype(slices); left -= qsizetype(slices), at += slices) {
        const quint32 low = qFromLittleEndian<quint32>(at) ^ crc;
        const auto high = qFromLittleEndian<quint32>(at + 4);
        crc = tables[7][low & 0xff] ^ tables[6][(low >> 8) & 0xff] ^ tables[5][(low >> 16) & 0xff]
            ^ tables[4][low >> 24] ^ tables[3][high & 0xff] ^ tables[2][(high >> 8) & 0xff]
            ^ tables[1][(high >> 16) & 0xff] ^ tables[0][high >> 24];
    }
    for (; left > 0; --left, ++at)
        crc = (crc >> 8) ^ tables[0][(crc ^ *at) & 0xff];
    return ~crc;
}

} // namespace swb
