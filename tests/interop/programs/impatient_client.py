#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A UDP client that waits for only one second."""
import socket

from common import endpoint, message, tell


def ask():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(1)
        client.sendto(message(), endpoint())
        return client.recvfrom(2048)[0]


tell(ask)
