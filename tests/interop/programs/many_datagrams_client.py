#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends numbered datagrams, and collects the replies until no more arrive."""
import socket
import sys
import time

from common import endpoint, message

times, pause = int(sys.argv[5]), int(sys.argv[6]) / 1000
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for number in range(1, times + 1):
    client.sendto(message().replace(b"{count}", str(number).encode()), endpoint())
    time.sleep(pause)
client.settimeout(1)
received = b""
try:
    while True:
        received += client.recvfrom(2048)[0]
except TimeoutError:
    print("received", received)
