# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A chat client in ten lines: prints what it receives and sends what is typed."""
import socket
import sys
import threading

chat = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
threading.Thread(target=lambda: [print(line, end="", flush=True) for line in chat.makefile(encoding="utf-8")]).start()
for line in sys.stdin:
    chat.sendall(line.encode())
chat.shutdown(socket.SHUT_WR)
