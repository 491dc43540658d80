# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# Prints bash's completions of the last word, each as <...>: bash complete.bash SCRIPT WORD...
# shellcheck source=/dev/null
source "$1"
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
"_${1//-/_}"
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '<%s>\n' "${COMPREPLY[@]}"
