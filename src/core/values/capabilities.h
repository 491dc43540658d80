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
    HalfClose, ///< streams: end our direction (FIN, close_notify) and keep reading
    HalfCloseAfterPeer, ///< streams: keep writing after the peer has ended its direction
    ExactChunks, ///< streams: one read of the system is one chunk, never merged with the next
    FinToldFromReset, ///< streams: an orderly end and a reset are distinguished
    KernelFigures, ///< streams: round-trip time, retransmissions and the like, read from the system
                   ///< (TCP_INFO)
    AlertsSent, ///< TLS: the peer is told why a handshake failed (RFC 8446 6.2)
    CiphertextSeen, ///< TLS, DTLS: a relay that terminates it logs the encrypted bytes as well
    RefusalsHeard, ///< datagrams: ICMP "port unreachable" is reported (udp(7))
    DropsCounted, ///< datagrams: what the system dropped unread is counted (SO_RXQ_OVFL, socket(7))
    Batches, ///< datagrams: many in one call (recvmmsg(2), sendmmsg(2))
    SourceChosen, ///< datagrams: an answer leaves from the address that was contacted, on 0.0.0.0 too
                  ///< (IP_PKTINFO)
};

inline constexpr std::array allCapabilities{
    Capability::HalfClose,        Capability::HalfCloseAfterPeer, Capability::ExactChunks,
    Capability::FinToldFromReset, Capability::KernelFigures,      Capability::AlertsSent,
    Capability::CiphertextSeen,   Capability::RefusalsHeard,      Capability::DropsCounted,
    Capability::Batches,          Capability::SourceChosen,
};

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

/// Whether the capability makes sense for the transport: datagrams have no half-close, streams no ICMP
/// refusals.
[[nodiscard]] constexpr bool concerns(Capability capability, Transport transport)
{
    if (capability == Capability::AlertsSent)
        return transport == Transport::Tls;
    if (capability == Capability::CiphertextSeen)
        return isEncrypted(transport);
    return isStream(transport) == (capability < Capability::RefusalsHeard);
}

/// What an endpoint of this family can do over this transport. The contract tests of net/transport check the
/// transports against this table.
[[nodiscard]] Capabilities capabilitiesOf(SocketFamily family, Transport transport);

/// The words the user sees, as in a list: "half-close", "counting what the system dropped".
[[nodiscard]] QString displayName(Capability capability);
/// The name in JSON: "halfClose", "dropsCounted".
[[nodiscard]] QLatin1StringView nameOf(Capability capability);

/// One sentence that says what is missing and why; empty if the capability is there or makes no sense for the
/// transport.
[[nodiscard]] QString whyAbsent(Capability capability, SocketFamily family, Transport transport);
/// The sentences of everything that is missing, in the order of allCapabilities.
[[nodiscard]] QStringList absences(SocketFamily family, Transport transport);

} // namespace swb
