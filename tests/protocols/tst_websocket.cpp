// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websocketclient.h"
#include "protocols/websocket/websocketend.h"
#include "protocols/websocket/websockethandshake.h"
#include "protocols/websocket/websocketserver.h"
#include "support/recordedactions.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray key = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 1.3
const QByteArray accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
const QByteArray request = "GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: "
                           "keep-alive, Upgrade\r\nSec-WebSocket-Key: "
    + key + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
const SocketAddress peer = SocketAddress::fromIp(u"127.0.0.1"_s, 50000);

enum Opcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// A frame as in RFC 6455 5.2.
QByteArray frame(int opcode, const QByteArray &payload, bool masked, bool fin = true)
{
    QByteArray bytes(1, char((fin ? 0x80 : 0) | opcode));
    const int mask = masked ? 0x80 : 0;
    if (payload.size() < 126)
        bytes += char(mask | int(payload.size()));
    else if (payload.size() < 65536)
        bytes += QByteArray(1, char(mask | 126)) + char(payload.size() >> 8) + char(payload.size());
    else
        bytes += QByteArray(1, char(mask | 127)) + QByteArray(4, '\0') + char(payload.size() >> 24)
            + char(payload.size() >> 16) + char(payload.size() >> 8) + char(payload.size());
    if (!masked)
        return bytes + payload;
    const QByteArray with("\x12\x34\x56\x78");
    bytes += with;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += char(payload[i] ^ with[i % 4]);
    return bytes;
}

QByteArray closeFrame(int code, bool masked)
{
    return frame(Close, QByteArray(1, char(code >> 8)) + char(code), masked);
}

ServerSettings settingsOf(const QString &reply = u"echo"_s)
{
    ServerSettings settings;
    settings.url = {Transport::Tcp, u"127.0.0.1"_s, 9001, u"ws"_s};
    settings.reply = reply;
    return settings;
}

RecordedActions greeterOf(const ServerSettings &settings = settingsOf())
{
    RecordedActions end(webSocketServers(settings).value()->make(peer));
    end.open();
    return end;
}

/// A server's end after the handshake, whose bytes are discarded.
RecordedActions serverOf(const ServerSettings &settings = settingsOf())
{
    RecordedActions end = greeterOf(settings);
    end.receive(request);
    end.open();
    end.writes.clear();
    end.told.clear();
    end.messages.clear();
    return end;
}

QByteArray answerFor(const QByteArray &asked, const QByteArray &more = {})
{
    const qsizetype at = asked.indexOf("Sec-WebSocket-Key: ") + 19;
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Accept: "
        + websocket::acceptOf(asked.mid(at, asked.indexOf('\r', at) - at)) + "\r\n" + more + "\r\n";
}

RecordedActions callerOf(const ClientSettings &more = {})
{
    ClientSettings settings = more;
    settings.url = {Transport::Tcp, u"localhost"_s, 9001, u"ws"_s, u"/chat"_s};
    RecordedActions end(webSocketClients(settings).value()->make({}));
    end.open();
    return end;
}

RecordedActions clientOf(const ClientSettings &settings = {})
{
    RecordedActions end = callerOf(settings);
    end.receive(answerFor(end.written()));
    end.open();
    end.writes.clear();
    end.told.clear();
    end.messages.clear();
    return end;
}

/// The frames that a client has written, unmasked.
QByteArray unmasked(QByteArray bytes)
{
    QByteArray plain;
    while (!bytes.isEmpty()) {
        const qsizetype length = bytes[1] & 0x7f; // only short ones
        plain += bytes[0];
        plain += char(length);
        for (qsizetype i = 0; i < length; ++i)
            plain += char(bytes[6 + i] ^ bytes[2 + i % 4]);
        bytes.remove(0, 6 + length);
    }
    return plain;
}

QStringList summaries(const RecordedActions &end)
{
    QStringList all;
    for (const ProtocolFacts &facts : end.told)
        all << facts.summary;
    return all;
}

} // namespace

