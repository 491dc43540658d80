#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends one line to a chat and leaves."""
import socket

from common import PATIENCE, endpoint, message

with socket.create_connection(endpoint(), timeout=PATIENCE) as chat:
    chat.sendall(message() + b"\n")
    chat.shutdown(socket.SHUT_WR)
    while chat.recv(1024):
        pass
    print("received", b"")
