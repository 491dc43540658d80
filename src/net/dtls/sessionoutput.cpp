// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/sessionoutput.h"

namespace swb {

/// QDtls calls write() of a socket that is connected, and writeDatagram() of others, which cannot be
/// overridden.
SessionOutput::SessionOutput(DatagramSocket &socket, const SocketAddress &peer, const SocketAddress &from,
                             std::function<void()> undelivered)
    : m_socket(socket)
    , m_peer(peer)
    , m_from(from)
    , m_undelivered(std::move(undelivered))
{
    setOpenMode(ReadWrite | Unbuffered);
    setSocketState(ConnectedState);
}

SessionOutput::~SessionOutput()
{
    setSocketState(UnconnectedState); // there is nothing to disconnect
}

qint64 SessionOutput::writeData(const char *bytes, qint64 size)
{
    m_hasWritten = true;
    const OutgoingDatagram datagram{{bytes, size}, m_peer, m_from};
    DatagramsMoved moved = m_socket.send(datagram);
    if (moved.stop == DatagramsMoved::Stop::Undelivered) { // an earlier one; this one was not tried
        if (m_undelivered)
            m_undelivered();
        moved = m_socket.send(datagram);
    }
    return moved.count == 1 ? size : -1;
}

} // namespace swb
