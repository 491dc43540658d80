// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// A piece of a description: a paragraph, or a term and what it means.
struct UsageBlock
{
    QString term; ///< empty for a paragraph
    QString text; ///< on one line; empty for a term without explanation
};

/// Splits a description (CommandUsage::description) at blank lines and indents.
[[nodiscard]] QList<UsageBlock> blocksOf(const QString &description);

/// The first sentence, without its full stop, for places with space for a few words only.
[[nodiscard]] QString firstSentence(const QString &text);

/// What a shell can complete for a value.
enum class Completion : quint8 { Nothing, OneOf, Files, Folders };
[[nodiscard]] Completion completionOf(const ValueUsage &value);
/// All that it may be, or begin with; empty if unknown.
[[nodiscard]] QStringList wordsOf(const ValueUsage &value);
/// Whether a word has to be continued, so that no space follows it: "fixed:", "tcp://".
[[nodiscard]] bool isGoneOnWith(const QString &word);

/// With one dash or two: "-h", "--help".
[[nodiscard]] QString dashed(const QString &optionName);

} // namespace swb
