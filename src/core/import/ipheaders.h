// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"
#include "core/import/packetbytes.h"

namespace swb {

/// A packet whose headers end too early or contradict each other.
[[nodiscard]] ReadPacket cutOff();

/// A packet that begins with a header of IPv4 (RFC 791 3.1) or of IPv6 (RFC 8200 3). What lies behind the
/// length that the header tells is padding of the link and is passed over.
[[nodiscard]] ReadPacket readIPv4(PacketBytes bytes);
[[nodiscard]] ReadPacket readIPv6(PacketBytes bytes);

/// What stands behind the IP headers of a datagram that was put together from fragments, of which this is
/// one.
[[nodiscard]] ReadPacket readWhole(const CapturedFragment &fragment, PacketBytes bytes);

/// "UDP", "TCP" or another name for a protocol number of IP.
[[nodiscard]] QString protocolName(quint8 protocol);

} // namespace swb
