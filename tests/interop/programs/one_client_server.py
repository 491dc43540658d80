#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers one client in uppercase, and stops listening as soon as that client has connected."""
import socket

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
listener.settimeout(PATIENCE)
tell_port(listener)
connection, address = listener.accept()
listener.close()
with connection:
    connection.settimeout(PATIENCE)
    data = connection.recv(1024)
    print("received", data, flush=True)
    connection.sendall(data.upper())