/// WebSocket's two ends, without a socket.
class TstWebSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void handshakeIsThatOfTheRfc();
    void handshakeIsRefused_data();
    void handshakeIsRefused();
    void pathAndSubprotocolAreHeeded();
    void slowHandshakeIsEnded();
    void everyReplyIsAMessage_data();
    void everyReplyIsAMessage();
    void textAndBytesAreAnsweredAsTheyCame();
    void fragmentsArePutTogether();
    void streamMayBeCutAnywhere();
    void whatBreaksTheRules_data();
    void whatBreaksTheRules();
    void longestMessage();
    void pingIsAnswered();
    void closeIsAnswered();
    void reasonOfACloseMayBeAnyText();
    void closesAfterItsReply();
    void delayedReplyComesLater();
    void silentPeerIsAsked();
    void endWithoutACloseIsTold();
    void serverWaitsForItsPeer();
    void userOfAServerSendsMessages();
    void framingIsRefused();

    void clientAsksAndSpeaks();
    void clientRefusesAnAnswer_data();
    void clientRefusesAnAnswer();
    void clientSaysWhatElseThereIs_data();
    void clientSaysWhatElseThereIs();
    void clientIsTooLong();
    void clientTakesItsLeave();
    void serverTakesItsLeave();
    void clientsStreamMayBeCutAnywhere();
    void maskedServerIsClosed();
};

void TstWebSocket::handshakeIsThatOfTheRfc()
{
    QCOMPARE(websocket::acceptOf(key), accept);
    RecordedActions end = greeterOf();
    end.receive(request);
    QCOMPARE(end.written(),
             QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                        "Upgrade\r\nSec-WebSocket-Accept: "
                        + accept + "\r\n\r\n"));
    QCOMPARE(end.told.size(), 2);
    QVERIFY(end.told[0].summary.startsWith(u"GET /chat"));
    QVERIFY(end.told[1].summary.contains(u"101"_s));
    QVERIFY(!end.finished);
}

