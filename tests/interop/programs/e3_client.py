#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E3: the client of E2."""
import socket

from common import PATIENCE, endpoint

client_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client_socket.settimeout(PATIENCE)
client_socket.connect(endpoint())
client_socket.sendall(b"Hello TCP Server")
print("received", client_socket.recv(1024))
client_socket.close()
