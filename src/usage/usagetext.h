// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

namespace swb {

/// A piece of a description: a paragraph, or a term and what it means.
struct UsageBlock
{
    QString term; ///< empty for a paragraph
    QString text; ///< in one line; empty for a term that says it all
};

/// Takes a description (CommandUsage::description) apart: blank lines and indents are what it is divided by.
[[nodiscard]] QList<UsageBlock> blocksOf(const QString &description);

/// The first sentence, without its full stop, for where there is room for a few words only.
[[nodiscard]] QString firstSentence(const QString &text);

/// What a shell can complete of a value.
enum class Completion : quint8 { Nothing, OneOf, Files, Folders };
[[nodiscard]] Completion completionOf(const ValueUsage &value);
/// All that it may be, or begin with; empty where that is not known.
[[nodiscard]] QStringList wordsOf(const ValueUsage &value);
/// Whether a word is gone on with, so that no blank comes behind it: "fixed:", "tcp://".
[[nodiscard]] bool isGoneOnWith(const QString &word);

/// With one dash or two: "-h", "--help".
[[nodiscard]] QString dashed(const QString &optionName);

} // namespace swb
