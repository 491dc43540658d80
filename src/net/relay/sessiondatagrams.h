// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/relay/relayend.h"

namespace swb {

/// For ends with sessions: sends each datagram in its session, until one is refused. `why` is then the
/// reason.
template <typename Send>
[[nodiscard]] DatagramsMoved sendEach(std::span<const OutgoingDatagram> datagrams, Error &why,
                                      const Send &send)
{
    DatagramsMoved moved;
    for (const OutgoingDatagram &datagram : datagrams) {
        why = send(datagram);
        if (why.isError())
            break;
        ++moved.count;
    }
    if (moved.count == 0)
        moved.stop = DatagramsMoved::Stop::Failed;
    return moved;
}

/// Reports a datagram that a session has decrypted.
inline void tellOfOne(RelayEndUser &user, ReceivedDatagram from, QByteArray payload, quint32 droppedBySystem)
{
    from.length = quint32(payload.size());
    user.datagramCame(from, payload.data());
    user.batchOver(droppedBySystem);
}

} // namespace swb
