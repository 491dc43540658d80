#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers a short time after its client has finished sending."""
import socket
import time

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    connection, address = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        data = b""
        while piece := connection.recv(1024):
            data += piece
        print("received", data, flush=True)
        time.sleep(0.3)
        connection.sendall(data.upper())
