#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""C3: a TCP echo, one connection at a time."""
import socket

from common import PATIENCE, endpoint, tell_port

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(endpoint())
server.listen(5)
tell_port(server)
while True:
    client, address = server.accept()
    client.settimeout(PATIENCE)
    data = client.recv(1024)
    print("received", data, flush=True)
    client.sendall(data)  # in the notes, these two lines are outside the loop: no client ever gets an answer
    client.close()
