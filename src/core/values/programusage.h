// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace swb {

/// What stands behind an option, or by itself on a command line. Its name says whether it is a file ("FILE",
/// "PEM") or a folder ("FOLDER"), and a name with bars ("none|lf|crlf") lists all that it may be.
struct ValueUsage
{
    QString name; ///< empty: there is none
    /// What it may be, or begin with: one that ends in ':' or '/' is gone on with. Empty where that is not
    /// known.
    QStringList words = {};
};

struct OptionUsage
{
    QStringList names; ///< without dashes, the short one first: "h", "help"
    ValueUsage value;
    QString description; ///< whole sentences, in one line
};

/// One command of a program, or a program that has none.
struct CommandUsage
{
    QString name; ///< empty for a program without commands
    QString synopsis; ///< all that stands behind the program's name: "serve URL... [options]"
    QString summary; ///< a line without a full stop
    QString description; ///< paragraphs, and terms indented by two blanks with what they mean beside them
    QList<ValueUsage> arguments; ///< by position; the last of them holds for all that follow
    QList<OptionUsage> options;
};

/// What is said of a program beside its commands.
struct UsageSection
{
    QString title; ///< "Exit status"
    QString text; ///< as CommandUsage::description
};

/// How a program is called: the one source of its help, its man page and the completions of shells.
struct ProgramUsage
{
    QString name; ///< as it is typed
    QString title; ///< a line without a full stop
    QString description; ///< as CommandUsage::description
    QList<OptionUsage> options; ///< in the place of a command
    QList<CommandUsage> commands; ///< a single one without a name where the program has none
    QList<UsageSection> sections;
    QStringList seeAlso; ///< man pages: "swb(1)"
};

/// What both programs read of the environment.
[[nodiscard]] UsageSection environmentUsage();

} // namespace swb
