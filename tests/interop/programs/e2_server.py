#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E2: answers one TCP client with "Echo: ... ." and ends."""
import socket

from common import PATIENCE, endpoint, tell_port

server_socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server_socket.settimeout(PATIENCE)
server_socket.bind(endpoint())  # takes one pair; the notes pass two arguments
server_socket.listen()
tell_port(server_socket)
connection, address = server_socket.accept()
connection.settimeout(PATIENCE)
data = connection.recv(1024).decode()
print("received", data.encode(), flush=True)
connection.sendall(f"Echo: {data}.".encode())
connection.close()
