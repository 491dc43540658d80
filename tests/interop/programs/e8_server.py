#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E8, server: echoes every datagram after a few words, spelt as in the notes."""
import socket

from common import endpoint, tell_port

server_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server_socket.bind(endpoint())
tell_port(server_socket)
while True:
    data, address = server_socket.recvfrom(1024)
    print("received", data, flush=True)
    server_socket.sendto(f"Recieved you Message: {data.decode()}".encode(), address)
