// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"
#include "models/log/logmodel.h"

#include <optional>

namespace swb {

/// The content of a cell of the log as a test that its event passes; nothing if the cell is empty or its
/// event is gone. Number and time mean "from here on".
[[nodiscard]] std::optional<FilterNode> cellFilter(const LogModel &model, const QModelIndex &cell);

/// How a test is combined with an existing filter.
enum class FilterStep : quint8 { This, NotThis, AndThis, AndNotThis, OrThis };

[[nodiscard]] Filter refined(const Filter &filter, FilterStep step, const FilterNode &test);

} // namespace swb
