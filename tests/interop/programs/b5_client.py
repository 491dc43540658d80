#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B5: the client of B4."""
import socket

from common import PATIENCE, endpoint

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(PATIENCE)
client.sendto(b"Hello UDP server!", endpoint())
response, address = client.recvfrom(1024)
print("received", response)
