#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E1: reads whole lines, however the stream was cut, before it decodes them."""
import socket

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    connection, address = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        for line in connection.makefile(encoding="utf-8", newline="\n"):
            print("received", line.encode(), flush=True)
            connection.sendall(line.upper().encode())
