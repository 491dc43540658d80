// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagrampeers.h"

#include "core/log/messagelog.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

DatagramPeers::DatagramPeers(NetworkThread &thread, Reports &reports, EndpointId server, Transport transport,
                             int limit, Role role, Make make)
    : m_thread(thread)
    , m_reports(reports)
    , m_server(server)
    , m_transport(transport)
    , m_limit(limit)
    , m_role(role)
    , m_make(std::move(make))
{ }

const std::shared_ptr<DatagramPeer> &
DatagramPeers::heardFrom(const SocketAddress &address, const PacketInfo &info, const SocketAddress &bound)
{
    const DatagramEnds ends = endsOf(address, info, bound);
    if (!m_last || endsOf(*m_last) != ends)
        m_last = m_peers.value(ends);
    if (!m_last)
        add(ends, info.local);
    m_last->lastHeardNs = m_thread.log().nowNs();
    return m_last;
}

DatagramPeer *DatagramPeers::find(const SocketAddress &address, const PacketInfo &info,
                                  const SocketAddress &bound)
{
    return m_peers.value(endsOf(address, info, bound)).get();
}

DatagramEnds DatagramPeers::endsOf(const SocketAddress &address, const PacketInfo &info,
                                   const SocketAddress &bound)
{
    DatagramEnds ends{address, info.destination.isNull() ? bound : info.destination};
    ends.local.port = bound.port;
    return ends;
}

DatagramEnds DatagramPeers::endsOf(const DatagramPeer &peer)
{
    return {peer.status.conversation.remote, peer.status.conversation.local};
}

void DatagramPeers::add(const DatagramEnds &ends, const SocketAddress &answersFrom)
{
    if (m_peers.size() >= m_limit)
        forgetOldest();
    auto peer = m_make();
    Conversation conversation;
    conversation.endpoint = m_server;
    conversation.role = m_role;
    conversation.transport = m_transport;
    conversation.local = ends.local;
    conversation.remote = ends.remote;
    const ConversationId id = m_thread.log().addConversation(conversation);
    peer->counters = std::make_shared<TrafficCounters>();
    peer->status.conversation = m_thread.log().conversation(id);
    peer->status.counters = peer->counters;
    peer->status.openedNs = m_thread.log().nowNs();
    peer->subject = {m_server, id, m_transport};
    peer->answersFrom = answersFrom;
    m_peers.insert(ends, peer);
    m_byId.insert(quint32(id), peer);
    m_reports.reportPeer(peer->status);
    m_last = peer;
}

bool DatagramPeers::makeRoom()
{
    if (m_peers.size() < 2)
        return false;
    forgetOldest();
    return true;
}

void DatagramPeers::forgetOldest()
{
    std::vector<std::pair<qint64, ConversationId>> byAge;
    for (const auto &peer : std::as_const(m_peers))
        byAge.emplace_back(peer->lastHeardNs, peer->subject.conversation);
    const auto going = byAge.begin() + qMax(qsizetype(1), m_peers.size() / 10);
    std::nth_element(byAge.begin(), going - 1, byAge.end());
    for (auto it = byAge.begin(); it != going; ++it)
        forget(it->second,
               QCoreApplication::translate("DatagramPeers", "forgotten to make space for a new peer"));
}

DatagramPeer *DatagramPeers::find(ConversationId id)
{
    return m_byId.value(quint32(id)).get();
}

void DatagramPeers::forEach(const std::function<void(DatagramPeer &)> &function)
{
    const auto peers = m_byId; // the function may forget some
    for (const auto &peer : peers)
        function(*peer);
}

void DatagramPeers::forget(ConversationId id, const QString &why)
{
    const auto peer = m_byId.take(quint32(id));
    if (!peer)
        return;
    m_peers.remove(endsOf(*peer));
    if (m_last == peer)
        m_last.reset();
    end(*peer, why);
}

void DatagramPeers::forgetIdleSince(qint64 timeNs, const QString &why)
{
    forEach([&](const DatagramPeer &peer) {
        if (peer.lastHeardNs < timeNs)
            forget(peer.subject.conversation, why);
    });
}

void DatagramPeers::forgetAll()
{
    forEach([this](const DatagramPeer &peer) { forget(peer.subject.conversation, {}); });
}

void DatagramPeers::end(DatagramPeer &peer, const QString &why)
{
    if (!isOver(peer.status.state))
        peer.status.state = LinkState::Closed;
    peer.status.closedNs = m_thread.log().nowNs();
    if (!why.isEmpty())
        m_thread.writer().event(peer.subject, EventKind::Note, Severity::Note, Direction::None,
                                {why, {}, {}});
    peer.forgotten();
    m_thread.log().endConversation(peer.subject.conversation);
    m_reports.reportPeer(peer.status);
}

} // namespace swb
