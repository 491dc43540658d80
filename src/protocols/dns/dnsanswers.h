// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"
#include "protocols/dns/dnszone.h"

#include <array>

namespace swb {

/// What a name server answers to one message.
struct DnsReply
{
    QByteArray bytes; ///< the id of the question has to be filled in; empty: no answer
    std::shared_ptr<const EventDetail> question; ///< as logged; never null if there are bytes
    std::shared_ptr<const EventDetail> answer;
    Error problem; ///< what is wrong with the message
};

/// The answers of a zone, in bytes. Earlier answers are cached, since a zone never changes. Thread-safe.
class DnsAnswers
{
public:
    static constexpr qsizetype plainDatagram = 512; ///< the maximum without EDNS (RFC 1035 4.2.1)
    static constexpr qsizetype largestDatagram = 4096; ///< that we send, whatever the client accepts
    static constexpr qsizetype timesTheQuestion = 4; ///< the maximum for an unverified address over UDP
    static constexpr qsizetype mostKept = 4096; ///< cached answers per way of sending
    static constexpr qsizetype mostKeptBytes = 4 << 20;

    enum class Way : quint8 {
        Datagram,
        /// The address may be forged, so the answer must not be much longer than the question.
        DatagramToStranger,
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
    std::array<QHash<QByteArray, Reply>, 3> m_kept; ///< per way of sending, by the question without its id
    qsizetype m_keptBytes = 0;
};

} // namespace swb
