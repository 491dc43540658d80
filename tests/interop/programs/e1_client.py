#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E1, client: one line out, one line in."""
import socket

from common import PATIENCE, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.sendall(message() + b"\n")
        return client.makefile("rb").readline()


tell(ask)
