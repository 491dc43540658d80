// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"

#include <QByteArrayView>

namespace swb {

/// The kernel's figures of a connected TCP socket (TCP_INFO, tcp(7)); nothing if it does not support this.
[[nodiscard]] std::optional<TcpFacts> tcpFactsOf(int descriptor);

/// Bytes of a connection including IP and TCP headers and acknowledgements.
struct WireBytes
{
    quint64 out = 0;
    quint64 in = 0;
};
/// For a connected TCP socket so far, calculated from its segments (TCP_INFO, tcp(7)); nothing if the system
/// does not report them. TCP options other than timestamps are not included.
[[nodiscard]] std::optional<WireBytes> wireBytesOf(int descriptor);

/// The figures in a `struct tcp_info` in Linux's layout. An older kernel fills less of it: fields after its
/// end stay -1, and so do those that the kernel has not measured yet.
[[nodiscard]] TcpFacts tcpFactsFrom(QByteArrayView tcpInfo);

/// How many connections the system queues on a listener; nothing if it does not report it.
[[nodiscard]] std::optional<int> backlogOf(int listener);

} // namespace swb
