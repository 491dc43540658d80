#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A line-based chat: what one member sends goes to all others."""
import socket
import threading

from common import endpoint, tell_port

everybody = []


def serve(connection):
    everybody.append(connection)
    for line in connection.makefile("rb"):
        print("received", line, flush=True)
        for other in everybody:
            if other is not connection:
                other.sendall(line)
    everybody.remove(connection)
    connection.close()


listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
