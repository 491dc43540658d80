#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""B9: an echo over IPv6, with socketserver."""
import socket
import socketserver

from common import endpoint, tell_port


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        data = self.request.recv(1024)
        print("received", data, flush=True)
        self.request.sendall(data)


class Server(socketserver.ThreadingTCPServer):
    address_family = socket.AF_INET6
    daemon_threads = True


server = Server(endpoint(), Echo)
tell_port(server.socket)
server.serve_forever()
