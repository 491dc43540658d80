// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/completions.h"
#include "usage/shelltext.h"
#include "usage/usagetext.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// For _arguments: what completes the value. A function after a space is called with exactly these words.
QString action(const QString &function, const ValueUsage &value)
{
    switch (completionOf(value)) {
    case Completion::Files:
        return u"_files"_s;
    case Completion::Folders:
        return u"_files -/"_s;
    case Completion::Nothing:
        return u" "_s;
    case Completion::OneOf:
        break;
    }
    QString words;
    for (const QString &word : wordsOf(value))
        words += u' ' + zshPart(word);
    return u' ' + function + u"_words"_s + words;
}

QString specification(const QString &function, const OptionUsage &option)
{
    const bool hasValue = !option.value.name.isEmpty();
    const QString value = hasValue
        ? QString(u':' + zshPart(option.value.name) + u':' + action(function, option.value))
        : QString();
    QString lines;
    for (const QString &name : option.names) {
        // An option with a value may often be repeated, and --name=value is one word.
        const QString equals = hasValue && name.size() > 1 ? u"="_s : QString();
        lines += u" \\\n                "_s
            + shellQuoted(QString((hasValue ? u"*"_s : QString()) + dashed(name) + equals + u'['
                                  + zshPart(firstSentence(option.description)) + u']' + value));
    }
    return lines;
}

QString specification(const QString &function, const CommandUsage &command)
{
    QString lines;
    for (const OptionUsage &option : command.options)
        lines += specification(function, option);
    for (qsizetype i = 0; i < command.arguments.size(); ++i) {
        const ValueUsage &value = command.arguments[i];
        const QString position = i == command.arguments.size() - 1 ? u"*"_s : QString::number(i + 1);
        lines += u" \\\n                "_s
            + shellQuoted(QString(position + u':' + zshPart(value.name) + u':' + action(function, value)));
    }
    return lines;
}

QString commandsScript(const QString &function, const ProgramUsage &usage)
{
    QString names;
    QString branches;
    for (const CommandUsage &command : usage.commands) {
        names += u"                "_s + shellQuoted(QString(command.name + u':' + command.summary)) + u'\n';
        branches += u"            "_s + shellQuoted(command.name) + u")\n            _arguments"_s
            + specification(function, command) + u"\n            ;;\n"_s;
    }
    QString general;
    for (const OptionUsage &option : usage.options)
        general += specification(function, option);
    return u"    local curcontext=$curcontext state line\n"
           "    local -a commands\n"
           "    typeset -A opt_args\n"
           "    _arguments -C"_s
        + general
        + u" \\\n                '1: :->command' \\\n                '*:: :->arguments' && return\n"
          "    case $state in\n"
          "        command)\n"
          "            commands=(\n"_s
        + names
        + u"            )\n"
          "            _describe -t commands command commands\n"
          "            ;;\n"
          "        arguments)\n"
          "            case $words[1] in\n"_s
        + branches + u"            esac\n            ;;\n    esac\n"_s;
}

} // namespace

QString zshCompletion(const ProgramUsage &usage)
{
    const QString function = functionName(usage.name);
    const CommandUsage &first = usage.commands.constFirst();
    const QString body = first.name.isEmpty()
        ? QString(u"    _arguments"_s + specification(function, first) + u'\n')
        : commandsScript(function, usage);
    return u"#compdef "_s + usage.name
        + u"\n# Made by swb-usage out of the table of the program's own help.\n\n"
          "# No blank comes behind a word that is gone on with.\n"_s
        + function
        + u"_words()\n{\n"
          "    local -a whole=(${@:#*[:/]}) begun=(${(M)@:#*[:/]})\n"
          "    compadd -- $whole\n"
          "    compadd -S '' -- $begun\n"
          "}\n\n"_s
        + function + u"()\n{\n"_s + body + u"}\n\n"_s + function + u" \"$@\"\n"_s;
}

} // namespace swb
