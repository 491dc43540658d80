#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B4: answers every datagram with the same text."""
import socket

from common import endpoint, tell_port

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(endpoint())
tell_port(server)
while True:
    data, address = server.recvfrom(1024)
    print("received", data, flush=True)  # the notes decode here, and crash on bytes that are not UTF-8
    server.sendto(b"Hello from UDP server!", address)
