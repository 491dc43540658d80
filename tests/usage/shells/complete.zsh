# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints the completions of an interactive zsh for a line, each as <...>: zsh -f complete.zsh FOLDER LINE
if [[ $1 == --inside ]]; then
    PROMPT='' PROMPT2=''
    fpath=($2 $fpath)
    autoload -Uz compinit
    compinit -u -d ~/completions # fast from the second run on
    # Calls that only fill arrays are passed on; completions that would be shown are printed.
    compadd() {
        if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
            builtin compadd "$@"
            return
        fi
        local -a found
        builtin compadd -A found "$@"
        local one
        for one in $found; do print -r -- "<$one>"; done
        builtin compadd "$@"
    }
    tell-end() { print -r -- "<""END>" }
    zle -N tell-end
    bindkey '^I' complete-word
    bindkey '^X' tell-end
    print -r -- "<""READY>"
else
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "source ${(q)0:A} --inside ${(q)1}"
    zpty -r shell text '*<READY>*'
    zpty -n -w shell "$2"$'\t\x18'
    zpty -r shell text '*<END>*'
    print -r -- $text
    zpty -d shell
fi
