#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP client as in B3, for any message and for IPv6 too: connect, sendall, recv."""
import socket

from common import PATIENCE, answer_of, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.sendall(message())
        return answer_of(client)


tell(ask)
