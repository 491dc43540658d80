#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E8, client: one datagram out, one in."""
import socket

from common import PATIENCE, endpoint

client_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client_socket.settimeout(PATIENCE)
client_socket.sendto(b"Hello UDP server", endpoint())
data, address = client_socket.recvfrom(1024)
print("received", data)
client_socket.close()
