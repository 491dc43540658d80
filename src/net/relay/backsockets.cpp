// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/backsockets.h"

#include "net/socket/descriptors.h"
#include "net/socket/opensocket.h"
#include "net/socket/sockaddr.h"

#include <cerrno>
#include <limits>
#include <sys/socket.h>

namespace swb {

namespace {

/// The system draws a port at random, so that where half of them rest, one open in a million meets only
/// those.
constexpr int attempts = 20;

} // namespace

BackSockets::Opened BackSockets::open(const SocketAddress &target, int hops, qint64 nowNs)
{
    std::vector<Descriptor> resting; // open until the end, so that the next attempt gets another port
    while (resting.size() < attempts) {
        Descriptor socket = connectingSocket(target, SOCK_DGRAM, hops);
        if (!socket.isOpen() || errno != 0)
            return {{}, 0, errno};
        const quint16 port = localAddressOf(socket.get()).port;
        if (!rests(port, nowNs))
            return {std::move(socket), port, 0};
        resting.push_back(std::move(socket));
    }
    return {{}, 0, EAGAIN};
}

void BackSockets::closed(quint16 port, qint64 nowNs)
{
    if (m_restsUntilNs.empty())
        m_restsUntilNs.assign(size_t(std::numeric_limits<quint16>::max()) + 1, 0);
    m_restsUntilNs[port] = nowNs + rest.count();
}

bool BackSockets::rests(quint16 port, qint64 nowNs) const
{
    return !m_restsUntilNs.empty() && m_restsUntilNs[port] > nowNs;
}

} // namespace swb
