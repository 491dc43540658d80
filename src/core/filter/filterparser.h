// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filtervalues.h"

namespace swb {

/// Nesting depth of parentheses and nots.
inline constexpr int maxFilterDepth = 100;

/// A filter's tree, or what is wrong with its text.
struct FilterParse
{
    FilterNode tree; ///< Everything if the text is blank or wrong
    std::optional<FilterProblem> problem;

    [[nodiscard]] bool ok() const { return !problem; }
};

/// Reads a filter such as: tcp and len > 1000 and text contains "GET". Tests that follow each other without a
/// word between them are joined by "and", which binds tighter than "or". Failure is reported only in the
/// result; it is the first problem, and its position is inside the text.
[[nodiscard]] FilterParse parseFilter(const QString &text);

} // namespace swb
