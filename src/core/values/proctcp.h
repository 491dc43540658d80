// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QByteArrayView>
#include <QList>
#include <chrono>

namespace swb {

/// State numbers of the kernel (include/net/tcp_states.h); only those that matter for finding out who holds a
/// port.
namespace tcpstate {
inline constexpr int timeWait = 6;
inline constexpr int listen = 10;
} // namespace tcpstate

/// One socket as Linux lists it in /proc/net/tcp and tcp6.
struct ProcTcpRow
{
    SocketAddress local;
    SocketAddress remote;
    int state = 0;
    std::chrono::seconds timeWaitLeft{0}; ///< rounded up; 0 unless the running timer is the one of TIME_WAIT
    bool operator==(const ProcTcpRow &) const = default;
};

/// Reads the text of these files (proc(5)); lines that are not understood, such as the heading, are skipped.
[[nodiscard]] QList<ProcTcpRow> parseProcTcp(QByteArrayView text);

/// What keeps an address and port from being bound.
struct PortHolders
{
    /// From the weakest hold to the strongest.
    enum class Kind : quint8 {
        Nobody,
        TimeWait, ///< only closed connections in TIME_WAIT
        Connections, ///< nobody listens, but connections in other states use the port
        Listener, ///< a program listens there
    };

    Kind kind = Kind::Nobody;
    std::chrono::seconds timeWaitLeft{0}; ///< the longest of all those in TIME_WAIT
    bool operator==(const PortHolders &) const = default;
};

/// Which of these rows prevent binding `address`. A wildcard conflicts with any address of its family, and ::
/// conflicts with IPv4 too, since its sockets also accept IPv4 unless IPV6_V6ONLY is set, which the rows do
/// not show.
[[nodiscard]] PortHolders portHolders(const QList<ProcTcpRow> &rows, const SocketAddress &address);

} // namespace swb
