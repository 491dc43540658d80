// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/relay/socketend.h"

namespace swb {

/// Plain datagrams: they are forwarded as they are.
class PlainEnd final : public SocketEnd, private DatagramSocketUser
{
public:
    /// The batch is the relay's.
    PlainEnd(DatagramBatch &batch, RelayEndUser &user)
        : m_batch(batch)
        , m_user(user)
    { }

    [[nodiscard]] DatagramSocketUser &socketUser() override { return *this; }
    void take(std::unique_ptr<DatagramSocket> socket) override { m_socket = std::move(socket); }
    void start() override { m_socket->watch(true, false); }
    void stop() override { m_socket->watch(false, false); }
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override
    {
        return m_socket->send(datagrams);
    }
    [[nodiscard]] Error whyNotSent() const override { return m_socket->error(Operation::Send, {}); }
    [[nodiscard]] SocketAddress local() const override { return m_socket->local(); }
    [[nodiscard]] const AppliedOptions &applied() const override { return m_socket->applied(); }
    [[nodiscard]] quint32 droppedBySystem() const override { return m_socket->droppedBySystem(); }

private:
    void socketReady(bool read, bool write) override;

    DatagramBatch &m_batch;
    RelayEndUser &m_user;
    std::unique_ptr<DatagramSocket> m_socket;
};

} // namespace swb
