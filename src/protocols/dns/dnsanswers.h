// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"
#include "protocols/dns/dnszone.h"

#include <array>

namespace swb {

/// What a name server makes of one message.
struct DnsReply
{
    QByteArray bytes; ///< with the asker's number to be put in; empty: nothing is answered
    std::shared_ptr<const EventDetail>
        question; ///< what the log has of them; never null where there are bytes
    std::shared_ptr<const EventDetail> answer;
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
    static constexpr qsizetype mostKept = 4096; ///< answers of each way
    static constexpr qsizetype mostKeptBytes = 4 << 20;

    enum class Way : quint8 {
        Datagram,
        DatagramToStranger, ///< who may not have asked at all, so that the answer must not be much longer
        Stream,
    };

    explicit DnsAnswers(std::shared_ptr<const DnsZone> zone)
        : m_zone(std::move(zone))
    { }

    using Reply = std::shared_ptr<const DnsReply>; ///< never null

    [[nodiscard]] Reply replyTo(QByteArrayView question, Way way);

private:
    [[nodiscard]] DnsReply make(QByteArrayView question, Way way) const;
    void keep(QByteArrayView key, Way way, const Reply &reply);

    const std::shared_ptr<const DnsZone> m_zone;
    ShortLock m_lock;
    std::array<QHash<QByteArray, Reply>, 3> m_kept; ///< for each way, by the question without its number
    qsizetype m_keptBytes = 0;
};

} // namespace swb
