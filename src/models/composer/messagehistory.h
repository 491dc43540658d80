// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/draft.h"

#include <QList>
#include <optional>

namespace swb {

/// What was sent, oldest first, with a place to leaf through it as a shell does. The draft that stood there
/// when leafing began comes back behind the newest entry.
class MessageHistory
{
public:
    explicit MessageHistory(QList<Draft> entries = {});

    /// Notes what was sent; the same message sent before moves to the end. Leafing starts anew.
    void add(const Draft &draft);
    /// The entry before the one shown; nothing at the oldest. `shown` is what stands in the composer.
    [[nodiscard]] std::optional<Draft> older(const Draft &shown);
    /// The entry after the one shown, and at last the draft itself; nothing behind that.
    [[nodiscard]] std::optional<Draft> newer();
    [[nodiscard]] const QList<Draft> &entries() const { return m_entries; }

private:
    QList<Draft> m_entries;
    qsizetype m_place; ///< of the entry shown; the size of the list where that is the draft
    Draft m_draft;
};

} // namespace swb
