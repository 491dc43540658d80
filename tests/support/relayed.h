// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/enginefixture.h"
#include "support/rawsocket.h"

#include "core/values/capabilities.h"

#include <functional>
#include <thread>

namespace swb::test {

/// An engine with a relay in front of a socket that belongs to the test.
struct Relayed : EngineFixture
{
    explicit Relayed(int type = SOCK_DGRAM)
        : target(RawSocket::boundTo(QStringLiteral("127.0.0.1"), type))
        , m_transport(type == SOCK_DGRAM ? Transport::Udp : Transport::Tcp)
    {
        if (type == SOCK_STREAM)
            target.listen();
        connect(engine.get(), &Engine::relayChanged, this, [this](const RelayStatus &s) { status = s; });
        connect(engine.get(), &Engine::relayHeldChanged, this, [this](const RelayHeld &h) { held = h; });
    }

    void relay(RelaySettings settings = {})
    {
        settings.listen = {m_transport, QStringLiteral("127.0.0.1"), 0};
        settings.target = {m_transport, QStringLiteral("127.0.0.1"), target.local().port};
        id = startRelay(settings);
        QTRY_VERIFY(status.state != ServerState::Starting);
        QCOMPARE(status.state, ServerState::Listening);
    }
    [[nodiscard]] RawSocket client() const
    {
        return RawSocket::connectedTo(status.bound, m_transport == Transport::Udp ? SOCK_DGRAM : SOCK_STREAM);
    }
    /// What has reached the target once the relay has handled this many datagrams; on loopback, whatever was
    /// sent has arrived.
    QList<QByteArray> receiveAll(quint64 sent)
    {
        [&] {
            QTRY_COMPARE(status.counters->toServer.received.load(), sent);
            QTRY_COMPARE(status.counters->toServer.waiting.load(), 0U);
        }();
        QList<QByteArray> all;
        QByteArray bytes(65'536, '\0');
        for (;;) {
            const ssize_t size
                = ::recv(target.descriptor(), bytes.data(), size_t(bytes.size()), MSG_DONTWAIT);
            if (size < 0)
                return all;
            all.append(bytes.first(size));
        }
    }

    RawSocket target;
    RelayStatus status;
    RelayHeld held;
    EndpointId id = EndpointId::None;

private:
    Transport m_transport;
};

/// Why the tested sockets cannot do this; empty if they can.
inline QString absent(Capability capability)
{
    return whyAbsent(capability, EngineFixture::familyOf(),
                     capability < Capability::RefusalsHeard ? Transport::Tcp : Transport::Udp);
}

inline RelaySettings with(const std::function<void(Impairment &)> &set)
{
    RelaySettings settings;
    set(settings.impairment.toServer);
    set(settings.impairment.toClient);
    settings.impairment.seed = 7;
    return settings;
}

/// Echoes datagrams of one socket to their senders until an empty one arrives.
inline void echo(const RawSocket &socket)
{
    QByteArray bytes(65'536, '\0');
    for (;;) {
        SockAddr from;
        const ssize_t size = ::recvfrom(socket.descriptor(), bytes.data(), size_t(bytes.size()), 0,
                                        from.get(), &from.length);
        if (size <= 0)
            return;
        ::sendto(socket.descriptor(), bytes.data(), size_t(size), 0, from.get(), from.length);
    }
}

/// Runs that during its lifetime.
class Echoing
{
public:
    explicit Echoing(const RawSocket &socket)
        : m_at(socket.local())
        , m_thread([&socket] { echo(socket); })
    { }
    ~Echoing()
    {
        RawSocket::connectedTo(m_at, SOCK_DGRAM).send(QByteArray());
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Echoing)

private:
    const SocketAddress m_at;
    std::thread m_thread;
};

} // namespace swb::test
