#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends three times; the server answers once for each of its reads."""
import socket

from common import PATIENCE, answer_of, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(3):
            client.sendall(message())
        return answer_of(client)


tell(ask)
