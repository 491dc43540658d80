# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Prints fish's completions of a line, each as <...>: fish --no-config complete.fish SCRIPT LINE
source $argv[1]
for found in (complete -C $argv[2])
    echo '<'(string split \t -- $found)[1]'>'
end
