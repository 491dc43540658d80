// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/messagelog.h"

#include "core/log/logstore.h"
#include "core/log/logwriter.h"

namespace swb {

MessageLog::MessageLog(qint64 memoryBudget)
    : m_store(std::make_shared<LogStore>(memoryBudget))
    , m_annotations(std::make_unique<Annotations>())
{ }

MessageLog::MessageLog(std::shared_ptr<const EventArchive> archive, const QDateTime &began)
    : m_store(std::make_shared<LogStore>(std::move(archive), began))
    , m_annotations(std::make_unique<Annotations>())
{ }

MessageLog::~MessageLog() = default;

std::unique_ptr<LogWriter> MessageLog::makeWriter()
{
    return std::make_unique<LogWriter>(m_store);
}

void MessageLog::collect()
{
    m_store->collect();
}

void MessageLog::setArchive(std::shared_ptr<const EventArchive> archive)
{
    m_store->setArchive(std::move(archive));
}

quint64 MessageLog::firstInMemory() const
{
    return m_store->firstInMemory();
}

quint64 MessageLog::firstId() const
{
    return m_store->firstId();
}

quint64 MessageLog::endId() const
{
    return m_store->endId();
}

std::optional<Event> MessageLog::at(quint64 id) const
{
    std::optional<Event> found;
    m_store->forEach(id, id + 1, [&](const Event &event) {
        if (event.id == id) {
            found = event;
            found->payload.detach(); // the view it came with ends with this call
        }
        return false;
    });
    return found;
}

void MessageLog::forEach(quint64 from, quint64 to, const EventVisitor &visit) const
{
    m_store->forEach(from, to, visit);
}

ConversationId MessageLog::addConversation(const Conversation &conversation)
{
    return m_store->addConversation(conversation);
}

void MessageLog::endConversation(ConversationId id)
{
    m_store->endConversation(id);
}

qint64 MessageLog::conversationEndNs(ConversationId id) const
{
    return m_store->conversationEndNs(id);
}

Conversation MessageLog::conversation(ConversationId id) const
{
    return m_store->conversation(id);
}

void MessageLog::setMemoryBudget(qint64 bytes)
{
    m_store->setMemoryBudget(bytes);
}

qint64 MessageLog::memoryUsed() const
{
    return m_store->memoryUsed();
}

void MessageLog::keepNothing()
{
    m_store->keepNothing();
}

void MessageLog::setPayloadCap(quint32 bytes)
{
    m_store->setPayloadCap(bytes);
}

qint64 MessageLog::nowNs() const
{
    return m_store->nowNs();
}

QDateTime MessageLog::wallTime(qint64 timeNs) const
{
    return m_store->wallTime(timeNs);
}

} // namespace swb
