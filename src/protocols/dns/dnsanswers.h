// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"
#include "protocols/dns/dnszone.h"

namespace swb {

/// What a name server makes of one message.
struct DnsReply
{
    QByteArray bytes; ///< with the asker's number to be put in; empty: nothing is answered
    ProtocolFacts question;
    ProtocolFacts answer;
    Error problem; ///< what is wrong with the message
};

/// The answers of a zone, in bytes. Those given before are kept, since a zone never changes. Usable from many
/// threads at once.
class DnsAnswers
{
public:
    static constexpr qsizetype plainDatagram = 512; ///< the most without EDNS (RFC 1035 4.2.1)
    static constexpr qsizetype largestDatagram = 4096; ///< that we send, whatever the asker takes
    static constexpr qsizetype timesTheQuestion = 4; ///< the most for a stranger over UDP
    static constexpr qsizetype mostKept = 4096; ///< answers
    static constexpr qsizetype mostKeptBytes = 4 << 20;

    enum class Way : quint8 {
        Datagram,
        DatagramToStranger, ///< who may not have asked at all, so that the answer must not be much longer
        Stream,
    };

    explicit DnsAnswers(std::shared_ptr<const DnsZone> zone)
        : m_zone(std::move(zone))
    { }

    [[nodiscard]] DnsReply replyTo(QByteArrayView question, Way way);

private:
    [[nodiscard]] DnsReply make(QByteArrayView question, Way way) const;
    void keep(const QByteArray &key, const DnsReply &reply);

    const std::shared_ptr<const DnsZone> m_zone;
    ShortLock m_lock;
    QHash<QByteArray, DnsReply> m_kept; ///< by the way, and the question without its number
    qsizetype m_keptBytes = 0;
};

} // namespace swb
