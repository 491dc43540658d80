// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/answeringsocket.h"

namespace swb {

/// QDtls calls write() of a socket that is connected, and writeDatagram() of others, which cannot be
/// overridden.
AnsweringSocket::AnsweringSocket(int descriptor, const SocketAddress &peer, const SocketAddress &from)
    : m_descriptor(descriptor)
    , m_peer(toSockAddr(peer))
    , m_source(sourceControl(from, m_peer.storage.ss_family))
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
    iovec content{const_cast<char *>(bytes), size_t(size)};
    msghdr message{};
    message.msg_name = const_cast<sockaddr_storage *>(&m_peer.storage);
    message.msg_namelen = m_peer.length;
    message.msg_iov = &content;
    message.msg_iovlen = 1;
    if (m_source.length > 0) {
        message.msg_control = const_cast<char *>(m_source.bytes.data());
        message.msg_controllen = m_source.length;
    }
    return ::sendmsg(m_descriptor, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
}

} // namespace swb
