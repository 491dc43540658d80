// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// One possible continuation, and what it means.
struct FilterCandidate
{
    QString text;
    QString meaning;
    bool operator==(const FilterCandidate &) const = default;
};

/// What can be inserted at the cursor: candidates for the characters [from, from + length), which end at the
/// cursor.
struct FilterCompletion
{
    qsizetype from = 0;
    qsizetype length = 0;
    QList<FilterCandidate> candidates;
};

/// How a filter may continue at the cursor (0 to its length). Within a string nothing is proposed.
[[nodiscard]] FilterCompletion completeFilter(const QString &text, qsizetype cursor);

} // namespace swb
