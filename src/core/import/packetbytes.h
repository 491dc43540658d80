// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace swb {

/// A packet's bytes, read as numbers in network order. The caller checks with has() that they are there.
class PacketBytes
{
public:
    explicit PacketBytes(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    [[nodiscard]] bool has(qsizetype count) const { return m_bytes.size() >= count; }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] QByteArrayView view() const { return m_bytes; }

    [[nodiscard]] quint8 byte(qsizetype at) const { return quint8(m_bytes[at]); }
    [[nodiscard]] quint16 word(qsizetype at) const { return read<quint16>(at); }
    [[nodiscard]] quint32 longWord(qsizetype at) const { return read<quint32>(at); }
    [[nodiscard]] const char *at(qsizetype at) const { return m_bytes.data() + at; }

    [[nodiscard]] PacketBytes from(qsizetype at) const
    {
        return PacketBytes(m_bytes.sliced(qMin(at, size())));
    }
    [[nodiscard]] PacketBytes first(qsizetype count) const
    {
        return PacketBytes(m_bytes.first(qMin(count, size())));
    }

private:
    template <typename T>
    [[nodiscard]] T read(qsizetype at) const
    {
        return qFromBigEndian<T>(m_bytes.sliced(at, qsizetype(sizeof(T))).data());
    }

    QByteArrayView m_bytes;
};

} // namespace swb
