#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finishes sending (FIN), and continues to read until the server has finished too."""
import socket

from common import PATIENCE, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        client.sendall(message())
        client.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := client.recv(1024):
            answer += piece
        return answer


tell(ask)
