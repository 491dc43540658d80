#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A UDP client that connects its socket (B6), and so gets an error if nobody listens."""
import socket

from common import PATIENCE, endpoint, message, tell


def ask():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(PATIENCE)
        client.connect(endpoint())
        client.send(message())
        return client.recv(2048)


tell(ask)
