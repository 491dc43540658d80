#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B2: greets one TCP client after another, each with one recv and one send."""
import socket

from common import PATIENCE, endpoint, tell_port

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(endpoint())
server.listen(5)
tell_port(server)
while True:
    client, address = server.accept()
    client.settimeout(PATIENCE)  # without it one idle client blocks all the others
    print("received", client.recv(1024), flush=True)
    client.send(b"Hello from server!")
    client.close()
