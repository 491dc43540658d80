// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket echo server with the ws library. Usage: node wsecho.js PORT; port 0 only checks for the library.
function library() {
  try {
    return require("ws");
  } catch (error) {
    return require("/usr/share/nodejs/ws"); // where Debian has it
  }
}

const port = Number(process.argv[2]);
const { WebSocketServer } = library();
if (port !== 0) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: port });
  server.on("connection", (ws) =>
    ws.on("message", (data, isBinary) => ws.send(data, { binary: isBinary })));
}
