#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of A7: a JSON document over HTTPS."""
from http.server import BaseHTTPRequestHandler, HTTPServer

from common import endpoint, server_tls, tell_port


class Data(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        document = b'{"value": 42}\n' if self.path == "/data" else b""
        self.send_response(200 if document else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)
        print("received", self.requestline, flush=True)


server = HTTPServer(endpoint(), Data)
server.socket = server_tls().wrap_socket(server.socket, server_side=True)
tell_port(server.socket)
server.serve_forever()
