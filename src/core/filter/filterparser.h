// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filtervalues.h"

namespace swb {

/// Parentheses and nots within each other.
inline constexpr int maxFilterDepth = 100;

/// A filter's tree, or what is wrong with its text.
struct FilterParse
{
    FilterNode tree; ///< Everything where the text is blank or wrong
    std::optional<FilterProblem> problem;

    [[nodiscard]] bool ok() const { return !problem; }
};

/// Reads a filter such as: tcp and len > 1000 and text contains "GET". Tests that follow each other without a
/// word between them are joined by "and", which binds closer than "or". Never fails but by its answer; the
/// problem told is the first one, and it lies inside the text.
[[nodiscard]] FilterParse parseFilter(const QString &text);

} // namespace swb
