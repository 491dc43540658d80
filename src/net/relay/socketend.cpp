// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/socketend.h"

namespace swb {

namespace {

constexpr int batchesPerTurn = 4; // then the other sockets of the thread have theirs

} // namespace

void PlainEnd::socketReady(bool, bool)
{
    int count = DatagramBatch::slots;
    for (int turn = 0; turn < batchesPerTurn && count == DatagramBatch::slots; ++turn) {
        const DatagramsMoved moved = socket().receive(batch());
        count = moved.count;
        if (moved.stop == DatagramsMoved::Stop::Undelivered)
            user().notDelivered();
        for (int index = 0; index < count; ++index)
            user().datagramCame(batch().received(index), batch().bytes(index));
        user().batchOver(batch().droppedBySystem());
    }
}

} // namespace swb
