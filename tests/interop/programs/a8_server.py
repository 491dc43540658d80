#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of A8: a WebSocket echo, in place of the public one that no longer exists."""
import asyncio
import ssl
import sys

import websockets
from common import endpoint, server_tls


async def echo(ws, path=None):
    async for message in ws:
        print("received", message.encode(), flush=True)
        await ws.send(message)


async def main():
    context = server_tls() if sys.argv[3] else None
    async with websockets.serve(echo, *endpoint(), ssl=context) as server:
        print("ready", server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()


asyncio.run(main())
