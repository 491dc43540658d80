// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/tcpinfo.h"

#include "net/socket/socketcalls.h"

#include <cstring>
#include <linux/tcp.h> // the version in netinet ends with the kernel of 2003
#include <netinet/in.h>
#include <sys/socket.h>

namespace swb {

namespace {

constexpr quint32 noMinRtt = 0xffffffffU; // tcp_min_rtt() before the first measurement

/// A field, if the kernel has filled it.
template <typename Field>
qint64 figure(QByteArrayView info, size_t offset)
{
    if (offset + sizeof(Field) > size_t(info.size()))
        return -1;
    Field value;
    std::memcpy(&value, info.data() + offset, sizeof value);
    return qint64(value);
}

/// In these fields zero means "not measured yet".
qint64 knownOnceMeasured(qint64 value)
{
    return value == 0 ? -1 : value;
}

} // namespace

#define SWB_FIGURE(info, field) figure<decltype(tcp_info::field)>(info, offsetof(tcp_info, field))

TcpFacts tcpFactsFrom(QByteArrayView info)
{
    TcpFacts facts;
    facts.rttUs = knownOnceMeasured(SWB_FIGURE(info, tcpi_rtt));
    facts.rttVarUs = facts.rttUs < 0 ? -1 : SWB_FIGURE(info, tcpi_rttvar);
    const qint64 minRtt = SWB_FIGURE(info, tcpi_min_rtt);
    facts.minRttUs = minRtt == noMinRtt ? -1 : minRtt;
    facts.rtoUs = SWB_FIGURE(info, tcpi_rto);
    facts.sendMss = SWB_FIGURE(info, tcpi_snd_mss);
    facts.congestionWindow = SWB_FIGURE(info, tcpi_snd_cwnd);
    facts.unacked = SWB_FIGURE(info, tcpi_unacked);
    facts.retransmits = SWB_FIGURE(info, tcpi_total_retrans);
    facts.lost = SWB_FIGURE(info, tcpi_lost);
    facts.segmentsOut = SWB_FIGURE(info, tcpi_segs_out);
    facts.segmentsIn = SWB_FIGURE(info, tcpi_segs_in);
    facts.deliveryRate = knownOnceMeasured(SWB_FIGURE(info, tcpi_delivery_rate));
    return facts;
}

#undef SWB_FIGURE

std::optional<TcpFacts> tcpFactsOf(int descriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return {};
    return tcpFactsFrom({reinterpret_cast<const char *>(&info), qsizetype(size)});
}

std::optional<int> backlogOf(int listener)
{
    constexpr quint8 listens = 10; // TCP_LISTEN of the kernel's enum (include/net/tcp_states.h)
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(listener, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 && info.tcpi_state == listens)
        return int(info.tcpi_sacked); // for a listener it is the backlog (tcp_get_info() of the kernel,
                                      // ss(8))
    return {};
}

std::optional<WireBytes> wireBytesOf(int descriptor)
{
    tcp_info info{};
    socklen_t size = sizeof info;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0
        || size < offsetof(tcp_info, tcpi_bytes_sent) + sizeof info.tcpi_bytes_sent)
        return {};
    const bool v6 = remoteAddressOf(descriptor).family == SocketAddress::Family::IPv6;
    const quint64 header = (v6 ? 40U : 20U) + 20U + ((info.tcpi_options & TCPI_OPT_TIMESTAMPS) ? 12U : 0U);
    return WireBytes{info.tcpi_bytes_sent + info.tcpi_segs_out * header,
                     info.tcpi_bytes_received + info.tcpi_segs_in * header};
}

} // namespace swb
