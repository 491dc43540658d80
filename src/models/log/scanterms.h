// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <QList>

#include <optional>

namespace swb {

/// What a LogScanner searches for.
struct ScanTerms
{
    Filter wanted;
    std::optional<Filter> muted = {}; ///< the part of it that is counted but not shown
    bool folds = false; ///< whether to report which events are like the one before
};

/// What it has found since its last report.
struct ScanFound
{
    QList<quint64> ids; ///< wanted and not muted, ascending
    QList<quint64> heads; ///< those of the ids that are unlike the one before
    QList<quint64> muted; ///< wanted and muted, ascending
    quint64 next = 1; ///< all events before it have been checked
};

} // namespace swb
