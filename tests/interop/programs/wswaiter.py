# SPDX-FileCopyrightText: 2026 The Socket Workbench developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waits until a WebSocket server closes, and prints the close code. Usage: wswaiter.py URL"""
import asyncio
import sys

import websockets


async def main(url):
    async with websockets.connect(url) as ws:
        print("open", flush=True)
        try:
            await ws.recv()
        except websockets.ConnectionClosed:
            print("closed", ws.close_code, flush=True)


asyncio.run(main(sys.argv[1]))
