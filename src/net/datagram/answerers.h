// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/loop/networkthread.h"

#include <QHash>

namespace swb {

/// The peers of a client that sends to a group, to a broadcast address or to several addresses: one
/// conversation each, at most limits::answerers; above that, the one that was silent longest is forgotten.
class Answerers
{
public:
    Answerers(NetworkThread &thread, EndpointId client);
    ~Answerers();
    Q_DISABLE_COPY_MOVE(Answerers)

    /// This address already has a conversation, which somebody else will end.
    void know(const SocketAddress &remote, const Subject &subject);
    /// The conversation with an address that is sent to.
    [[nodiscard]] Subject sentTo(const SocketAddress &remote, const SocketAddress &local);
    /// The conversation of this answer; the first answer of each is logged, with how many there are.
    [[nodiscard]] Subject heardFrom(const SocketAddress &remote, const SocketAddress &local);
    [[nodiscard]] quint64 count() const { return m_count; }

private:
    struct Answerer
    {
        Subject subject;
        qint64 lastHeardNs = 0;
        bool hasAnswered = false;
        bool isOurs = true; ///< ours to end
    };
    using Known = QHash<SocketAddress, Answerer>;

    [[nodiscard]] Known::iterator find(const SocketAddress &remote, const SocketAddress &local);
    [[nodiscard]] Subject add(const SocketAddress &remote, const SocketAddress &local);
    void tellFirst(const SocketAddress &remote, const Subject &subject);
    void end(const Answerer &answerer);
    void makeRoom();

    NetworkThread &m_thread;
    const EndpointId m_client;
    Known m_known;
    quint64 m_count = 0; ///< including forgotten ones
};

} // namespace swb
