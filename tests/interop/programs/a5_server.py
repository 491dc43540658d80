#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A5: greets one TCP client, then ends. The notes bind 0.0.0.0 and port 8080."""
import socket

from common import PATIENCE, endpoint, tell_port

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
    listener.settimeout(PATIENCE)
    listener.bind(endpoint())
    listener.listen(1)
    tell_port(listener)
    connection, peer = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        print("received", connection.recv(1024), flush=True)
        connection.send(b"Hello, client!")
