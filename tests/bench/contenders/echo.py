# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The echo server that people first write in Python: socketserver, with a thread for each connection.

Usage: echo.py tcp|tls|udp PORT CERTIFICATE KEY
"""
import socket
import socketserver
import ssl
import sys


class StreamEcho(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while data := self.request.recv(65536):
                self.request.sendall(data)
        except (ConnectionError, ssl.SSLError):
            pass


class DatagramEcho(socketserver.BaseRequestHandler):
    def handle(self):
        data, sock = self.request
        sock.sendto(data, self.client_address)


class StreamServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 1024
    context = None

    def finish_request(self, request, client_address):
        if self.context:
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, client_address)


def main(scheme, port, certificate, key):
    if scheme == "udp":
        server = socketserver.UDPServer(("127.0.0.1", port), DatagramEcho)
        server.max_packet_size = 65535
    else:
        server = StreamServer(("127.0.0.1", port), StreamEcho)
        if scheme == "tls":
            server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.context.load_cert_chain(certificate, key)
    server.serve_forever()


main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
