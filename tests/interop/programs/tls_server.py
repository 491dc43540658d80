#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers each TLS client in uppercase, and closes connections that do not use TLS."""
import socket

from common import PATIENCE, endpoint, server_tls, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
context = server_tls()
while True:
    plain, address = listener.accept()
    plain.settimeout(PATIENCE)
    try:
        with context.wrap_socket(plain, server_side=True) as connection:
            data = connection.recv(1024)
            print("received", data, flush=True)
            connection.sendall(data.upper())
    except OSError as error:
        print("refused", error, flush=True)
        plain.close()