void TstWebSocket::handshakeIsRefused_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("status");
    const auto with = [](const QByteArray &one, const QByteArray &other) {
        QByteArray changed = request;
        changed.replace(one, other);
        return changed;
    };
    QTest::newRow("a page") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("426");
    QTest::newRow("another version") << with("Version: 13", "Version: 8") << QByteArray("426");
    QTest::newRow("no version") << with("Sec-WebSocket-Version: 13\r\n", "") << QByteArray("426");
    QTest::newRow("another upgrade") << with("websocket\r\n", "h2c\r\n") << QByteArray("426");
    QTest::newRow("no connection") << with("keep-alive, Upgrade", "keep-alive") << QByteArray("426");
    QTest::newRow("no key") << with("Sec-WebSocket-Key", "X-Key") << QByteArray("400");
    QTest::newRow("a short key") << with(key, "c2hvcnQ=") << QByteArray("400");
    QTest::newRow("a key that is none") << with(key, "****") << QByteArray("400");
    QTest::newRow("no host") << with("Host: localhost\r\n", "") << QByteArray("400");
    QTest::newRow("HTTP/1.0") << with("HTTP/1.1", "HTTP/1.0") << QByteArray("400");
    QTest::newRow("another method") << with("GET", "POST") << QByteArray("405");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << QByteArray("400");
    QTest::newRow("too long a head") << with("Host: localhost", "Host: " + QByteArray(40'000, 'a'))
                                     << QByteArray("431");
}

void TstWebSocket::handshakeIsRefused()
{
    QFETCH(QByteArray, asked);
    QFETCH(QByteArray, status);
    RecordedActions end = greeterOf();
    end.receive(asked);
    QVERIFY2(end.written().startsWith(QByteArray("HTTP/1.1 " + status + ' ')), end.written());
    QVERIFY(end.finished);
    QVERIFY(status != "426" || end.written().contains("Sec-WebSocket-Version: 13\r\n"));
    end.receive(request);
    QCOMPARE(end.writes.size(), 1);
}

void TstWebSocket::pathAndSubprotocolAreHeeded()
{
    ServerSettings settings = settingsOf();
    settings.url.path = u"/other"_s;
    RecordedActions elsewhere = greeterOf(settings);
    elsewhere.receive(request);
    QVERIFY(elsewhere.written().startsWith("HTTP/1.1 404 "));
    settings.url.path = u"/chat"_s;
    settings.subprotocols = {u"chat"_s, u"superchat"_s};
    QByteArray asked = request;
    asked.insert(asked.size() - 2,
                 "Sec-WebSocket-Protocol: x, superchat, chat\r\n"
                 "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    RecordedActions end = greeterOf(settings);
    end.receive(asked);
    QVERIFY(end.written().contains("\r\nSec-WebSocket-Protocol: superchat\r\n"));
    QVERIFY(!end.written().contains("Extensions"));
    RecordedActions none = greeterOf();
    none.receive(asked);
    QVERIFY(none.written().startsWith("HTTP/1.1 101 ") && !none.written().contains("Protocol:"));
}

void TstWebSocket::slowHandshakeIsEnded()
{
    RecordedActions end = greeterOf();
    end.receive(request.chopped(1));
    QVERIFY(end.wake());
    QVERIFY(end.closed);
    QCOMPARE(end.errors.first().code, ErrorCode::HandshakeTimeout);
}

void TstWebSocket::everyReplyIsAMessage_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("echo") << u"echo"_s << QByteArray("Hello");
    QTest::newRow("uppercase") << u"uppercase"_s << QByteArray("HELLO");
    QTest::newRow("reverse") << u"reverse"_s << QByteArray("olleH");
    QTest::newRow("fixed") << u"fixed:there"_s << QByteArray("there");
    QTest::newRow("template") << u"template:{count}: {data}"_s << QByteArray("1: Hello");
    QTest::newRow("discard") << u"discard"_s << QByteArray();
}

void TstWebSocket::everyReplyIsAMessage()
{
    QFETCH(QString, reply);
    QFETCH(QByteArray, answer);
    RecordedActions end = serverOf(settingsOf(reply));
    end.receive(frame(Text, "Hello", true));
    QCOMPARE(end.written(), answer.isEmpty() ? QByteArray() : frame(Text, answer, false));
    QCOMPARE(summaries(end).first(), u"text: Hello"_s);
    QCOMPARE(end.messages.first(), QByteArray("Hello"));
    QCOMPARE(end.told.first().fields.first(), (ProtocolField{u"opcode"_s, u"text"_s}));
}

void TstWebSocket::textAndBytesAreAnsweredAsTheyCame()
{
    RecordedActions end = serverOf();
    const QByteArrayList payloads{"",
                                  "a",
                                  QByteArray(125, 'b'),
                                  QByteArray(126, 'c'),
                                  QByteArray(65535, 'd'),
                                  QByteArray(65536, 'e'),
                                  "\xc3\xbc"};
    for (const QByteArray &payload : payloads) {
        for (const Opcode opcode : {Text, Binary}) {
            end.writes.clear();
            end.receive(frame(opcode, payload, true));
            QCOMPARE(end.written(), frame(opcode, payload, false));
        }
    }
    RecordedActions bytes = serverOf(settingsOf(u"fixed:\\xff"_s));
    bytes.receive(frame(Text, "x", true));
    QCOMPARE(bytes.written(), frame(Binary, "\xff", false)); // which is not valid text
}

void TstWebSocket::fragmentsArePutTogether()
{
    RecordedActions end = serverOf();
    end.receive(QByteArray(frame(Text, "Hel", true, false) + frame(Ping, "in between", true)
                           + frame(Continuation, "\xc3", true, false) + frame(Continuation, "\xb6", true)));
    QCOMPARE(end.written(), frame(Pong, "in between", false) + frame(Text, "Hel\xc3\xb6", false));
    QCOMPARE(summaries(end), (QStringList{u"ping"_s, u"pong"_s, u"text: Helö"_s, u"text: Helö"_s}));
    QVERIFY(end.told[2].fields.contains(ProtocolField{u"frames"_s, u"3"_s}));
}

void TstWebSocket::streamMayBeCutAnywhere()
{
    const QByteArray stream = frame(Text, "one", true) + frame(Binary, QByteArray(300, 'x'), true)
        + frame(Text, "Hel", true, false) + frame(Ping, "p", true) + frame(Continuation, "lo", true)
        + closeFrame(1000, true);
    RecordedActions whole = serverOf();
    whole.receive(stream);
    QVERIFY(whole.closed);
    const QByteArray both = request + stream;
    for (qsizetype cut = 1; cut < both.size(); ++cut) {
        RecordedActions end = greeterOf();
        end.receive(both.first(cut));
        if (!end.rest.isEmpty())
            end.receive(std::exchange(end.rest, {}));
        end.receive(both.sliced(cut));
        if (!end.rest.isEmpty())
            end.receive(std::exchange(end.rest, {}));
        QVERIFY(end.written().endsWith(QByteArray("\r\n\r\n" + whole.written())));
        QVERIFY(end.closed);
    }
    RecordedActions bytewise = serverOf();
    for (const char byte : stream)
        bytewise.receive(QByteArray(1, byte));
    QCOMPARE(bytewise.written(), whole.written());
}

void TstWebSocket::whatBreaksTheRules_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("without a mask") << frame(Text, "hello", false) << 1002;
    QTest::newRow("an empty one without a mask") << frame(Text, "", false) << 1002;
    QTest::newRow("a reserved bit") << QByteArray("\xc1\x80\0\0\0\0", 6) << 1002;
    QTest::newRow("an unknown kind") << frame(3, "", true) << 1002;
    QTest::newRow("an unknown control") << frame(11, "", true) << 1002;
    QTest::newRow("a long ping") << frame(Ping, QByteArray(126, 'a'), true) << 1002;
    QTest::newRow("a ping in pieces") << frame(Ping, "a", true, false) << 1002;
    QTest::newRow("a piece of nothing") << frame(Continuation, "a", true) << 1002;
    QTest::newRow("a text within one") << frame(Text, "a", true, false) + frame(Text, "b", true) << 1002;
    QTest::newRow("a close of one byte") << frame(Close, "a", true) << 1002;
    QTest::newRow("a code that is none") << closeFrame(999, true) << 1002;
    QTest::newRow("a code that is not sent") << closeFrame(1006, true) << 1002;
    QTest::newRow("a text that is none") << frame(Text, "\xff", true) << 1007;
    QTest::newRow("a text that ends within") << frame(Text, "\xc3", true) << 1007;
    QTest::newRow("overlong") << frame(Text, "\xc0\xaf", true) << 1007;
    QTest::newRow("a surrogate") << frame(Text, "\xed\xa0\x80", true) << 1007;
    QTest::newRow("in a piece") << frame(Text, "a", true, false) + frame(Continuation, "\xff", true) << 1007;
    QTest::newRow("a reason that is no text") << frame(Close, "\x03\xe8\xff", true) << 1007;
}

