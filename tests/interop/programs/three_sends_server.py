#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers each recv with a word, so that the reads can be counted."""
import socket
import threading

from common import endpoint, tell_port


def serve(connection):
    with connection:
        while data := connection.recv(1024):
            print("received", data, flush=True)
            connection.sendall(b"read. ")


listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
