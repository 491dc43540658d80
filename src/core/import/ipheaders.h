// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/capturedpacket.h"
#include "core/import/packetbytes.h"

namespace swb {

/// The result for a packet whose headers end too early or contradict each other.
[[nodiscard]] ReadPacket cutOff();

/// A packet that begins with a header of IPv4 (RFC 791 3.1) or of IPv6 (RFC 8200 3). Bytes after the length
/// that the header gives are padding of the link and are ignored.
[[nodiscard]] ReadPacket readIPv4(PacketBytes bytes);
[[nodiscard]] ReadPacket readIPv6(PacketBytes bytes);

/// The content after the IP headers of a datagram that was assembled from fragments, of which this is one.
[[nodiscard]] ReadPacket readWhole(const CapturedFragment &fragment, PacketBytes bytes);

/// "UDP", "TCP" or another name for an IP protocol number.
[[nodiscard]] QString protocolName(quint8 protocol);

} // namespace swb
