// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/hexdump.h"

#include <algorithm>

namespace swb {
namespace {

constexpr QLatin1StringView digits("0123456789abcdef");

QChar printable(char byte)
{
    return byte >= 0x20 && byte < 0x7F ? QLatin1Char(byte) : QLatin1Char('.');
}

void putOffset(QString &line, quint64 offset)
{
    for (int i = 7; i >= 0; --i, offset >>= 4)
        line[i] = digits[qsizetype(offset & 0xF)];
}

} // namespace

int HexDump::placeAt(int column) const
{
    if (column >= textStart())
        return std::min(column - textStart(), m_perLine);
    const int inHex = std::max(column - hexStart, 0);
    const bool behindGap = m_perLine > half && inHex >= half * 3;
    return std::min((inHex - (behindGap ? 1 : 0) + 1) / 3, m_perLine);
}

QString HexDump::dump(QByteArrayView bytes, quint64 firstOffset) const
{
    QString all;
    all.reserve((bytes.size() / m_perLine + 1) * (lineLength() + 1));
    for (qsizetype at = 0; at < bytes.size(); at += m_perLine) {
        const int count = int(std::min<qsizetype>(m_perLine, bytes.size() - at));
        QString line(textStart() + count, u' ');
        putOffset(line, firstOffset + quint64(at));
        for (int place = 0; place < count; ++place) {
            const char byte = bytes[at + place];
            line[hexColumn(place)] = digits[uchar(byte) >> 4];
            line[hexColumn(place) + 1] = digits[uchar(byte) & 0xF];
            line[textColumn(place)] = printable(byte);
        }
        if (at > 0)
            all += u'\n';
        all += line;
    }
    return all;
}

} // namespace swb
