#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A8: sends a text over WebSocket and shows the reply. The server in the notes no longer exists."""
import asyncio
import sys

import websockets
from common import client_tls, endpoint, message


async def main():
    context = client_tls() if sys.argv[4] else None
    url = "%s://%s:%d" % ("wss" if context else "ws", *endpoint())
    async with websockets.connect(url, ssl=context) as ws:
        await ws.send(message().decode())
        print("received", (await ws.recv()).encode() + b"\n")


asyncio.run(main())
