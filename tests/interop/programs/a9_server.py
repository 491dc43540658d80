#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A9, server: messages with a length prefix, over TLS; it checks the length that a client claims."""
import socket
import ssl
import struct

from common import PATIENCE, endpoint, server_tls, tell_port

LIMIT = 16 * 1024 * 1024


def read_exactly(connection, length):
    data = b""
    while len(data) < length:
        piece = connection.recv(length - len(data))
        if not piece:
            raise EOFError
        data += piece
    return data


def serve(connection):
    length = struct.unpack("!I", read_exactly(connection, 4))[0]
    if length > LIMIT:
        raise ValueError("message too long")
    text = read_exactly(connection, length)
    print("received", text, flush=True)
    answer = text.decode().upper().encode()
    connection.sendall(struct.pack("!I", len(answer)) + answer)


listener = socket.create_server(endpoint())
tell_port(listener)
context = server_tls()
while True:
    plain, address = listener.accept()
    plain.settimeout(PATIENCE)
    try:
        with context.wrap_socket(plain, server_side=True) as connection:
            serve(connection)
    except (OSError, EOFError, ValueError, ssl.SSLError) as error:
        print("refused", error, flush=True)
