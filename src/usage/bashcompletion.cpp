// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/completions.h"
#include "usage/shelltext.h"
#include "usage/usagetext.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// %1 is the prefix of function names, %2 the program, %3 whether it has commands.
const QString bashFrame = uR"(
# COMMAND OPTION: what stands behind the option; fails where nothing does.
%1_value()
{
    kind=nothing words=()
    case "$1 $2" in
@VALUES@        *) return 1 ;;
    esac
}

# COMMAND POSITION: what stands by itself.
%1_argument()
{
    kind=nothing words=()
    case "$1 $2" in
@ARGUMENTS@    esac
}

# COMMAND, which may be empty
%1_options()
{
    kind=words
    case "$1" in
@OPTIONS@    esac
}

%1()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local has_commands=%3 command='' position=0 kind=nothing words=() i one
    COMPREPLY=()
    # The equals sign of --option=value is a word of its own.
    if [[ $word == = ]]; then
        word=''
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == -* ]]; then
            if %1_value "$command" "${COMP_WORDS[i]}"; then
                [[ ${COMP_WORDS[i + 1]} != = ]] || i=$((i + 1))
                i=$((i + 1))
            fi
        elif [[ -n $has_commands && -z $command ]]; then
            command=${COMP_WORDS[i]}
        else
            position=$((position + 1))
        fi
    done
    if [[ $previous == -* ]] && %1_value "$command" "$previous"; then
        :
    elif [[ $word == -* ]]; then
        %1_options "$command"
    elif [[ -n $has_commands && -z $command ]]; then
        kind=words words=(@COMMANDS@)
    else
        %1_argument "$command" "$position"
    fi
    case $kind in
        files)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
            ;;
        folders)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$word")
            ;;
        words)
            for one in "${words[@]}"; do
                [[ $one != "$word"* ]] || COMPREPLY+=("$one")
            done
            ;;
    esac
    if [[ ${#COMPREPLY[@]} -eq 1 && $kind == words && ${COMPREPLY[0]} == *[:/] ]]; then
        compopt -o nospace 2>/dev/null
    fi
    return 0
}

complete -F %1 %2
)"_s;

QString quotedWords(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted << shellQuoted(word);
    return quoted.join(u' ');
}

/// What a branch of a case statement sets.
QString branch(const QString &pattern, const ValueUsage &value)
{
    QString what;
    switch (completionOf(value)) {
    case Completion::OneOf:
        what = u"kind=words words=("_s + quotedWords(wordsOf(value)) + u')';
        break;
    case Completion::Files:
        what = u"kind=files"_s;
        break;
    case Completion::Folders:
        what = u"kind=folders"_s;
        break;
    case Completion::Nothing:
        what = u":"_s;
        break;
    }
    return u"        "_s + pattern + u") "_s + what + u" ;;\n"_s;
}

QStringList dashedNames(const QList<OptionUsage> &options)
{
    QStringList names;
    for (const OptionUsage &option : options) {
        for (const QString &name : option.names)
            names << dashed(name);
    }
    return names;
}

QString values(const CommandUsage &command)
{
    QString script;
    for (const OptionUsage &option : command.options) {
        for (const QString &name : option.names) {
            if (!option.value.name.isEmpty())
                script += branch(shellQuoted(QString(command.name + u' ' + dashed(name))), option.value);
        }
    }
    return script;
}

QString arguments(const CommandUsage &command)
{
    QString script;
    for (qsizetype i = 0; i < command.arguments.size(); ++i) {
        const bool isLast = i == command.arguments.size() - 1;
        const QString position = isLast ? QString() : QString::number(i);
        script += branch(shellQuoted(QString(command.name + u' ' + position)) + (isLast ? u"*"_s : QString()),
                         command.arguments[i]);
    }
    return script;
}

QString optionsOf(const QString &commandName, const QList<OptionUsage> &options)
{
    return u"        "_s + shellQuoted(commandName) + u") words=("_s + quotedWords(dashedNames(options))
        + u") ;;\n"_s;
}

} // namespace

QString bashCompletion(const ProgramUsage &usage)
{
    QString allValues;
    QString allArguments;
    QString allOptions;
    QStringList names;
    const bool hasCommands = !usage.commands.constFirst().name.isEmpty();
    if (hasCommands)
        allOptions += optionsOf({}, usage.options);
    for (const CommandUsage &command : usage.commands) {
        allValues += values(command);
        allArguments += arguments(command);
        allOptions += optionsOf(command.name, command.options);
        names << command.name;
    }
    QString script = bashFrame;
    script.replace(u"%1"_s, functionName(usage.name));
    script.replace(u"%2"_s, usage.name);
    script.replace(u"%3"_s, hasCommands ? u"yes"_s : u"''"_s);
    script.replace(u"@VALUES@"_s, allValues);
    script.replace(u"@ARGUMENTS@"_s, allArguments);
    script.replace(u"@OPTIONS@"_s, allOptions);
    script.replace(u"@COMMANDS@"_s, quotedWords(names));
    return u"# shellcheck shell=bash\n# Made by swb-usage out of the table of the program's own help.\n"_s
        + script;
}

} // namespace swb
