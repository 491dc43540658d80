// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/mutedpeers.h"

#include <algorithm>

namespace swb {
namespace {

/// On one computer every conversation has the same server, so the calling end distinguishes them.
const SocketAddress &namingEnd(const Conversation &conversation)
{
    const bool isWithin = conversation.remote.isLoopback();
    return endOf(conversation.role) == Role::Client && isWithin ? conversation.local : conversation.remote;
}

} // namespace

QString LogPeer::name() const
{
    return label % u' ' % address.toString();
}

FilterNode LogPeer::test() const
{
    FilterNode node;
    node.kind = FilterNode::Kind::Test;
    node.field = FilterField::Conv;
    node.op = FilterOperator::Equal;
    node.value.bytes = label.toUtf8();
    return node;
}

std::optional<LogPeer> peerOf(const MessageLog &log, ConversationId side)
{
    const Conversation conversation = log.conversation(side);
    if (conversation.id == ConversationId::None)
        return std::nullopt;
    return LogPeer{conversation.label(), namingEnd(conversation)};
}

std::optional<LogPeer> peerOf(const MessageLog &log, quint64 event)
{
    std::optional<LogPeer> peer;
    log.forEach(event, event + 1, [&](const Event &found) {
        peer = peerOf(log, found.conversation);
        return false;
    });
    return peer;
}

void MutedPeers::mute(const LogPeer &peer)
{
    const bool isKnown
        = std::ranges::any_of(m_peers, [&peer](const LogPeer &muted) { return muted.label == peer.label; });
    if (!isKnown)
        m_peers.append(peer);
}

std::optional<Filter> MutedPeers::filter() const
{
    if (m_peers.isEmpty())
        return std::nullopt;
    std::vector<FilterNode> tests;
    for (const LogPeer &peer : m_peers)
        tests.push_back(peer.test());
    return anyOf(std::move(tests));
}

std::optional<LogPeer> MutedPeers::mutedOf(const MessageLog &log, quint64 event) const
{
    const std::optional<LogPeer> peer = peerOf(log, event);
    const auto muted = std::ranges::find_if(
        m_peers, [&peer](const LogPeer &each) { return peer && each.label == peer->label; });
    return muted == m_peers.end() ? std::nullopt : std::optional(*muted);
}

} // namespace swb
