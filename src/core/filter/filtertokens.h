// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterfields.h"

#include <QList>
#include <QString>

namespace swb {

/// One word of a filter, and where it stands.
struct FilterToken
{
    enum class Kind : quint8 {
        Word, ///< a field, a value, or text to search
        String, ///< between double quotes; `text` is what stands between them, escapes and all
        Compare,
        And,
        Or,
        Not,
        Open,
        Close,
        End, ///< behind the last one, with no length
        OpenString, ///< a string without its closing quote
        Stray, ///< a character that means nothing alone: & or |
    };

    Kind kind = Kind::End;
    qsizetype from = 0;
    qsizetype length = 0;
    QString text;
    FilterOperator op = FilterOperator::IsSet; ///< of a Compare

    [[nodiscard]] qsizetype end() const { return from + length; }
};

/// Cuts a filter into its tokens, with one End behind them. Never fails: what is wrong is a token too.
[[nodiscard]] QList<FilterToken> filterTokens(const QString &text);

} // namespace swb
