#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The server in picture E7."""
import socket

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    connection, address = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        data = connection.recv(1024)
        print("received", data, flush=True)
        connection.sendall(b"Echo: " + data)
