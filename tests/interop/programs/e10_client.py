#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""E10: asks a name server for an address (RFC 1035 4)."""
import socket
import struct

from common import PATIENCE, endpoint, message, tell


def ask():
    name = message().split()[0]
    labels = b"".join(bytes([len(label)]) + label for label in name.split(b".")) + b"\0"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(PATIENCE)
        client.sendto(struct.pack("!HHHHHH", 7, 0x0100, 1, 0, 0, 0) + labels + struct.pack("!HH", 1, 1), endpoint())
        answer = client.recvfrom(512)[0]
    identifier, flags, _, answers = struct.unpack("!HHHH", answer[:8])
    if identifier != 7 or flags & 15 or answers != 1:
        raise OSError("no address")
    record = answer[12 + len(labels) + 4 :]
    ttl, length = struct.unpack("!IH", record[6:12])
    address = socket.inet_ntoa(record[12 : 12 + length]).encode()
    return b"%s A: NOERROR\n%s.  %d  A  %s\n" % (name, name, ttl, address)


tell(ask)