void TstWebSocket::whatBreaksTheRules()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RecordedActions end = serverOf();
    end.receive(bytes);
    QCOMPARE(end.written().left(4),
             closeFrame(code, false).left(1) + end.written().mid(1, 1) + closeFrame(code, false).mid(2));
    QCOMPARE(end.breaks.size(), 1);
    QCOMPARE(end.breaks.first().code, ErrorCode::BadMessage);
    QVERIFY(end.closed);
    QCOMPARE(summaries(end).last().left(10), u"close %1"_s.arg(code));
    const qsizetype written = end.writes.size();
    end.receive(frame(Text, "more", true));
    QCOMPARE(end.writes.size(), written);
}

void TstWebSocket::longestMessage()
{
    ServerSettings settings = settingsOf();
    settings.maxFrameBytes = 1000;
    for (int size = 999; size <= 1001; ++size) {
        for (const bool inPieces : {false, true}) {
            RecordedActions end = serverOf(settings);
            if (inPieces)
                end.receive(QByteArray(frame(Binary, QByteArray(500, 'a'), true, false)
                                       + frame(Continuation, QByteArray(size - 500, 'a'), true)));
            else
                end.receive(frame(Binary, QByteArray(size, 'a'), true));
            QCOMPARE(end.breaks.size(), size > 1000 ? 1 : 0);
            if (size > 1000)
                QVERIFY(end.breaks.first().why.contains(u"1009"_s));
            else
                QCOMPARE(end.written(), frame(Binary, QByteArray(size, 'a'), false));
        }
    }
}

void TstWebSocket::pingIsAnswered()
{
    RecordedActions end = serverOf();
    end.receive(frame(Ping, "are you there?", true));
    QCOMPARE(end.written(), frame(Pong, "are you there?", false));
    QCOMPARE(summaries(end), (QStringList{u"ping"_s, u"pong"_s}));
    end.receive(frame(Pong, "unasked", true));
    QCOMPARE(end.writes.size(), 1);
}

