// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketfamily.h"
#include "core/values/transport.h"

#include <QStringList>
#include <array>
#include <initializer_list>

namespace swb {

/// What the sockets of a family may or may not be able to do.
enum class Capability : quint8 {
    HalfClose, ///< streams: end our direction (FIN, close_notify) and go on reading
    HalfCloseAfterPeer, ///< streams: go on writing after the peer has ended its direction
    ExactChunks, ///< streams: one read of the system is one chunk, none merged with the next
    FinToldFromReset, ///< streams: an orderly end and a reset are two things
    KernelFigures, ///< streams: round-trip time, retransmissions and the like, asked of the system (TCP_INFO)
    AlertsSent, ///< TLS: the peer is told why a handshake failed (RFC 8446 6.2)
    CiphertextSeen, ///< TLS, DTLS: a relay that ends it has the encrypted bytes in the log as well
    RefusalsHeard, ///< datagrams: ICMP "port unreachable" is told (udp(7))
    DropsCounted, ///< datagrams: what the system threw away unread is counted (SO_RXQ_OVFL, socket(7))
    Batches, ///< datagrams: many in one call (recvmmsg(2), sendmmsg(2))
    SourceChosen, ///< datagrams: an answer leaves from the address that was reached, on 0.0.0.0 too
                  ///< (IP_PKTINFO)
};

inline constexpr std::array allCapabilities{
    Capability::HalfClose,        Capability::HalfCloseAfterPeer, Capability::ExactChunks,
    Capability::FinToldFromReset, Capability::KernelFigures,      Capability::AlertsSent,
    Capability::CiphertextSeen,   Capability::RefusalsHeard,      Capability::DropsCounted,
    Capability::Batches,          Capability::SourceChosen,
};

/// A set of them.
class Capabilities
{
public:
    constexpr Capabilities() = default;
    constexpr Capabilities(std::initializer_list<Capability> all)
    {
        for (const Capability capability : all)
            m_bits |= bit(capability);
    }

    [[nodiscard]] constexpr Capabilities with(Capability capability) const
    {
        Capabilities more = *this;
        more.m_bits |= bit(capability);
        return more;
    }
    [[nodiscard]] constexpr bool has(Capability capability) const { return (m_bits & bit(capability)) != 0; }
    friend constexpr bool operator==(Capabilities, Capabilities) = default;

private:
    static constexpr quint32 bit(Capability capability) { return 1U << quint32(capability); }

    quint32 m_bits = 0;
};

/// Whether the question has a meaning there: datagrams have no half-close, streams no ICMP refusals.
[[nodiscard]] constexpr bool concerns(Capability capability, Transport transport)
{
    if (capability == Capability::AlertsSent)
        return transport == Transport::Tls;
    if (capability == Capability::CiphertextSeen)
        return isEncrypted(transport);
    return isStream(transport) == (capability < Capability::RefusalsHeard);
}

/// What an endpoint of this family can do over this transport. The transports of net/transport are held to
/// this table by their contract tests.
[[nodiscard]] Capabilities capabilitiesOf(SocketFamily family, Transport transport);

/// "half-close", "counting what the system dropped": the words that people see, in a list.
[[nodiscard]] QString displayName(Capability capability);
/// "halfClose", "dropsCounted": in JSON.
[[nodiscard]] QLatin1StringView nameOf(Capability capability);

/// One sentence that says what is not there and why; empty where the capability is there, or has no meaning.
[[nodiscard]] QString whyAbsent(Capability capability, SocketFamily family, Transport transport);
/// The sentences of all that is absent, in the order of allCapabilities.
[[nodiscard]] QStringList absences(SocketFamily family, Transport transport);

} // namespace swb
