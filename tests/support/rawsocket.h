// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "net/socket/sockaddr.h"
#include "net/socket/socketcalls.h"
#include "support/patience.h"

#include <QByteArray>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace swb::test {

/// A blocking socket as a student would write it, to be the engine's peer. Every call gives up when the
/// test's patience is over.
class RawSocket
{
public:
    explicit RawSocket(int descriptor)
        : m_descriptor(descriptor)
    {
        const timeval patience{patienceLeftMs() / 1000, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    }
    RawSocket(SocketAddress::Family family, int type)
        : RawSocket(
            ::socket(family == SocketAddress::Family::IPv6 ? AF_INET6 : AF_INET, type | SOCK_CLOEXEC, 0))
    { }
    static RawSocket connectedTo(const SocketAddress &address, int type = SOCK_STREAM)
    {
        RawSocket socket(address.family, type);
        SockAddr to = toSockAddr(address);
        if (::connect(socket.m_descriptor, to.get(), to.length) != 0)
            socket.close();
        return socket;
    }
    static RawSocket boundTo(const QString &ip, int type, quint16 port = 0)
    {
        const SocketAddress address = SocketAddress::fromIp(ip, port);
        RawSocket socket(address.family, type);
        SockAddr at = toSockAddr(address);
        if (::bind(socket.m_descriptor, at.get(), at.length) != 0)
            socket.close();
        return socket;
    }
    RawSocket(RawSocket &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    ~RawSocket() { close(); }
    Q_DISABLE_COPY(RawSocket)

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] SocketAddress local() const { return localAddressOf(m_descriptor); }
    void listen(int backlog = 5) { ::listen(m_descriptor, backlog); }
    RawSocket accept() { return RawSocket(::accept(m_descriptor, nullptr, nullptr)); }

    /// The number of bytes sent; all of them unless the other side is gone or does not read for that long.
    qsizetype send(const QByteArray &bytes, int flags = 0)
    {
        qsizetype done = 0;
        do {
            const ssize_t sent = ::send(m_descriptor, bytes.constData() + done, size_t(bytes.size() - done),
                                        flags | MSG_NOSIGNAL);
            if (sent < 0)
                break;
            done += sent;
        } while (done < bytes.size());
        return done;
    }
    /// One recv of at most this many bytes; empty at the end of the stream and on an error.
    QByteArray receive(qsizetype most = 65'536)
    {
        QByteArray bytes(most, Qt::Uninitialized);
        const ssize_t got = ::recv(m_descriptor, bytes.data(), size_t(most), 0);
        m_lastError = got < 0 ? errno : 0;
        if (m_lastError == EAGAIN)
            hasWaitedInVain = true;
        bytes.resize(qMax(got, ssize_t(0)));
        return bytes;
    }
    /// Exactly this many bytes, or fewer if the stream ends first.
    QByteArray receiveExactly(qsizetype count)
    {
        QByteArray all;
        while (all.size() < count) {
            const QByteArray more = receive(count - all.size());
            if (more.isEmpty())
                break;
            all += more;
        }
        return all;
    }
    QByteArray receiveToEnd()
    {
        QByteArray all;
        for (QByteArray more = receive(); !more.isEmpty(); more = receive())
            all += more;
        return all;
    }
    [[nodiscard]] int lastError() const { return m_lastError; }
    void finish() { ::shutdown(m_descriptor, SHUT_WR); }
    void reset()
    {
        const linger atOnce{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        close();
    }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
    int m_lastError = 0;
};

} // namespace swb::test
