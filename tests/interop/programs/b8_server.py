#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B8: the calls of a UDP server."""
import socket

from common import endpoint, tell_port

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(endpoint())
tell_port(sock)
while True:
    data, address = sock.recvfrom(1024)
    print("received", data, flush=True)
    sock.sendto(b"Response", address)
