// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/answeringsocket.h"

#include "net/transport/native/datagramcalls.h"

namespace swb {

/// QDtls calls write() of a socket that is connected, and writeDatagram() of others, which cannot be
/// overridden.
AnsweringSocket::AnsweringSocket(int descriptor, const SocketAddress &peer, const SocketAddress &from)
    : m_descriptor(descriptor)
    , m_peer(peer)
    , m_source(from)
{
    setOpenMode(ReadWrite | Unbuffered);
    setSocketState(ConnectedState);
}

AnsweringSocket::~AnsweringSocket()
{
    setSocketState(UnconnectedState); // there is nothing to disconnect
}

qint64 AnsweringSocket::writeData(const char *bytes, qint64 size)
{
    m_hasWritten = true;
    const OutgoingDatagram datagram{{bytes, size}, m_peer, m_source};
    return sendDatagrams(m_descriptor, {&datagram, 1}) == 1 ? size : -1;
}

} // namespace swb
