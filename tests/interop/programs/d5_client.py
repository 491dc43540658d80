#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""D5: sends a line from the keyboard over TCP and shows the uppercase reply."""
from socket import AF_INET, SOCK_STREAM, socket

from common import PATIENCE, endpoint

client_socket = socket(AF_INET, SOCK_STREAM)
client_socket.settimeout(PATIENCE)
client_socket.connect(endpoint())
sentence = input()  # the notes use raw_input, which is Python 2
client_socket.send(sentence.encode())  # sends nothing for an empty line, and both sides wait
print("received", client_socket.recv(1024))
client_socket.close()
