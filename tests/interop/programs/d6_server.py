#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""D6: answers one recv of each TCP client in uppercase."""
from socket import AF_INET, SOCK_STREAM, socket

from common import PATIENCE, endpoint, tell_port

server_socket = socket(AF_INET, SOCK_STREAM)
server_socket.bind(endpoint())  # missing in the notes: the server would listen on an unknown port
server_socket.listen(1)
tell_port(server_socket)
while True:
    connection_socket, address = server_socket.accept()
    connection_socket.settimeout(PATIENCE)
    sentence = connection_socket.recv(1024)
    print("received", sentence, flush=True)
    connection_socket.send(sentence.decode().upper().encode())
    connection_socket.close()
