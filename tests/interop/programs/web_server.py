#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serves the files of a folder."""
import sys
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler

from common import endpoint, tell_port

server = HTTPServer(endpoint(), partial(SimpleHTTPRequestHandler, directory=sys.argv[4]))
tell_port(server.socket)
server.serve_forever()
