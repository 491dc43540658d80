// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QtEndian>

namespace swb::test {

/// Packets and capture files, byte by byte, so that the readers are not tested against our own writers.

template <typename T>
void put(QByteArray &out, T value)
{
    const T ordered = qToBigEndian(value);
    out.append(reinterpret_cast<const char *>(&ordered), sizeof ordered);
}

inline QByteArray v4(int last)
{
    return QByteArray("\x0a\0\0", 3) + char(last);
}

inline QByteArray v6(int last)
{
    return QByteArray("\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0", 15) + char(last);
}

inline QByteArray udp(quint16 from, quint16 to, const QByteArray &payload)
{
    QByteArray out;
    put<quint16>(out, from);
    put<quint16>(out, to);
    put<quint16>(out, quint16(8 + payload.size()));
    put<quint16>(out, 0);
    return out + payload;
}

inline QByteArray tcp(quint16 from, quint16 to, quint32 sequence, quint8 flags,
                      const QByteArray &payload = {}, const QByteArray &options = {})
{
    QByteArray out;
    put<quint16>(out, from);
    put<quint16>(out, to);
    put<quint32>(out, sequence);
    put<quint32>(out, 0);
    put<quint8>(out, quint8((20 + options.size()) / 4 << 4));
    put<quint8>(out, flags);
    put<quint16>(out, 0xffff);
    put<quint32>(out, 0);
    return out + options + payload;
}

inline QByteArray ipv4(quint8 protocol, int from, int to, const QByteArray &payload, quint16 fragment = 0,
                       const QByteArray &options = {})
{
    QByteArray out;
    put<quint8>(out, quint8(0x40 | (20 + options.size()) / 4));
    put<quint8>(out, 0);
    put<quint16>(out, quint16(20 + options.size() + payload.size()));
    put<quint16>(out, 7);
    put<quint16>(out, fragment);
    put<quint8>(out, 64);
    put<quint8>(out, protocol);
    put<quint16>(out, 0);
    return out + v4(from) + v4(to) + options + payload;
}

inline QByteArray ipv6(quint8 header, int from, int to, const QByteArray &payload)
{
    QByteArray out;
    put<quint32>(out, 0x60000000U);
    put<quint16>(out, quint16(payload.size()));
    put<quint8>(out, header);
    put<quint8>(out, 64);
    return out + v6(from) + v6(to) + payload;
}

inline QByteArray ethernet(quint16 type, const QByteArray &payload)
{
    QByteArray out(12, '\x02');
    put<quint16>(out, type);
    return out + payload;
}

/// A file of classic pcap in this machine's byte order. Packets may be cut to `snap` bytes.
class PcapFile
{
public:
    explicit PcapFile(quint32 linkType, bool nanoseconds = true)
        : m_unit(nanoseconds ? 1 : 1000)
    {
        native<quint32>(nanoseconds ? 0xa1b23c4dU : 0xa1b2c3d4U);
        native<quint16>(2);
        native<quint16>(4);
        native<quint32>(0);
        native<quint32>(0);
        native<quint32>(262144);
        native<quint32>(linkType);
    }

    PcapFile &packet(qint64 timeNs, const QByteArray &bytes, qsizetype snap = 262144)
    {
        const QByteArray kept = bytes.left(snap);
        native<quint32>(quint32(timeNs / 1'000'000'000));
        native<quint32>(quint32(timeNs % 1'000'000'000 / m_unit));
        native<quint32>(quint32(kept.size()));
        native<quint32>(quint32(bytes.size()));
        m_bytes += kept;
        return *this;
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    template <typename T>
    void native(T value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
    }

    QByteArray m_bytes;
    qint64 m_unit;
};

template <typename T>
QByteArray little(T value)
{
    const T ordered = qToLittleEndian(value);
    return {reinterpret_cast<const char *>(&ordered), sizeof ordered};
}

inline QByteArray pcapngBlock(quint32 type, const QByteArray &body)
{
    const QByteArray length = little(quint32(body.size() + 12));
    return little(type) + length + body + length;
}

/// A pcapng file with one packet, this many nanoseconds after an offset in seconds.
inline QByteArray pcapng(quint32 linkType, qint64 offset, quint64 timeNs, const QByteArray &packet)
{
    const QByteArray padded = packet + QByteArray(-packet.size() & 3, '\0');
    const QByteArray nanoseconds = little(quint16(9)) + little(quint16(1)) + QByteArray("\x09\0\0\0", 4);
    const QByteArray begin = little(quint16(14)) + little(quint16(8)) + little(offset);
    const QByteArray time = little(quint32(timeNs >> 32)) + little(quint32(timeNs));
    const QByteArray length = little(quint32(packet.size()));
    return pcapngBlock(0x0a0d0d0a, little(0x1a2b3c4dU) + little(quint32(1)) + little(qint64(-1)))
        + pcapngBlock(1, little(linkType) + little(quint32(0)) + nanoseconds + begin + little(quint32(0)))
        + pcapngBlock(6, little(quint32(0)) + time + length + length + padded);
}

/// A DNS query for the A record of example.com.
inline QByteArray dnsQuery()
{
    return QByteArray::fromHex("123401000001000000000000076578616d706c6503636f6d0000010001");
}

} // namespace swb::test
