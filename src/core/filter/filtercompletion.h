// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace swb {

/// One way to go on, and what it means.
struct FilterCandidate
{
    QString text;
    QString meaning;
    bool operator==(const FilterCandidate &) const = default;
};

/// What may stand at the cursor: candidates for the characters [from, from + length), which the cursor ends.
struct FilterCompletion
{
    qsizetype from = 0;
    qsizetype length = 0;
    QList<FilterCandidate> candidates;
};

/// How a filter may go on at the cursor (0 to its length). Within a string nothing is proposed.
[[nodiscard]] FilterCompletion completeFilter(const QString &text, qsizetype cursor);

} // namespace swb
