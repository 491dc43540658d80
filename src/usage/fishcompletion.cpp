// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/completions.h"
#include "usage/shelltext.h"
#include "usage/usagetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QString takes(const ValueUsage &value)
{
    switch (completionOf(value)) {
    case Completion::OneOf:
        return u" -x -a "_s + fishQuoted(wordsOf(value).join(u' '));
    case Completion::Files:
        return u" -r -F"_s;
    case Completion::Folders:
        return u" -x -a '(__fish_complete_directories)'"_s;
    case Completion::Nothing:
        return u" -x"_s;
    }
    return {};
}

/// `start` is "complete -c swb" with the condition for the command.
QString optionLine(const QString &start, const OptionUsage &option)
{
    QString line = start;
    for (const QString &name : option.names)
        line += (name.size() == 1 ? u" -s "_s : u" -l "_s) + name;
    if (!option.value.name.isEmpty())
        line += takes(option.value);
    return line + u" -d "_s + fishQuoted(firstSentence(option.description)) + u'\n';
}

QString argumentLine(const QString &start, const ValueUsage &value)
{
    switch (completionOf(value)) {
    case Completion::OneOf:
        return start + u" -a "_s + fishQuoted(wordsOf(value).join(u' ')) + u'\n';
    case Completion::Files:
        return start + u" -F\n"_s;
    case Completion::Folders:
        return start + u" -a '(__fish_complete_directories)'\n"_s;
    case Completion::Nothing:
        break;
    }
    return {};
}

bool isCompletedAlike(const CommandUsage &command)
{
    const auto words = [](const ValueUsage &value) { return wordsOf(value); };
    const QStringList first = words(command.arguments.constFirst());
    return std::all_of(command.arguments.begin(), command.arguments.end(), [&](const ValueUsage &value) {
        return words(value) == first || completionOf(value) == Completion::Nothing;
    });
}

QString ofCommand(const QString &function, const QString &program, const CommandUsage &command)
{
    const QString condition = function + u"_command_is "_s + command.name;
    const auto startWith = [&](const QString &words) {
        return command.name.isEmpty() ? program : QString(program + u" -n "_s + fishQuoted(words));
    };
    QString script;
    for (const OptionUsage &option : command.options)
        script += optionLine(startWith(condition), option);
    for (qsizetype i = 0; i < command.arguments.size(); ++i) {
        const bool alike = isCompletedAlike(command);
        if (!alike || i == 0)
            script
                += argumentLine(startWith(alike ? condition : QString(condition + u' ' + QString::number(i))),
                                command.arguments[i]);
    }
    return script;
}

/// How the words before the cursor are read: the first is the command. A word after an option may be its
/// value, so positions are only counted where they matter.
QString conditions(const QString &function)
{
    return u"\nfunction %1_has_no_command\n"
           "    test (count (commandline -opc)) -lt 2\n"
           "end\n\n"
           "function %1_command_is\n"
           "    set -l words (commandline -opc)\n"
           "    test (count $words) -ge 2; and test $words[2] = $argv[1]; or return 1\n"
           "    test (count $argv) -lt 2; or test (count (string match -v -- '-*' $words)) -eq (math "
           "$argv[2] + 2)\n"
           "end\n\n"_s.arg(function);
}

} // namespace

QString fishCompletion(const ProgramUsage &usage)
{
    const QString function = u'_' + functionName(usage.name);
    const QString program = u"complete -c "_s + usage.name;
    QString script = u"# Made by swb-usage out of the table of the program's own help.\n"_s;
    const bool hasCommands = !usage.commands.constFirst().name.isEmpty();
    if (hasCommands)
        script += conditions(function);
    script += program + u" -f\n"_s;
    const QString alone = program + u" -n "_s + function + u"_has_no_command"_s;
    for (const OptionUsage &option : usage.options)
        script += optionLine(alone, option);
    for (const CommandUsage &command : usage.commands) {
        if (hasCommands)
            script += alone + u" -a "_s + command.name + u" -d "_s + fishQuoted(command.summary) + u'\n';
        script += ofCommand(function, program, command);
    }
    return script;
}

} // namespace swb
