// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/lanelink.h"
#include "net/loop/descriptorwatcher.h"
#include "net/transport/datagramsocket.h"

#include <vector>

namespace swb {

/// A connected UDP socket. Messages leave in batches with flush(), or when a batch is full.
class DatagramLink final : public LaneLink, private DatagramSocketUser
{
public:
    struct Setting
    {
        SocketFamily sockets;
        SocketAddress target;
        QString name; ///< of the server, for errors
        DescriptorWatcher &watcher;
        DatagramBatch &batch; ///< for reads, shared by all links of a lane
    };

    DatagramLink(LaneLinkUser &user, const ProbeMessages &messages, EndCounters &counters, quint32 index,
                 Setting setting);
    ~DatagramLink() override;

    void open() override;
    [[nodiscard]] bool canSend() const override { return m_socket && !m_blocked; }
    void send(const Probe &probe) override;
    void flush() override;
    void close() override;
    [[nodiscard]] std::optional<WireBytes> wireBytes() const override;
    [[nodiscard]] quint64 kernelDrops() const override;
    [[nodiscard]] bool wasRefused() const override { return m_refused; }

private:
    void socketReady(bool read, bool write) override;
    void receive();

    const Setting m_setting;
    std::unique_ptr<DatagramSocket> m_socket; ///< null before it is open and once it is closed
    std::vector<char> m_memory; ///< of the messages of a batch
    std::vector<OutgoingDatagram> m_out;
    int m_left = 0; ///< of m_out: already sent
    bool m_blocked = false;
    bool m_refused = false; ///< a "port unreachable" was received
    WireBytes m_wire;
};

/// What IP and UDP add to a datagram (RFC 791, RFC 8200, RFC 768), without fragments.
[[nodiscard]] quint64 datagramHeaderBytes(const SocketAddress &address);

} // namespace swb
