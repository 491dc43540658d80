// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/laneserver.h"
#include "net/transport/datagramsocket.h"

#include <vector>

namespace swb {

/// The UDP server of a lane: reads and answers in batches on one socket.
class DatagramLaneServer final : public LaneServer, private DatagramSocketUser
{
public:
    DatagramLaneServer(NetworkThread &home, const Work &work, Lane lane);
    ~DatagramLaneServer() override;

    [[nodiscard]] Result<SocketAddress> listen() override;
    void close() override;

private:
    void socketReady(bool read, bool write) override;
    void receive();
    void send();
    [[nodiscard]] quint64 kernelDrops() const override;

    std::unique_ptr<DatagramSocket> m_socket;
    DatagramBatch m_batch;
    std::vector<char> m_answers; ///< answers to one batch
    int m_sent = 0; ///< of the waiting answers
};

} // namespace swb