void TstWebSocket::closeIsAnswered()
{
    for (const int code : {0, 1000, 1001, 3000, 4999}) {
        RecordedActions end = serverOf();
        const QByteArray close = code == 0 ? frame(Close, "", true) : closeFrame(code, true);
        end.receive(close);
        QCOMPARE(end.written(), code == 0 ? frame(Close, "", false) : closeFrame(code, false));
        QVERIFY(end.closed);
        QVERIFY(end.errors.isEmpty() && end.breaks.isEmpty());
        QCOMPARE(end.told.size(), 2);
    }
}

void TstWebSocket::reasonOfACloseMayBeAnyText()
{
    const QByteArray payload("\x03\xe8\xcb\xa8\x19\xdc\xa5!"); // which wslay does not read in one piece
    RecordedActions end = serverOf();
    end.receive(frame(Close, payload, true));
    QCOMPARE(end.written(), frame(Close, payload, false));
    QVERIFY(end.breaks.isEmpty());
}

void TstWebSocket::closesAfterItsReply()
{
    ServerSettings settings = settingsOf();
    settings.closeAfterReply = true;
    RecordedActions end = serverOf(settings);
    end.receive(QByteArray(frame(Text, "a", true) + frame(Text, "b", true)));
    QCOMPARE(end.written(), frame(Text, "a", false) + closeFrame(1000, false));
    QVERIFY(!end.closed);
    end.receive(closeFrame(1000, true));
    QVERIFY(end.closed);
    RecordedActions silent = serverOf(settings);
    silent.receive(frame(Text, "a", true));
    QVERIFY(silent.wake());
    QCOMPARE(silent.now, std::chrono::nanoseconds(WebSocketEnd::closeWithin).count());
    QVERIFY(silent.closed);
}

void TstWebSocket::delayedReplyComesLater()
{
    ServerSettings settings = settingsOf();
    settings.replyDelay = 50ms;
    RecordedActions end = serverOf(settings);
    end.receive(frame(Text, "a", true));
    QVERIFY(end.writes.isEmpty());
    QCOMPARE(int(end.protocol->unsent()), 1);
    QVERIFY(end.wake());
    QCOMPARE(end.now, std::chrono::nanoseconds(50ms).count());
    QCOMPARE(end.written(), frame(Text, "a", false));
}

void TstWebSocket::silentPeerIsAsked()
{
    RecordedActions end = serverOf();
    QVERIFY(end.wake());
    QCOMPARE(end.now, std::chrono::nanoseconds(WebSocketEnd::pingAfter).count());
    QCOMPARE(end.written(), frame(Ping, "", false));
    end.receive(frame(Pong, "", true));
    QVERIFY(end.wake());
    QCOMPARE(end.writes.size(), 2);
    QVERIFY(end.wake());
    QCOMPARE(end.written().sliced(4), frame(Close, QByteArray("\x03\xe9") + "no pong", false)); // 1001
    QVERIFY(end.closed);
}

void TstWebSocket::endWithoutACloseIsTold()
{
    RecordedActions end = serverOf();
    end.receive(frame(Text, "a", true));
    end.finishPeer();
    QVERIFY(end.closed);
    QCOMPARE(end.errors.size(), 1);
    QVERIFY(end.errors.first().what.contains(u"1006"_s));
}

void TstWebSocket::serverWaitsForItsPeer()
{
    RecordedActions end = serverOf();
    end.waiting = true;
    end.receive(QByteArray(frame(Text, "a", true) + frame(Text, "b", true)));
    QVERIFY(end.writes.isEmpty());
    end.goOn();
    QCOMPARE(end.written(), frame(Text, "a", false) + frame(Text, "b", false));
}

void TstWebSocket::userOfAServerSendsMessages()
{
    RecordedActions end = serverOf();
    end.send("hello");
    end.send("\xff");
    QCOMPARE(end.written(), frame(Text, "hello", false) + frame(Binary, "\xff", false));
    RecordedActions early = greeterOf();
    early.send("hello");
    QVERIFY(early.writes.isEmpty());
}

void TstWebSocket::framingIsRefused()
{
    ServerSettings server = settingsOf();
    server.framing = u"line"_s;
    QCOMPARE(webSocketServers(server).error().code, ErrorCode::BadOption);
    QCOMPARE(webSocketServers(settingsOf(u"nonsense"_s)).error().code, ErrorCode::BadReply);
    ClientSettings client;
    client.framing = u"line"_s;
    QCOMPARE(webSocketClients(client).error().code, ErrorCode::BadOption);
}

