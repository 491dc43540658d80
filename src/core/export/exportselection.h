// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <functional>
#include <limits>
#include <vector>

namespace swb {

/// Which events of a log are written, as a value.
struct ExportSelection
{
    /// Answers whether an event is wanted; created in the exporting thread, for this log.
    using Predicate = std::function<bool(const Event &)>;
    using MakePredicate = std::function<Predicate(const MessageLog &)>;

    bool everything = true; ///< of [from, to); otherwise those of `ids`
    std::vector<quint64> ids = {}; ///< ascending
    quint64 from = 0;
    quint64 to = std::numeric_limits<quint64>::max();
    MakePredicate makePredicate = {}; ///< narrows the selection; none: all of it

    [[nodiscard]] static ExportSelection all() { return {}; }
    [[nodiscard]] static ExportSelection of(std::vector<quint64> ids)
    {
        return {.everything = false, .ids = std::move(ids)};
    }
    [[nodiscard]] static ExportSelection range(quint64 from, quint64 to) { return {.from = from, .to = to}; }
    [[nodiscard]] static ExportSelection matching(MakePredicate make)
    {
        return {.makePredicate = std::move(make)};
    }
    /// The events that are marked at this moment.
    [[nodiscard]] static ExportSelection marked(const MessageLog &log);
};

} // namespace swb
