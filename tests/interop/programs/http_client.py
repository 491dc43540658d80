#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A web client: the message is a request, "POST /path" with header lines, an empty line and a body."""
import http.client

from common import PATIENCE, endpoint, message, tell


def ask():
    head, _, body = message().decode().partition("\n\n")
    request, *lines = head.split("\n")
    headers = dict(line.split(": ", 1) for line in lines)
    client = http.client.HTTPConnection(*endpoint(), timeout=PATIENCE)
    client.request(*request.split()[:2], body=body.encode() or None, headers=headers)
    response = client.getresponse()
    if response.status >= 400:
        raise OSError(response.status)
    return response.read()


tell(ask)
