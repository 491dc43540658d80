# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lecture programs share: HOST and PORT from the command line, and telling the port that was bound.

The programs themselves stay as plain as the notes print them: one blocking call after the other. Where the notes
are broken they are repaired, and a comment says how.
"""
import sys

PATIENCE = 20  # seconds; the notes wait for ever


def endpoint():
    return sys.argv[1], int(sys.argv[2])


def tell_port(bound):
    print("ready", bound.getsockname()[1], flush=True)
