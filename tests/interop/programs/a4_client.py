#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A4 with its own bytes: one sendall, then recv until the whole page has arrived. The notes call recv once."""
import socket

from common import PATIENCE, answer_of, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.sendall(message())
        response = answer_of(client)
        while b"\r\n\r\n" not in response:
            response += answer_of(client)
        head, body = response.split(b"\r\n\r\n", 1)
        length = int(head.lower().split(b"content-length:")[1].split()[0])
        while len(body) < length:
            body += answer_of(client)
        return body


tell(ask)
