#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of A1 and A4: a web server with one page."""
from http.server import BaseHTTPRequestHandler, HTTPServer

from common import endpoint, tell_port


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        page = b"<h1>Hello, client!</h1>\n"
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        print("received", self.requestline, flush=True)


server = HTTPServer(endpoint(), Page)
tell_port(server.socket)
server.serve_forever()
