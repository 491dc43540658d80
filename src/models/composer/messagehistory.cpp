// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/messagehistory.h"

#include "models/settings/workbenchstate.h"

#include <utility>

namespace swb {

MessageHistory::MessageHistory(QList<Draft> entries)
    : m_entries(std::move(entries))
    , m_place(m_entries.size())
{ }

void MessageHistory::add(const Draft &draft)
{
    m_entries.removeAll(draft);
    m_entries.append(draft);
    if (m_entries.size() > WorkbenchState::maxHistory)
        m_entries.removeFirst();
    m_place = m_entries.size();
}

std::optional<Draft> MessageHistory::older(const Draft &shown)
{
    if (m_place == m_entries.size()) {
        m_draft = shown;
        // The message just sent is still shown: showing it again would look as if nothing had happened.
        if (m_place > 0 && m_entries.at(m_place - 1) == shown)
            --m_place;
    }
    if (m_place == 0)
        return std::nullopt;
    return m_entries.at(--m_place);
}

std::optional<Draft> MessageHistory::newer()
{
    if (m_place >= m_entries.size())
        return std::nullopt;
    ++m_place;
    return m_place == m_entries.size() ? m_draft : m_entries.at(m_place);
}

} // namespace swb
