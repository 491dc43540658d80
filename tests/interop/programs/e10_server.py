#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of E10: a name server that knows one address (RFC 1035 4)."""
import socket
import struct

from common import endpoint, tell_port

NAME = b"\3www\7example\4test\0"
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(endpoint())
tell_port(server)
while True:
    query, address = server.recvfrom(512)
    print("received", query, flush=True)
    question = query[12 : 12 + len(NAME) + 4]
    found = question == NAME + struct.pack("!HH", 1, 1)
    header = query[:2] + struct.pack("!HHHHH", 0x8400 if found else 0x8403, 1, int(found), 0, 0)
    record = b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 300, 4) + socket.inet_aton("192.0.2.10")
    server.sendto(header + question + (record if found else b""), address)
