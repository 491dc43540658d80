#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accepts one mail after another and prints it (the minimum of RFC 5321)."""
import socket

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    connection, address = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        lines = connection.makefile("rb")
        connection.sendall(b"220 sink.test\r\n")
        for line in lines:
            command = line[:4].upper()
            if command == b"DATA":
                connection.sendall(b"354 go on\r\n")
                mail = b"".join(iter(lines.readline, b".\r\n"))
                print("received", mail, flush=True)
            connection.sendall(b"221 bye\r\n" if command == b"QUIT" else b"250 OK\r\n")
            if command == b"QUIT":
                break
