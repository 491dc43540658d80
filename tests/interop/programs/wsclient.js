// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A client of a WebSocket echo server. Usage: node wsclient.js URL
const WebSocket = require("ws");

const ws = new WebSocket(process.argv[2]);
ws.on("open", () => ws.send("Hello, WebSocket!"));
ws.on("message", (data, isBinary) => {
  if (isBinary) {
    console.log(data.length + " bytes");
    ws.close(4000, "enough");
  } else {
    console.log(String(data));
    ws.send(Buffer.from([0, 1, 2, 3, 255]));
  }
});
ws.on("close", (code, reason) => console.log("closed", code, String(reason)));