void TstWebSocket::clientAsksAndSpeaks()
{
    ClientSettings settings;
    settings.subprotocols = {u"chat"_s, u"superchat"_s};
    RecordedActions end = callerOf(settings);
    QVERIFY(end.written().startsWith("GET /chat HTTP/1.1\r\nHost: localhost:9001\r\nUpgrade: websocket\r\n"
                                     "Connection: Upgrade\r\nSec-WebSocket-Key: "));
    QVERIFY(end.written().contains("\r\nSec-WebSocket-Protocol: chat, superchat\r\n"));
    end.send("early");
    QCOMPARE(end.writes.size(), 1);
    end.receive(QByteArray(answerFor(end.written(), "Sec-WebSocket-Protocol: superchat\r\n")
                           + frame(Text, "hi", false)));
    end.writes.clear();
    end.open();
    QCOMPARE(unmasked(end.written()), frame(Text, "early", false));
    end.receive(end.rest);
    QCOMPARE(end.delivered, (QList<QByteArray>{"hi"}));
    end.writes.clear();
    end.send("one\r\ntwo\n");
    QCOMPARE(unmasked(end.written()), frame(Text, "one", false) + frame(Text, "two", false));
    end.receive(frame(Ping, "x", false));
    QCOMPARE(unmasked(end.writes.last()), frame(Pong, "x", false));
    end.receive(closeFrame(1000, false));
    QVERIFY(end.closed);
}

void TstWebSocket::clientRefusesAnAnswer_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("a page") << QByteArray("101 Switching Protocols") << QByteArray("200 OK");
    QTest::newRow("a refusal") << QByteArray("101 Switching Protocols") << QByteArray("404 Not Found");
    QTest::newRow("another accept") << QByteArray("Accept: ") << QByteArray("Accept: x");
    QTest::newRow("no accept") << QByteArray("Sec-WebSocket-Accept") << QByteArray("X-Accept");
    QTest::newRow("another upgrade") << QByteArray("websocket") << QByteArray("h2c");
    QTest::newRow("no connection") << QByteArray("Connection: Upgrade") << QByteArray("Connection: close");
    QTest::newRow("an extension") << QByteArray("Upgrade: ")
                                  << QByteArray("Sec-WebSocket-Extensions: permessage-deflate\r\nUpgrade: ");
    QTest::newRow("a subprotocol") << QByteArray("Upgrade: ")
                                   << QByteArray("Sec-WebSocket-Protocol: chat\r\nUpgrade: ");
    QTest::newRow("no HTTP") << QByteArray("HTTP/1.1") << QByteArray("hello");
}

void TstWebSocket::clientRefusesAnAnswer()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    RecordedActions end = callerOf();
    QByteArray answer = answerFor(end.written());
    answer.replace(answer.indexOf(from), from.size(), to);
    end.receive(answer);
    QVERIFY(!end.next);
    QCOMPARE(end.breaks.size(), 1);
    QCOMPARE(end.refusals.size(), 1);
    QVERIFY(end.closed);
    end.send("x");
    QCOMPARE(end.refusals.last().code, ErrorCode::NotConnected);
    RecordedActions silent = callerOf();
    silent.finishPeer();
    QCOMPARE(silent.breaks.size(), 1);
}

void TstWebSocket::clientSaysWhatElseThereIs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("text") << QByteArray("hello") << frame(Text, "hello", false);
    QTest::newRow("bytes") << QByteArray("\xff") << frame(Binary, "\xff", false);
    QTest::newRow("a text as bytes") << QByteArray("/binary hello") << frame(Binary, "hello", false);
    QTest::newRow("ping") << QByteArray("/ping") << frame(Ping, "", false);
    QTest::newRow("ping with a text") << QByteArray("/ping a b") << frame(Ping, "a b", false);
    QTest::newRow("the longest ping")
        << "/ping " + QByteArray(125, 'a') << frame(Ping, QByteArray(125, 'a'), false);
    QTest::newRow("a longer ping") << "/ping " + QByteArray(126, 'a') << QByteArray();
    QTest::newRow("close") << QByteArray("/close") << closeFrame(1000, false);
    QTest::newRow("close with a code") << QByteArray("/close 4000") << closeFrame(4000, false);
    QTest::newRow("close with a reason")
        << QByteArray("/close 1001 good bye") << frame(Close, QByteArray("\x03\xe9") + "good bye", false);
    QTest::newRow("a code below") << QByteArray("/close 999") << QByteArray();
    QTest::newRow("a code above") << QByteArray("/close 5000") << QByteArray();
    QTest::newRow("a code that is none") << QByteArray("/close bye") << QByteArray();
    QTest::newRow("a long reason") << "/close 1000 " + QByteArray(124, 'a') << QByteArray();
    QTest::newRow("two slashes") << QByteArray("//ping") << frame(Text, "/ping", false);
    QTest::newRow("another word") << QByteArray("/pinged") << frame(Text, "/pinged", false);
    QTest::newRow("a path") << QByteArray("/a/b") << frame(Text, "/a/b", false);
}

