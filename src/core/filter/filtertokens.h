// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterfields.h"

#include <QList>
#include <QString>

namespace swb {

/// One word of a filter, and its position.
struct FilterToken
{
    enum class Kind : quint8 {
        Word, ///< a field, a value, or text to search
        String, ///< between double quotes; `text` is what is between them, with its escapes
        Compare,
        And,
        Or,
        Not,
        Open,
        Close,
        End, ///< after the last token, with length 0
        OpenString, ///< a string without its closing quote
        Stray, ///< a character that has no meaning alone: & or |
    };

    Kind kind = Kind::End;
    qsizetype from = 0;
    qsizetype length = 0;
    QString text;
    FilterOperator op = FilterOperator::IsSet; ///< of a Compare

    [[nodiscard]] qsizetype end() const { return from + length; }
};

/// Splits a filter into its tokens, followed by one End. Never fails: errors are tokens too.
[[nodiscard]] QList<FilterToken> filterTokens(const QString &text);

} // namespace swb
