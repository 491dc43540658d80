// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"

#include <QIODevice>
#include <optional>
#include <vector>

namespace swb {

/// One packet of a capture file.
struct CaptureRecord
{
    std::optional<LinkType> link; ///< nothing if it cannot be read
    quint32 linkNumber = 0; ///< as the file has it (https://www.tcpdump.org/linktypes.html)
    std::optional<qint64> timeNs; ///< since 1970; nothing if there is none, or if it is after the year 2200
    QByteArrayView bytes; ///< what was kept; valid until the next one is read
    quint32 length = 0; ///< length on the wire
};

/// Reads a capture file packet by packet, classic pcap (draft-ietf-opsawg-pcap) or pcapng
/// (draft-ietf-opsawg-pcapng): either byte order, any number of sections and of interfaces, each with its
/// link type, snap length and clock. libpcap refuses a file whose interfaces differ, and cannot read from a
/// QIODevice. Memory is that of one packet, whatever a file claims.
class CaptureFile
{
public:
    static constexpr quint32 mostBytes = 16 << 20; ///< of a packet's block; also libpcap's limit

    /// The device must outlive it and be positioned at the file's beginning.
    explicit CaptureFile(QIODevice &device)
        : m_device(device)
    { }

    /// False at the end, and if the file is truncated or damaged, which problem() then reports.
    bool next();
    [[nodiscard]] const CaptureRecord &record() const { return m_record; }
    /// The end of a sentence, such as "it is truncated in the middle of a packet"; empty at a regular end.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// The first link type that cannot be read, if the file has no other; known after the last packet.
    [[nodiscard]] std::optional<quint32> onlyUnknownLink() const;

private:
    enum class Kind : quint8 { Unknown, Classic, Blocks };
    struct Interface
    {
        quint32 link = 0;
        quint32 snapLength = 0;
        bool isBinary = false; ///< resolution: 2 to the power of -digits, otherwise 10
        quint8 digits = 6;
        qint64 offsetSeconds = 0;
    };

    bool begin();
    bool beginSection(bool isFirst);
    bool nextClassic();
    bool nextBlock(bool &found);
    bool readInterface(quint32 size);
    bool readPacketBlock(quint32 type, quint32 size);
    [[nodiscard]] std::optional<qint64> timeOf(const Interface &interface, quint64 ticks) const;
    void setLink(quint32 number);

    [[nodiscard]] bool read(qsizetype bytes);
    [[nodiscard]] bool skip(qint64 bytes);
    [[nodiscard]] quint16 word(qsizetype at) const;
    [[nodiscard]] quint32 longWord(qsizetype at) const;
    bool fail(const QString &problem);
    bool failCut();

    QIODevice &m_device;
    Kind m_kind = Kind::Unknown;
    bool m_bigEndian = false;
    qint64 m_tickNs = 1; ///< of a classic file's fractions
    std::vector<Interface> m_interfaces; ///< of the section; a classic file has one
    std::optional<quint32> m_unknownLink;
    bool m_hasKnownLink = false;
    QByteArray m_bytes; ///< the last one read
    CaptureRecord m_record;
    QString m_problem;
};

} // namespace swb
