# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends a file to "swb serve --save FOLDER tcp://..." in ten lines."""
import hashlib
import os
import socket
import sys

data = open(sys.argv[2], "rb").read()
peer = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
answers = peer.makefile()
header = "SWB-FILE 1\nname: %s\nlength: %d\nsha256: %s\n\n"
peer.sendall((header % (os.path.basename(sys.argv[2]), len(data), hashlib.sha256(data).hexdigest())).encode())
start = int(answers.readline().split()[1])
peer.sendall(data[start:])
print(answers.readline(), end="")
