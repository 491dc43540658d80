#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One send, which the server reads in three pieces."""
import socket

from common import PATIENCE, answer_of, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.sendall(message())
        answers = b""
        while answers.count(b"read. ") < 3:
            answers += answer_of(client)
        return answers


tell(ask)
