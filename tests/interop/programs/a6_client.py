#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of A6, which is A2: one datagram out, one in."""
import socket

from common import PATIENCE, endpoint

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
    client.settimeout(PATIENCE)  # A2 has none and waits forever if the datagram is lost
    client.sendto(b"Hello", endpoint())
    data, peer = client.recvfrom(1024)
    print("received", data)
