#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""D3: sends a line from the keyboard as a datagram and shows the uppercase reply."""
from socket import AF_INET, SOCK_DGRAM, socket

from common import PATIENCE, endpoint

client_socket = socket(AF_INET, SOCK_DGRAM)
client_socket.settimeout(PATIENCE)
message = input()  # the notes use raw_input, which is Python 2
client_socket.sendto(message.encode(), endpoint())
modified_message, server_address = client_socket.recvfrom(2048)
print("received", modified_message)
client_socket.close()
