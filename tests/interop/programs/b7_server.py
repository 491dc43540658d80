#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B7: the calls of a TCP server, one after the other."""
import socket

from common import PATIENCE, endpoint, tell_port

sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
sock.bind(endpoint())
sock.listen(5)
tell_port(sock)
while True:
    client, address = sock.accept()
    with client:
        client.settimeout(PATIENCE)
        print("received", client.recv(1024), flush=True)
        client.sendall(b"Response")
