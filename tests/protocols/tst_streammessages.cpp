// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/layout/streammessages.h"
#include "protocols/websocket/websocketframes.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Passed
{
    Direction direction;
    QByteArray bytes;
};

/// "GET /a 0+20", "200 20+38", "text 58+11": in one direction, as a server sees it.
QStringList said(const StreamMessages &messages, Direction direction)
{
    QStringList lines;
    for (const StreamMessage &message : messages.messages(direction)) {
        const QString what = message.kind == StreamMessage::Kind::Request
            ? QString::fromLatin1(message.method + ' ' + message.target)
            : message.kind == StreamMessage::Kind::Response ? QString::number(message.status)
                                                            : u"opcode %1"_s.arg(message.opcode);
        lines << u"%1 %2+%3 (%4)"_s.arg(what).arg(message.offset).arg(message.length).arg(message.payload);
    }
    return lines;
}

QStringList read(const QList<Passed> &all, Direction direction, qsizetype step = 0)
{
    StreamMessages messages(Role::Server);
    quint64 event = 0;
    for (const Passed &passed : all) {
        const qsizetype size = step > 0 ? step : qMax(passed.bytes.size(), qsizetype(1));
        for (qsizetype at = 0; at < passed.bytes.size(); at += size)
            messages.add(passed.direction, ++event, 0, passed.bytes.mid(at, size));
    }
    return said(messages, direction);
}

QByteArray frames(WebSocketFrames::Side side, const QByteArrayList &texts)
{
    WebSocketFrames frames(side, 1 << 20);
    for (const QByteArray &text : texts)
        frames.send(WebSocketMessage::Kind::Text, text);
    QByteArray bytes;
    frames.takeOutput(bytes);
    return bytes;
}

QList<Passed> exchanges()
{
    return {{Direction::In, "GET /a HTTP/1.1\r\nHost: h\r\n\r\nHEAD /b HTTP/1.1\r\nHost: h\r\n\r\n"},
            {Direction::Out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"},
            {Direction::Out, "HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n"},
            {Direction::In,
             "PUT /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n"},
            {Direction::Out, "HTTP/1.1 100 Continue\r\n\r\n"},
            {Direction::In, "3\r\nabc\r\n0\r\n\r\n"},
            {Direction::Out, "HTTP/1.1 204 No Content\r\n\r\n"}};
}

QList<Passed> upgraded()
{
    return {
        {Direction::In, "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"},
        {Direction::Out,
         "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"
             + frames(WebSocketFrames::Side::Server, {"hi"})},
        {Direction::In, frames(WebSocketFrames::Side::Client, {"Hello", QByteArray(200, 'x')})},
        // "Hel", a ping in between, "lo"
        {Direction::Out, QByteArray::fromHex("010348656c890080026c6f")}};
}

} // namespace

