#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""D4: answers every datagram in uppercase. The notes bind every interface and port 12000."""
from socket import AF_INET, SOCK_DGRAM, socket

from common import endpoint, tell_port

server_socket = socket(AF_INET, SOCK_DGRAM)
server_socket.bind(endpoint())
tell_port(server_socket)
while True:
    message, client_address = server_socket.recvfrom(2048)
    print("received", message, flush=True)
    modified_message = message.decode().upper()
    server_socket.sendto(modified_message.encode(), client_address)  # misspelt in the notes: crashes on first use
