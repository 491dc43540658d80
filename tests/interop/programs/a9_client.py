#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A9, client: a message with a length prefix, over TLS with the certificate checked."""
import socket
import struct

from common import PATIENCE, answer_of, client_tls, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as plain:
        with client_tls().wrap_socket(plain, server_hostname=endpoint()[0]) as client:
            client.sendall(struct.pack("!I", len(message())) + message())
            answer = answer_of(client)
            while len(answer) < 4 or len(answer) < 4 + struct.unpack("!I", answer[:4])[0]:
                answer += answer_of(client)
            return answer[4:] + b"\n"


tell(ask)
