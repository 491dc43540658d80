// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/datagram/replyrule.h"
#include "net/engine/reports.h"
#include "net/loop/networkthread.h"
#include "net/transport/datagramends.h"
#include "net/transport/packetinfo.h"

#include <QHash>
#include <functional>

namespace swb {

/// One address that has sent datagrams to a server, or one for each address of the server that it sent to.
struct DatagramPeer
{
    DatagramPeer() = default;
    virtual ~DatagramPeer() = default;
    Q_DISABLE_COPY_MOVE(DatagramPeer)
    /// It has been removed from the table; its conversation ends after this.
    virtual void forgotten() { }

    PeerStatus status;
    Subject subject;
    std::shared_ptr<TrafficCounters> counters;
    SocketAddress answersFrom; ///< port 0; null: the system chooses
    ReplyRule replyRule;
    qint64 lastHeardNs = 0;
};

/// The peers of one datagram server, bounded: when the table is full, the tenth that was silent longest is
/// removed.
class DatagramPeers
{
public:
    /// Makes the record of a new peer, for users who keep more data about theirs.
    using Make = std::function<std::shared_ptr<DatagramPeer>()>;

    DatagramPeers(NetworkThread &thread, Reports &reports, EndpointId server, Transport transport, int limit,
                  Role role = Role::Server, Make make = std::make_shared<DatagramPeer>);

    /// The peer with this address that sent to this local address, created if new; its last-heard time is set
    /// to now. `bound` is what the socket is bound to, used for what the kernel has not reported.
    [[nodiscard]] const std::shared_ptr<DatagramPeer> &
    heardFrom(const SocketAddress &address, const PacketInfo &info, const SocketAddress &bound);
    /// Forgets the tenth that was silent longest, but never the last one; returns whether there was any.
    bool makeRoom();
    [[nodiscard]] DatagramPeer *find(ConversationId id);
    /// The one that heardFrom() would return; null if it would be new.
    [[nodiscard]] DatagramPeer *find(const SocketAddress &address, const PacketInfo &info,
                                     const SocketAddress &bound);
    void forEach(const std::function<void(DatagramPeer &)> &function);
    void forget(ConversationId id, const QString &why);
    void forgetIdleSince(qint64 timeNs, const QString &why);
    void forgetAll();
    [[nodiscard]] qsizetype count() const { return m_peers.size(); }

private:
    [[nodiscard]] static DatagramEnds endsOf(const SocketAddress &address, const PacketInfo &info,
                                             const SocketAddress &bound);
    void add(const DatagramEnds &ends, const SocketAddress &answersFrom);
    [[nodiscard]] static DatagramEnds endsOf(const DatagramPeer &peer);
    void forgetOldest();
    void end(DatagramPeer &peer, const QString &why);

    NetworkThread &m_thread;
    Reports &m_reports;
    const EndpointId m_server;
    const Transport m_transport;
    const int m_limit;
    const Role m_role; ///< which end the conversations with them are
    const Make m_make;
    QHash<DatagramEnds, std::shared_ptr<DatagramPeer>> m_peers;
    QHash<quint32, std::shared_ptr<DatagramPeer>> m_byId;
    std::shared_ptr<DatagramPeer> m_last; ///< of the previous datagram; usually it is the same again
};

} // namespace swb
