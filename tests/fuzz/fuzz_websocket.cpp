// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/check.h"
#include "protocols/websocket/websocketframes.h"
#include "protocols/websocket/websocketserver.h"
#include "support/recordedactions.h"

#include <fuzzer/FuzzedDataProvider.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 mostBytes = 2000;

/// A client's input, valid or not.
QByteArray streamOf(FuzzedDataProvider &input)
{
    QByteArray stream;
    WebSocketFrames client(WebSocketFrames::Side::Client, mostBytes);
    while (input.remaining_bytes() > 0 && stream.size() < 20'000) {
        static const int kinds[] = {1, 2, 8, 9, 10};
        const auto kind = WebSocketMessage::Kind(input.PickValueInArray(kinds));
        const QByteArray payload = QByteArray::fromStdString(input.ConsumeRandomLengthString(200));
        if (input.ConsumeProbability<float>() < 0.8F) {
            if (kind == WebSocketMessage::Kind::Close)
                client.close(1000, payload.left(100));
            else
                client.send(kind, kind > WebSocketMessage::Kind::Close ? payload.left(125) : payload);
            client.takeOutput(stream);
        } else {
            stream += payload;
        }
    }
    return stream;
}

RecordedActions server()
{
    static const auto made = [] {
        ServerSettings settings;
        settings.reply = u"reverse"_s;
        settings.maxFrameBytes = mostBytes;
        return webSocketServers(settings).value();
    }();
    RecordedActions end(made->make({}));
    end.receive("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    end.open();
    end.writes.clear();
    return end;
}

} // namespace

/// A server answers the same however the stream is cut, keeps no message beyond its limit, and sends nothing
/// that a client would reject.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const QByteArray stream = streamOf(input);
    if (stream.isEmpty())
        return 0;
    RecordedActions whole = server();
    RecordedActions inPieces = server();
    whole.receive(stream);
    for (const char byte : stream)
        inPieces.receive(QByteArrayView(&byte, 1));
    CHECK(inPieces.written() == whole.written());
    CHECK(inPieces.messages == whole.messages);
    CHECK(inPieces.closed == whole.closed);
    for (const QByteArray &message : whole.messages)
        CHECK(message.size() <= qsizetype(mostBytes));
    WebSocketFrames client(WebSocketFrames::Side::Client, mostBytes);
    client.append(whole.written());
    while (client.next()) { }
    CHECK(client.failure() == 0);
    return 0;
}
