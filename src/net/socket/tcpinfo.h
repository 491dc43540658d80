// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>

namespace swb {

/// What the kernel says of a connected TCP socket (TCP_INFO, tcp(7)); nothing where it has no such answer.
[[nodiscard]] std::optional<TcpFacts> tcpFactsOf(int descriptor);

/// Bytes of a connection with the headers of IP and TCP, acknowledgements and all.
struct WireBytes
{
    quint64 out = 0;
    quint64 in = 0;
};
/// Of a connected TCP socket so far, counted from its segments (TCP_INFO, tcp(7)); nothing where the system
/// does not tell. Options of TCP other than timestamps are not among them.
[[nodiscard]] std::optional<WireBytes> wireBytesOf(int descriptor);

/// The figures in a `struct tcp_info` as Linux lays it out. An older kernel fills less of it: what lies
/// behind the end stays -1, as does what the kernel has not measured yet.
[[nodiscard]] TcpFacts tcpFactsFrom(QByteArrayView tcpInfo);

/// How many connections the system lets wait on a listener; nothing where it does not tell.
[[nodiscard]] std::optional<int> backlogOf(int listener);

} // namespace swb
