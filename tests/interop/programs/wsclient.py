# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of a WebSocket server that answers in uppercase. Usage: wsclient.py URL AUTHORITY"""
import asyncio
import ssl
import sys

import websockets


async def main(url, authority):
    context = ssl.create_default_context(cafile=authority) if url.startswith("wss") else None
    async with websockets.connect(url, subprotocols=["x", "chat"], ssl=context, max_size=None) as ws:
        await ws.send("hello")
        print(await ws.recv())
        await ws.send(b"\x00\x01ab")
        print(await ws.recv())
        await ws.send(["frag", "", "ments"])
        print(await ws.recv())
        await (await ws.ping())
        print("pong")
        print(ws.subprotocol)
        print(ws.extensions or "no extensions")
        await ws.send("a" * 100_000)
        print(len(await ws.recv()))
    print("closed", ws.close_code)


asyncio.run(main(sys.argv[1], sys.argv[2]))
