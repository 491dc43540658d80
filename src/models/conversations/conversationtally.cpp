// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversations/conversationtally.h"

namespace swb {
namespace {

constexpr quint64 tallyStep = 8192; ///< between two checks of the clock
constexpr qint64 tallyReportMs = 100;

} // namespace

void ConversationTally::begin(const QList<ConversationRecord> &known, quint64 next)
{
    for (const ConversationRecord &record : known) {
        m_records.insert_or_assign(quint32(record.conversation.id), record);
        m_changed.insert(quint32(record.conversation.id));
    }
    m_latest = nullptr;
    m_next = next;
    m_log.forEach(next - 1, next, [this](const Event &event) {
        m_lastNs = event.timeNs;
        return false;
    });
    report();
}

void ConversationTally::countTo(quint64 end)
{
    if (m_next >= end)
        return;
    m_sinceReport.start();
    while (m_next < end && !m_stop) {
        const quint64 to = std::min(end, m_next + tallyStep);
        m_log.forEach(m_next, to, [this](const Event &event) {
            add(event);
            return !m_stop;
        });
        m_next = to;
        if (m_sinceReport.elapsed() >= tallyReportMs)
            report();
    }
    report();
}

void ConversationTally::add(const Event &event)
{
    m_lastNs = event.timeNs;
    if (event.conversation == ConversationId::None)
        return;
    const auto id = quint32(event.conversation);
    if (!m_latest || m_latest->conversation.id != event.conversation) {
        m_latest = &m_records[id];
        m_latest->conversation.id = event.conversation;
    }
    m_latest->stats.add(event);
    m_changed.insert(id);
}

void ConversationTally::report()
{
    QList<ConversationRecord> changed;
    changed.reserve(m_changed.size());
    for (const quint32 id : std::as_const(m_changed)) {
        ConversationRecord &record = m_records[id];
        if (record.conversation.number == 0)
            record.conversation = m_log.conversation(ConversationId(id));
        record.conversation.id = ConversationId(id);
        changed.append(record);
    }
    m_changed.clear();
    m_sinceReport.start();
    Q_EMIT counted(changed, m_next, m_lastNs);
}

} // namespace swb
