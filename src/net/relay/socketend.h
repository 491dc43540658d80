// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/relay/relayend.h"
#include "net/transport/datagramsocket.h"

namespace swb {

/// An end that has a socket of its own.
class SocketEnd : public RelayEnd, public DatagramSocketUser
{
public:
    /// Bound or connected; this is whom it tells. Comes before all else.
    void take(std::unique_ptr<DatagramSocket> socket) { m_socket = std::move(socket); }

    void stop() override { m_socket->watch(false, false); }
    [[nodiscard]] SocketAddress local() const override { return m_socket->local(); }
    [[nodiscard]] quint32 droppedBySystem() const override { return m_socket->droppedBySystem(); }

protected:
    /// The batch is that of the relay.
    SocketEnd(DatagramBatch &batch, RelayEndUser &user)
        : m_batch(batch)
        , m_user(user)
    { }

    [[nodiscard]] DatagramSocket &socket() const { return *m_socket; }
    [[nodiscard]] DatagramBatch &batch() { return m_batch; }
    [[nodiscard]] RelayEndUser &user() { return m_user; }

private:
    DatagramBatch &m_batch;
    RelayEndUser &m_user;
    std::unique_ptr<DatagramSocket> m_socket;
};

/// Plain datagrams: what comes is what they mean.
class PlainEnd final : public SocketEnd
{
public:
    PlainEnd(DatagramBatch &batch, RelayEndUser &user)
        : SocketEnd(batch, user)
    { }

    void start() override { socket().watch(true, false); }
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override
    {
        return socket().send(datagrams);
    }
    [[nodiscard]] Error whyNotSent() const override { return socket().error(Operation::Send, {}); }

private:
    void socketReady(bool read, bool write) override;
};

} // namespace swb
