// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/mutedpeers.h"

#include <algorithm>
#include <iterator>

namespace swb {
namespace {

/// On one computer every conversation has the same server, so the calling end distinguishes them.
const SocketAddress &namingEnd(const Conversation &conversation)
{
    const bool isWithin = conversation.remote.isLoopback();
    return endOf(conversation.role) == Role::Client && isWithin ? conversation.local : conversation.remote;
}

AddressPattern anyPortOf(const SocketAddress &address)
{
    AddressPattern pattern;
    pattern.address = address;
    return pattern;
}

FilterNode computerTest(FilterField field, const SocketAddress &address)
{
    FilterNode node;
    node.kind = FilterNode::Kind::Test;
    node.field = field;
    node.op = FilterOperator::Equal;
    node.value.address = anyPortOf(address);
    return node;
}

Conversation conversationOf(const MessageLog &log, quint64 event)
{
    Conversation conversation;
    log.forEach(event, event + 1, [&](const Event &found) {
        conversation = log.conversation(found.conversation);
        return false;
    });
    return conversation;
}

} // namespace

QString LogPeer::name() const
{
    return isComputer() ? address.ip() : QString(label % u' ' % address.toString());
}

FilterNode LogPeer::test() const
{
    if (isComputer())
        return anyOf({computerTest(FilterField::Src, address), computerTest(FilterField::Dst, address)})
            .tree();
    FilterNode node;
    node.kind = FilterNode::Kind::Test;
    node.field = FilterField::Conv;
    node.op = FilterOperator::Equal;
    node.value.bytes = label.toUtf8();
    return node;
}

bool LogPeer::has(const Conversation &conversation) const
{
    if (conversation.id == ConversationId::None)
        return false;
    const AddressPattern pattern = anyPortOf(address);
    return isComputer() ? pattern.matches(conversation.local) || pattern.matches(conversation.remote)
                        : conversation.label() == label;
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
    return peerOf(log, conversationOf(log, event).id);
}

std::optional<LogPeer> computerOf(const MessageLog &log, quint64 event)
{
    const Conversation conversation = conversationOf(log, event);
    SocketAddress computer = conversation.remote;
    computer.port = 0;
    const bool isOther = !computer.isNull() && !computer.isLoopback() && !computer.isMulticast()
        && !anyPortOf(computer).matches(conversation.local);
    return isOther ? std::optional(LogPeer{{}, computer}) : std::nullopt;
}

void MutedPeers::mute(const LogPeer &peer)
{
    const bool isKnown = std::ranges::any_of(m_peers, [&peer](const LogPeer &muted) {
        return muted.label == peer.label && (!peer.isComputer() || muted.address == peer.address);
    });
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

QList<LogPeer> MutedPeers::mutedBy(const MessageLog &log, quint64 event) const
{
    const Conversation conversation = conversationOf(log, event);
    QList<LogPeer> found;
    std::ranges::copy_if(m_peers, std::back_inserter(found),
                         [&conversation](const LogPeer &peer) { return peer.has(conversation); });
    return found;
}

} // namespace swb