void TstWebSocket::clientSaysWhatElseThereIs()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    RecordedActions end = clientOf();
    end.send(text);
    QCOMPARE(unmasked(end.written()), written);
    QCOMPARE(end.refusals.size(), written.isEmpty() ? 1 : 0);
    if (!text.startsWith("/ping") || written.isEmpty() || written[0] != char(0x80 | Ping))
        return;
    end.receive(frame(Pong, "of nobody", false));
    QVERIFY(end.delivered.isEmpty());
    end.receive(frame(Pong, written.sliced(2), false));
    QCOMPARE(end.delivered.size(), 1);
    QVERIFY(end.delivered.first().startsWith("pong"));
}

void TstWebSocket::clientIsTooLong()
{
    RecordedActions end = callerOf();
    const QByteArray half(mostWaitingForWebSocket / 2, 'a');
    end.send(half);
    end.send(half);
    QVERIFY(end.refusals.isEmpty());
    end.send("a");
    QCOMPARE(end.refusals.first().code, ErrorCode::QueueFull);
}

void TstWebSocket::clientTakesItsLeave()
{
    RecordedActions end = clientOf();
    QVERIFY(end.leave());
    QCOMPARE(unmasked(end.written()), closeFrame(1000, false));
    QVERIFY(!end.closed);
    end.receive(closeFrame(1000, false));
    QVERIFY(end.closed);
    QVERIFY(!end.leave());
    RecordedActions silent = clientOf();
    QVERIFY(silent.leave());
    QVERIFY(silent.wake());
    QVERIFY(silent.closed);
    RecordedActions early = callerOf();
    const QByteArray asked = early.written();
    early.send("last words");
    QVERIFY(early.leave());
    early.receive(answerFor(asked));
    early.writes.clear();
    early.open();
    QCOMPARE(unmasked(early.written()),
             QByteArray(frame(Text, "last words", false) + closeFrame(1000, false)));
    RecordedActions unheard = callerOf();
    QVERIFY(unheard.leave());
    QVERIFY(unheard.wake());
    QVERIFY(unheard.closed);
}

void TstWebSocket::serverTakesItsLeave()
{
    for (const Ending what : {Ending::Server, Ending::Connection}) {
        const int code = what == Ending::Server ? 1001 : 1000;
        RecordedActions end = serverOf();
        end.writes.clear();
        QVERIFY(end.leave(what));
        QCOMPARE(end.written(), closeFrame(code, false));
        QVERIFY(!end.closed);
        end.receive(closeFrame(code, true));
        QVERIFY(end.closed);
        QVERIFY(!end.leave(what));
    }
}

void TstWebSocket::clientsStreamMayBeCutAnywhere()
{
    const QByteArray stream = frame(Text, "one", false) + frame(Binary, QByteArray(200, 'x'), false)
        + frame(Text, "Hel", false, false) + frame(Continuation, "lo", false);
    for (qsizetype cut = 1; cut < stream.size(); ++cut) {
        RecordedActions end = clientOf();
        end.receive(stream.first(cut));
        end.receive(stream.sliced(cut));
        QCOMPARE(end.delivered, (QList<QByteArray>{"one", QByteArray(200, 'x'), "Hello"}));
    }
}

void TstWebSocket::maskedServerIsClosed()
{
    RecordedActions end = clientOf();
    end.receive(frame(Text, "hello", true));
    QCOMPARE(end.breaks.size(), 1);
    QVERIFY(end.closed);
    QVERIFY(end.delivered.isEmpty());
}

QTEST_GUILESS_MAIN(TstWebSocket)
#include "tst_websocket.moc"
