// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The web server that people first write in Node: httpserver.js PORT FOLDER
const fs = require('fs');
const http = require('http');
const path = require('path');
const [port, folder] = process.argv.slice(2);

http.createServer((request, response) => {
    fs.readFile(path.join(folder, path.basename(request.url)), (error, data) => {
        response.writeHead(error ? 404 : 200, {'Content-Type': 'text/plain', 'Content-Length': error ? 0 : data.length});
        response.end(data);
    });
}).listen({port: Number(port), host: '127.0.0.1', backlog: 1024});
