// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/loop/networkthread.h"

#include <QHash>

namespace swb {

/// Who has answered a client that sent to a group or to everybody: a conversation each, at most
/// limits::answerers; beyond, the one that was silent longest is forgotten.
class Answerers
{
public:
    Answerers(NetworkThread &thread, EndpointId client);
    ~Answerers();
    Q_DISABLE_COPY_MOVE(Answerers)

    /// The conversation of this answer; the first of each is told in the log, with how many there are.
    [[nodiscard]] Subject heardFrom(const SocketAddress &remote, const SocketAddress &local);
    [[nodiscard]] quint64 count() const { return m_count; }

private:
    struct Answerer
    {
        Subject subject;
        qint64 lastHeardNs = 0;
    };

    [[nodiscard]] Subject add(const SocketAddress &remote, const SocketAddress &local);
    void makeRoom();

    NetworkThread &m_thread;
    const EndpointId m_client;
    QHash<SocketAddress, Answerer> m_known;
    quint64 m_count = 0; ///< those forgotten included
};

} // namespace swb
