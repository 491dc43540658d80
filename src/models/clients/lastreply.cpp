// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/lastreply.h"

#include "core/log/eventtext.h"

#include <algorithm>
#include <utility>

namespace swb {

void LastReply::setClient(EndpointId client)
{
    if (std::exchange(m_client, client) == client)
        return;
    m_next = 0;
    m_sentNs = -1;
    m_afterNs = -1;
    m_changed = !m_text.isEmpty();
    m_text.clear();
}

bool LastReply::update()
{
    if (m_client != EndpointId::None) {
        const quint64 end = m_log.endId();
        const quint64 oldest = std::max(m_log.firstInMemory(), end - std::min(end, latestEvents));
        m_log.forEach(std::max(m_next, oldest), end, [this](const Event &event) {
            take(event);
            return true;
        });
        m_next = end;
    }
    return std::exchange(m_changed, false);
}

/// A protocol's message comes after its chunks, so it is the one that stays visible.
void LastReply::take(const Event &event)
{
    if (event.endpoint != m_client || (event.kind != EventKind::Data && event.kind != EventKind::Message))
        return;
    if (event.direction == Direction::Out) {
        m_sentNs = event.timeNs;
    } else if (event.direction == Direction::In) {
        m_text = EventText::info(event);
        m_afterNs = m_sentNs < 0 ? -1 : event.timeNs - m_sentNs;
        m_changed = true;
    }
}

} // namespace swb
