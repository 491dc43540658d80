#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""C4: the client of C3."""
import socket

from common import PATIENCE, endpoint

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.settimeout(PATIENCE)
client.connect(endpoint())
client.sendall(b"Hello, Server!")
print("received", client.recv(1024))
client.close()
