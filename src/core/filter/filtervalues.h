// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filtertree.h"

#include <optional>

namespace swb {

/// What is wrong with a filter, and where: the characters [from, from + length) of its text.
struct FilterProblem
{
    qsizetype from = 0;
    qsizetype length = 0;
    QString what; ///< a sentence
    QString hint; ///< what to write instead; may be empty

    /// Both sentences in one line.
    [[nodiscard]] QString toString() const;
};

/// A value as it was written, and the test that it belongs to.
struct FilterValueText
{
    FilterField field = FilterField::Text;
    FilterOperator op = FilterOperator::Contains;
    QString text; ///< for a string, what is between the quotes
    bool isString = false;
};

/// Reads a value into `value`. A problem's position counts from the first character of the text.
[[nodiscard]] std::optional<FilterProblem> readFilterValue(const FilterValueText &written,
                                                           FilterValue &value);

} // namespace swb
