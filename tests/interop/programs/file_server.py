#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receives files in the format that "swb serve --save" describes, and compares the checksum."""
import hashlib
import socket

from common import PATIENCE, endpoint, tell_port

listener = socket.create_server(endpoint())
tell_port(listener)
while True:
    connection, address = listener.accept()
    with connection:
        connection.settimeout(PATIENCE)
        stream = connection.makefile("rb")
        header = {}
        while line := stream.readline().decode().strip():
            name, _, value = line.partition(": ")
            header[name] = value
        connection.sendall(b"from 0\n")
        data = stream.read(int(header["length"]))
        same = hashlib.sha256(data).hexdigest() == header["sha256"]
        print("received", data, flush=True)
        connection.sendall(("stored %s\n" % header["sha256"] if same else "failed checksum\n").encode())