class tst_StreamMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestsAndResponsesAreFound()
    {
        QCOMPARE(read(exchanges(), Direction::In),
                 (QStringList{u"GET /a 0+28 (0)"_s, u"HEAD /b 28+29 (0)"_s, u"PUT /c 57+91 (3)"_s}));
        QCOMPARE(
            read(exchanges(), Direction::Out),
            (QStringList{u"200 0+40 (2)"_s, u"200 40+41 (0)"_s, u"100 81+25 (0)"_s, u"204 106+27 (0)"_s}));
    }

    void framesFollowAnUpgrade()
    {
        QCOMPARE(read(upgraded(), Direction::In),
                 (QStringList{u"GET /ws 0+70 (0)"_s, u"opcode 1 70+11 (5)"_s, u"opcode 1 81+208 (200)"_s}));
        QCOMPARE(read(upgraded(), Direction::Out),
                 (QStringList{u"101 0+56 (0)"_s, u"opcode 1 56+4 (2)"_s, u"opcode 9 65+2 (0)"_s,
                              u"opcode 1 60+11 (5)"_s}));
    }

    void nothingDependsOnTheCuts()
    {
        for (const QList<Passed> &all : {exchanges(), upgraded()}) {
            for (const Direction direction : {Direction::In, Direction::Out}) {
                const QStringList whole = read(all, direction);
                for (qsizetype step = 1; step < 100; ++step)
                    QCOMPARE(read(all, direction, step), whole);
            }
        }
    }

    void aMessageKnowsItsChunk()
    {
        StreamMessages messages(Role::Client);
        messages.add(Direction::Out, 5, 50, "GET /a HTTP/1.1\r\n\r\nGET ");
        messages.add(Direction::Out, 7, 70, "/b HTTP/1.1\r\n");
        messages.add(Direction::Out, 9, 90, "\r\n");
        const auto &found = messages.messages(Direction::Out);
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[1].event, 5U);
        QCOMPARE(found[1].inEvent, 19);
        QCOMPARE(found[1].beginNs, 50);
        QCOMPARE(found[1].endNs, 90);
    }

    void anEndMayBeTheMessagesEnd()
    {
        StreamMessages messages(Role::Client);
        messages.add(Direction::Out, 1, 1, "GET / HTTP/1.0\r\n\r\n");
        messages.add(Direction::In, 2, 2, "HTTP/1.0 200 OK\r\n\r\nall of it");
        QCOMPARE(messages.messages(Direction::In).size(), 0U);
        messages.finish(Direction::In, 3);
        QCOMPARE(said(messages, Direction::In), QStringList{u"200 0+28 (9)"_s});
        QCOMPARE(messages.messages(Direction::In).back().endNs, 3);
    }

    /// Also for a message in several frames with a ping in between, and wherever it is cut.
    void textsAreKeptInPart()
    {
        for (const qsizetype size :
             {StreamMessages::keptText - 1, StreamMessages::keptText, StreamMessages::keptText + 1}) {
            const QByteArray bytes = frames(WebSocketFrames::Side::Client, {QByteArray(size, 'x')});
            for (const qsizetype step : {qsizetype(1), qsizetype(7), bytes.size()}) {
                StreamMessages messages(Role::Server);
                const QList<Passed> handshake = upgraded().first(2);
                for (const Passed &passed : handshake)
                    messages.add(passed.direction, 1, 1, passed.bytes);
                for (qsizetype at = 0; at < bytes.size(); at += step)
                    messages.add(Direction::In, 2, 2, bytes.mid(at, step));
                QCOMPARE(messages.messages(Direction::In).back().text,
                         QByteArray(qMin(size, StreamMessages::keptText), 'x'));
            }
        }
        StreamMessages messages(Role::Server);
        const QList<Passed> all = upgraded();
        for (const Passed &passed : all)
            messages.add(passed.direction, 1, 1, passed.bytes);
        QCOMPARE(messages.messages(Direction::Out).back().text, "Hello"_ba);
    }

    /// One below each limit, at it, and one above.
    void targetsAreKeptInPart()
    {
        for (const qsizetype size :
             {StreamMessages::keptTarget - 1, StreamMessages::keptTarget, StreamMessages::keptTarget + 1}) {
            StreamMessages messages(Role::Server);
            messages.add(Direction::In, 1, 1,
                         QByteArray("GET /" + QByteArray(size - 1, 'x') + " HTTP/1.1\r\n\r\n"));
            QCOMPARE(messages.messages(Direction::In).at(0).target.size(),
                     qMin(size, StreamMessages::keptTarget));
        }
    }

    void messagesAreCounted()
    {
        constexpr size_t batch = 1000;
        const QByteArray request = "GET / HTTP/1.1\r\n\r\n";
        StreamMessages messages(Role::Server);
        for (size_t i = 0; i < StreamMessages::mostMessages - batch; i += batch) {
            messages.add(Direction::In, 1, 1, request.repeated(batch));
            messages.add(Direction::Out, 2, 2, QByteArray("HTTP/1.1 204 No Content\r\n\r\n").repeated(batch));
        }
        messages.add(Direction::In, 1, 1, request.repeated(batch - 1));
        QVERIFY(!messages.isStopped(Direction::In));
        QCOMPARE(messages.messages(Direction::In).size(), StreamMessages::mostMessages - 1);
        messages.add(Direction::In, 1, 1, request);
        QVERIFY(messages.isStopped(Direction::In));
        messages.add(Direction::In, 1, 1, request);
        QCOMPARE(messages.messages(Direction::In).size(), StreamMessages::mostMessages);
    }

    void whatIsNoHttpStopsIt()
    {
        StreamMessages messages(Role::Server);
        messages.add(Direction::In, 1, 1, "hello\r\n");
        QVERIFY(messages.isStopped(Direction::In));
        messages.add(Direction::Out, 2, 2, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
        messages.stop(Direction::Out);
        messages.add(Direction::Out, 3, 3, "cd");
        QCOMPARE(messages.messages(Direction::Out).size(), 0U);
    }
};

QTEST_APPLESS_MAIN(tst_StreamMessages)
#include "tst_streammessages.moc"
