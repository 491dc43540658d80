#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A6: answers one datagram, then ends. The notes bind 0.0.0.0 and port 12345."""
import socket

from common import PATIENCE, endpoint, tell_port

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
    server.settimeout(PATIENCE)
    server.bind(endpoint())
    tell_port(server)
    data, peer = server.recvfrom(1024)
    print("received", data, flush=True)
    server.sendto(b"Hello, UDP client!", peer)
