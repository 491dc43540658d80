// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversationbook.h"

#include <tuple>

namespace swb {

namespace {

/// The same key whichever end asks.
std::pair<SocketAddress, SocketAddress> pairOf(const Conversation &conversation)
{
    const auto &a = conversation.local;
    const auto &b = conversation.remote;
    return std::tie(a.family, a.bytes, a.port) < std::tie(b.family, b.bytes, b.port) ? std::pair(a, b)
                                                                                     : std::pair(b, a);
}

} // namespace

ConversationId ConversationBook::add(Conversation conversation)
{
    NumberInUse &known = m_numbers[pairOf(conversation)];
    const quint8 role = quint8(1U << quint8(endOf(conversation.role)));
    if (known.number == 0 || (known.roles & role)) // the same side again: the addresses are being reused
        known = NumberInUse{++m_lastNumber, 0, known.live};
    known.roles |= role;
    ++known.live;
    conversation.number = known.number;
    conversation.id = ConversationId(++m_lastId);
    m_entries.emplace(m_lastId, Entry{conversation, 0, {}});
    return conversation.id;
}

void ConversationBook::end(ConversationId id, qint64 nowNs)
{
    const auto found = m_entries.find(quint32(id));
    if (found == m_entries.end() || found->second.endNs)
        return;
    found->second.endNs = nowNs;
    m_ended.push_back(quint32(id));
    freeNumber(found->second.conversation);
}

void ConversationBook::freeNumber(const Conversation &conversation)
{
    const auto number = m_numbers.find(pairOf(conversation));
    if (number != m_numbers.end() && --number->live <= 0)
        m_numbers.erase(number);
}

const Conversation *ConversationBook::find(ConversationId id) const
{
    const auto found = m_entries.find(quint32(id));
    return found == m_entries.end() ? nullptr : &found->second.conversation;
}

std::optional<qint64> ConversationBook::endNs(ConversationId id) const
{
    const auto found = m_entries.find(quint32(id));
    return found == m_entries.end() ? -1 : found->second.endNs;
}

void ConversationBook::noteEvent(ConversationId id, quint64 event)
{
    if (id == ConversationId::None)
        return;
    if (!m_latest || m_latest->conversation.id != id) {
        const auto found = m_entries.find(quint32(id));
        if (found == m_entries.end())
            return;
        m_latest = &found->second;
    }
    m_latest->lastEvent = event;
}

void ConversationBook::noteMerged(qint64 timeNs)
{
    for (; !m_ended.empty(); m_ended.pop_front()) {
        const Entry &entry = m_entries.at(m_ended.front());
        if (*entry.endNs > timeNs)
            return;
        m_over.push({entry.lastEvent, m_ended.front()});
    }
}

void ConversationBook::releaseBefore(quint64 event)
{
    while (!m_over.empty() && m_over.top().lastEvent < event) {
        const Over over = m_over.top();
        m_over.pop();
        const auto found = m_entries.find(over.id);
        if (found->second.lastEvent >= event) { // one has arrived late
            m_over.push({found->second.lastEvent, over.id});
            continue;
        }
        if (m_latest == &found->second)
            m_latest = nullptr;
        m_entries.erase(found);
    }
}

} // namespace swb
