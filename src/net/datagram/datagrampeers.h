// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/engine/reports.h"
#include "net/loop/networkthread.h"

#include <QHash>
#include <functional>

namespace swb {

/// One address that has sent datagrams to a server.
struct DatagramPeer
{
    PeerStatus status;
    Subject subject;
    std::shared_ptr<TrafficCounters> counters;
    qint64 lastHeardNs = 0;
};

/// The peers of one datagram server, bounded: when the table is full, the tenth that was silent longest goes.
class DatagramPeers
{
public:
    /// Makes the record of a new peer, for users who keep more about theirs.
    using Make = std::function<std::shared_ptr<DatagramPeer>()>;

    DatagramPeers(NetworkThread &thread, Reports &reports, EndpointId server, Transport transport, int limit,
                  Make make = std::make_shared<DatagramPeer>);

    /// The peer of this address, made where it is new; its clock is set to now.
    [[nodiscard]] const std::shared_ptr<DatagramPeer> &heardFrom(const SocketAddress &address,
                                                                 const SocketAddress &local);
    [[nodiscard]] DatagramPeer *find(ConversationId id);
    void forEach(const std::function<void(DatagramPeer &)> &function);
    void forget(ConversationId id, const QString &why);
    void forgetIdleSince(qint64 timeNs, const QString &why);
    void forgetAll();
    [[nodiscard]] qsizetype count() const { return m_peers.size(); }

private:
    void add(const SocketAddress &address, const SocketAddress &local);
    void makeRoom();
    void end(DatagramPeer &peer, const QString &why);

    NetworkThread &m_thread;
    Reports &m_reports;
    const EndpointId m_server;
    const Transport m_transport;
    const int m_limit;
    const Make m_make;
    QHash<SocketAddress, std::shared_ptr<DatagramPeer>> m_peers;
    QHash<quint32, std::shared_ptr<DatagramPeer>> m_byId;
    std::shared_ptr<DatagramPeer> m_last; ///< of the datagram before; most often it is the same again
};

} // namespace swb
