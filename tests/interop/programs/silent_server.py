#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receives datagrams and never answers."""
import socket

from common import endpoint, tell_port

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(endpoint())
tell_port(server)
while True:
    print("received", server.recvfrom(2048)[0], flush=True)
