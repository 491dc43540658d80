// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/packets.h"

#include <zlib.h>

namespace swb::test {

template <typename T>
QByteArray ordered(T value, bool big)
{
    const T out = big ? qToBigEndian(value) : qToLittleEndian(value);
    return {reinterpret_cast<const char *>(&out), sizeof out};
}

/// Blocks of pcapng in one byte order.
class Blocks
{
public:
    explicit Blocks(bool big = false)
        : m_big(big)
    { }
    Blocks &block(quint32 type, const QByteArray &body)
    {
        const QByteArray padded = body + QByteArray(-body.size() & 3, '\0');
        const QByteArray length = number(quint32(padded.size() + 12));
        bytes += number(type) + length + padded + length;
        return *this;
    }
    Blocks &section()
    {
        return block(0x0a0d0d0a, number(0x1a2b3c4dU) + number(quint32(1)) + QByteArray(8, '\xff'));
    }
    Blocks &interface(quint16 link, quint32 snap = 0, int resolution = -1)
    {
        QByteArray body = number(link) + number(quint16(0)) + number(snap);
        if (resolution >= 0)
            body += number(quint16(9)) + number(quint16(1)) + char(resolution) + QByteArray(3, '\0');
        return block(1, body);
    }
    Blocks &packet(quint32 interface, quint64 ticks, const QByteArray &content, quint32 length = 0)
    {
        return block(6,
                     number(interface) + number(quint32(ticks >> 32)) + number(quint32(ticks))
                         + number(quint32(content.size())) + number(qMax(length, quint32(content.size())))
                         + content);
    }
    template <typename T>
    [[nodiscard]] QByteArray number(T value) const
    {
        return ordered(value, m_big);
    }

    QByteArray bytes;

private:
    bool m_big;
};

/// As gzip writes it.
inline QByteArray gzip(const QByteArray &content)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(content.size()))) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData()));
    stream.avail_in = uInt(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace swb::test
