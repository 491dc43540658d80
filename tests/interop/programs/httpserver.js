// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A web server with Node's own library that answers in several ways. Usage: httpserver.js
const crypto = require('crypto');
const http = require('http');
const zlib = require('zlib');

const answers = {
    '/pieces': (request, response) => {
        response.writeHead(200, request.httpVersion === '1.1' ? {Trailer: 'X-Sum'} : {});
        response.write('one ');
        setTimeout(() => response.write('two '), 20);
        setTimeout(() => {
            response.addTrailers({'X-Sum': '3'});
            response.end('three');
        }, 40);
    },
    '/zipped': (request, response) => {
        response.writeHead(200, {'Content-Encoding': 'deflate'});
        response.end(zlib.deflateSync('deflated '.repeat(1000)));
    },
    '/echo': (request, response) => {
        const hash = crypto.createHash('sha256');
        request.on('data', piece => hash.update(piece));
        request.on('end', () => response.end(`${request.method} ${hash.digest('hex')}`));
    },
    '/early': (request, response) => {
        request.socket.write('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n');
        setTimeout(() => response.end('late'), 20);
    },
    '/welcome': (request, response) => {
        response.writeHead(302, {'Set-Cookie': 'a=b; Path=/', Location: '/cookie'});
        response.end();
    },
    '/cookie': (request, response) => response.end(request.headers.cookie || 'none'),
    '/broken': (request, response) => {
        response.writeHead(200, {'Content-Length': 100});
        response.write('half');
        setTimeout(() => request.socket.end(), 20);
    },
};

const server = http.createServer((request, response) => answers[request.url](request, response));
server.listen(0, '127.0.0.1', () => console.log(`listening on 127.0.0.1:${server.address().port}`));
