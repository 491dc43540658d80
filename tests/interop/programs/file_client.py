#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends the file that the message names, in the format that "swb serve --save" describes."""
import hashlib
import os
import socket

from common import PATIENCE, endpoint, message, tell


def ask():
    path = message().decode()
    with open(path, "rb") as file:
        data = file.read()
    with socket.create_connection(endpoint(), timeout=PATIENCE) as client:
        answers = client.makefile("rb")
        header = (os.path.basename(path), len(data), hashlib.sha256(data).hexdigest())
        client.sendall(("SWB-FILE 1\nname: %s\nlength: %d\nsha256: %s\n\n" % header).encode())
        start = answers.readline()
        client.sendall(data[int(start.split()[1]) :])
        return start + answers.readline()


tell(ask)
