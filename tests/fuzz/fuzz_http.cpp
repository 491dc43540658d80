// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "fuzz/seeds.h"
#include "protocols/http/httpclient.h"
#include "protocols/http/httpserver.h"
#include "protocols/http/replies/httpreplyspec.h"
#include "support/recordedactions.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const QByteArray how(1, '\x01');
    fuzz::plantSeeds(
        *argc, *argv,
        {"GET / HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n" + how,
         "POST /x?y HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nbody" + how,
         "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nT: x\r\n\r\n"
             + how,
         "HTTP/1.1 302 Found\r\nLocation: /x\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n"
         "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
             + how});
    return 0;
}

namespace {

/// The parser may detect the end of an invalid request sooner or later, so only valid ones are compared.
QByteArrayList goodAnswers(const RecordedActions &actions)
{
    QByteArrayList answers;
    for (const QByteArray &write : actions.writes) {
        if (write.startsWith("HTTP/1.1 200 "))
            answers << write;
    }
    return answers;
}

} // namespace

/// A server answers the same however the stream is cut, and neither it nor a client keeps more than allowed.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const int step = input.ConsumeIntegralInRange(1, 16);
    const auto text = input.ConsumeRemainingBytesAsString();
    const QByteArrayView stream(text.data(), qsizetype(text.size()));

    ServerSettings settings;
    RecordedActions whole(httpServers(settings).value()->make({}));
    RecordedActions inPieces(httpServers(settings).value()->make({}));
    if (!stream.isEmpty())
        whole.receive(stream);
    for (qsizetype at = 0; at < stream.size() && !inPieces.finished; at += step)
        inPieces.receive(stream.sliced(at, qMin(qsizetype(step), stream.size() - at)));
    CHECK(goodAnswers(inPieces) == goodAnswers(whole));

    ClientSettings client;
    client.url = parseEndpoint(u"http://localhost:80"_s).value();
    client.http.cookies = true;
    RecordedActions listening(std::make_unique<HttpClient>(client));
    listening.open();
    for (const char *const request : {"GET /a", "HEAD /b", "POST /c\n\nx"})
        listening.send(request);
    for (qsizetype at = 0; at < stream.size(); at += step)
        listening.receive(stream.sliced(at, qMin(qsizetype(step), stream.size() - at)));
    listening.finishPeer();
    RecordedActions typed(std::make_unique<HttpClient>(client));
    typed.open();
    typed.send(stream); // as typed by a user, too
    CHECK(typed.writes.size() + typed.refusals.size() == 1);
    return 0;
}
