#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A TCP client whose socket is wrapped in TLS, with the certificate checked (A9)."""
import socket

from common import PATIENCE, answer_of, client_tls, endpoint, message, tell


def ask():
    with socket.create_connection(endpoint(), timeout=PATIENCE) as plain:
        with client_tls().wrap_socket(plain, server_hostname=endpoint()[0]) as client:
            client.sendall(message())
            return answer_of(client)


tell(ask)
