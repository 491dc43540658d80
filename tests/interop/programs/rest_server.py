#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A REST store of people: list, read, add."""
import json
from http.server import BaseHTTPRequestHandler, HTTPServer

from common import endpoint, tell_port

people = [{"id": 1, "name": "Ann"}]


class People(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, content):
        document = (json.dumps(content, indent=4) + "\n").encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(document)))
        self.end_headers()
        self.wfile.write(document)
        print("received", self.requestline, flush=True)

    def do_GET(self):
        if self.path == "/people":
            return self.answer(200, people)
        found = [person for person in people if self.path == "/people/%d" % person["id"]]
        return self.answer(200, found[0]) if found else self.answer(404, {})

    def do_POST(self):
        person = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        people.append({"id": len(people) + 1, **person})
        self.answer(201, people[-1])


server = HTTPServer(endpoint(), People)
tell_port(server.socket)
server.serve_forever()
