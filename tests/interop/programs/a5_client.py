#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of A5, written like A1: connect, one send, one recv(1024)."""
import socket

from common import PATIENCE, endpoint

with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as client:
    client.settimeout(PATIENCE)
    client.connect(endpoint())
    client.send(b"GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")
    print("received", client.recv(1024))
