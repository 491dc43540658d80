// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/laneserver.h"
#include "net/loop/descriptorwatcher.h"
#include "net/socket/descriptor.h"
#include "net/transport/datagrambatch.h"

#include <vector>

namespace swb {

/// The UDP server of a lane: reads and answers in batches on one socket.
class DatagramLaneServer final : public LaneServer, private DescriptorHandler
{
public:
    DatagramLaneServer(NetworkThread &home, const Work &work, Lane lane);
    ~DatagramLaneServer() override;

    [[nodiscard]] Result<SocketAddress> listen() override;
    void close() override;

private:
    void descriptorReady(Ready ready) override;
    void receive();
    void send();
    [[nodiscard]] quint64 kernelDrops() const override;
    [[nodiscard]] int descriptor() const { return m_socket.get(); }

    Descriptor m_socket;
    DatagramBatch m_batch;
    std::vector<char> m_answers; ///< those to one batch
    int m_sent = 0; ///< of the answers that wait
};

} // namespace swb
