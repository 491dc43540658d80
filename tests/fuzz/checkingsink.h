// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/import/importsink.h"
#include "fuzz/check.h"

#include <QDateTime>
#include <QSet>
#include <optional>

namespace swb::fuzz {

/// Checks what every import guarantees its sink, and keeps no event.
class CheckingSink : public ImportSink
{
public:
    /// Only events with this evidence; any if none is given.
    explicit CheckingSink(std::optional<Evidence> evidence = {})
        : m_evidence(evidence)
    { }

    [[nodiscard]] quint64 events() const { return m_events; }

    Error begin(const QDateTime &began) override
    {
        CHECK(!m_begun && began.isValid());
        m_begun = true;
        return {};
    }
    void conversation(const Conversation &conversation) override
    {
        CHECK(conversation.id != ConversationId::None && !m_conversations.contains(conversation.id));
        m_conversations.insert(conversation.id);
    }
    void event(const Event &event) override
    {
        CHECK(event.id > 0 && (m_events == 0 || event.id == m_lastId + 1));
        CHECK(event.conversation == ConversationId::None || m_conversations.contains(event.conversation));
        CHECK(event.payload.size() <= qsizetype(event.length));
        CHECK(!m_evidence || event.evidence == *m_evidence);
        m_lastId = event.id;
        ++m_events;
    }
    void annotation(quint64 id, const Annotation &) override { CHECK(m_events > 0 && id == m_lastId); }
    [[nodiscard]] Error error() const override { return {}; }

private:
    std::optional<Evidence> m_evidence;
    QSet<ConversationId> m_conversations;
    quint64 m_lastId = 0;
    quint64 m_events = 0;
    bool m_begun = false;
};

} // namespace swb::fuzz
