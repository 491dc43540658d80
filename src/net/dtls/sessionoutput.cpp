// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/sessionoutput.h"

#include <optional>

namespace swb {

/// QDtls calls write() on a connected socket, and writeDatagram(), which cannot be overridden, on others.
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

void SessionOutput::logTo(LogWriter &writer, const Subject &wire)
{
    m_writer = &writer;
    m_wire = wire;
}

void SessionOutput::logRead(QByteArrayView datagram)
{
    if (m_writer)
        m_writer->data(m_wire, Direction::In, datagram);
}

qint64 SessionOutput::writeData(const char *bytes, qint64 size)
{
    m_hasWritten = true;
    std::optional<LogWriter::Call> call;
    if (m_writer)
        call.emplace(*m_writer);
    const OutgoingDatagram datagram{{bytes, size}, m_peer, m_from};
    DatagramsMoved moved = m_socket.send(datagram);
    if (moved.stop == DatagramsMoved::Stop::Undelivered) { // an earlier one; this one was not tried
        if (m_undelivered)
            m_undelivered();
        moved = m_socket.send(datagram);
    }
    if (moved.count != 1)
        return -1;
    if (m_writer)
        m_writer->data(m_wire, Direction::Out, datagram.bytes);
    return size;
}

} // namespace swb
