// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/plainend.h"

namespace swb {

namespace {

constexpr int batchesPerTurn = 4; // then it is the turn of the thread's other sockets

} // namespace

void PlainEnd::socketReady(bool, bool)
{
    int count = DatagramBatch::slots;
    for (int turn = 0; turn < batchesPerTurn && count == DatagramBatch::slots; ++turn) {
        const DatagramsMoved moved = m_socket->receive(m_batch);
        count = moved.count;
        if (moved.stop == DatagramsMoved::Stop::Undelivered)
            m_user.notDelivered();
        for (int index = 0; index < count; ++index)
            m_user.datagramCame(m_batch.received(index), m_batch.bytes(index));
        m_user.batchOver(m_batch.droppedBySystem());
    }
}

} // namespace swb
