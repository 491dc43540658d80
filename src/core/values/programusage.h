// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace swb {

/// The value of an option, or a positional argument. Its name says whether it is a file ("FILE", "PEM") or a
/// folder ("FOLDER"), and a name with bars ("none|lf|crlf") lists all possible values.
struct ValueUsage
{
    QString name; ///< empty: there is no value
    /// What it may be, or begin with: a word that ends in ':' or '/' has to be continued. Empty if unknown.
    QStringList words = {};
};

struct OptionUsage
{
    QStringList names; ///< without dashes, the short one first: "h", "help"
    ValueUsage value;
    QString description; ///< whole sentences, on one line
};

/// One command of a program, or a program without commands.
struct CommandUsage
{
    QString name; ///< empty for a program without commands
    QString synopsis; ///< everything after the program's name: "serve URL... [options]"
    QString summary; ///< a line without a full stop
    QString description; ///< paragraphs, and terms indented by two spaces with their meaning beside them
    QList<ValueUsage> arguments; ///< by position; the last one holds for all that follow
    QList<OptionUsage> options;
};

/// A section of a program's help other than its commands.
struct UsageSection
{
    QString title; ///< "Exit status"
    QString text; ///< as CommandUsage::description
};

/// A program's usage: the only source of its help, its man page and its shell completions.
struct ProgramUsage
{
    QString name; ///< as it is typed
    QString title; ///< a line without a full stop
    QString description; ///< as CommandUsage::description
    QList<OptionUsage> options; ///< in place of a command
    QList<CommandUsage> commands; ///< a single one without a name if the program has no commands
    QList<UsageSection> sections;
    QStringList seeAlso; ///< man pages: "swb(1)"
};

/// The environment variables that both programs read.
[[nodiscard]] UsageSection environmentUsage();

} // namespace swb
