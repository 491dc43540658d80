// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/draft.h"

#include <QList>
#include <optional>

namespace swb {

/// Sent messages, oldest first, with a position for browsing them as in a shell. The draft from before
/// browsing comes back after the newest entry.
class MessageHistory
{
public:
    explicit MessageHistory(QList<Draft> entries = {});

    /// Adds a sent message; an equal earlier one moves to the end. Browsing starts again.
    void add(const Draft &draft);
    /// The entry before the one shown; nothing at the oldest. `shown` is the composer's current content.
    [[nodiscard]] std::optional<Draft> older(const Draft &shown);
    /// The entry after the one shown, and at the end the draft itself; nothing after that.
    [[nodiscard]] std::optional<Draft> newer();
    [[nodiscard]] const QList<Draft> &entries() const { return m_entries; }

private:
    QList<Draft> m_entries;
    qsizetype m_place; ///< of the entry shown; the size of the list for the draft
    Draft m_draft;
};

} // namespace swb
