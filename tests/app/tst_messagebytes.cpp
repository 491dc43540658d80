// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/laidoutmessage.h"
#include "support/enginefixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// What servers and clients report about their messages is found in the chunks that contain them.
class tst_MessageBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void ofHttp_data() { addUrls(u"http"_s, u"https"_s); }
    void ofHttp()
    {
        const EndpointId client = open(u"echo"_s);
        const QByteArrayList requests{"GET /a", "HEAD /b", "POST /c\nX-A: 1\n\nHello",
                                      "GET /d\nExpect: 100-continue",
                                      "PUT /e\nTransfer-Encoding: chunked\n\n" + QByteArray(70'000, 'x')};
        for (const QByteArray &request : requests)
            m_fixture->engine->send(client, request);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), requests.size(), test::patienceMs);
        const QList<Event> messages = m_fixture->events(EventKind::Message);
        QCOMPARE(messages.size(), requests.size() * 4); // at both ends
        for (const Event &event : messages) {
            const MessageBytes found = bytesOf(event);
            QVERIFY2(found.event == event.id, qPrintable(event.detail->protocol.summary));
            QCOMPARE(found.bytes.size(), found.length);
            const LaidOutMessage laidOut = LaidOutMessage::of(event, found);
            const bool isRequest = !event.detail->protocol.summary.contains(u" 200 "_s);
            QCOMPARE(laidOut.layout.fields.constFirst().name,
                     isRequest ? u"Request line"_s : u"Status line"_s);
            QVERIFY(laidOut.layout.body == event.payload || event.payload.size() == 64 << 10);
            if (isRequest)
                QVERIFY(event.detail->protocol.summary.startsWith(laidOut.layout.fields[1].value));
        }
    }

    void ofWebSockets_data() { addUrls(u"ws"_s, u"wss"_s); }
    void ofWebSockets()
    {
        const EndpointId client = open(u"echo"_s);
        const QByteArrayList texts{"Hello", "",     QByteArray(300, 'a'), QByteArray(70'000, 'b'),
                                   "Hello", "Hello"};
        for (const QByteArray &text : texts)
            m_fixture->engine->send(client, text);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), texts.size(), test::patienceMs);
        m_fixture->engine->disconnectClient(client);
        QTRY_VERIFY(isOver(m_fixture->clients[client].state));
        const QList<Event> messages = m_fixture->events(EventKind::Message);
        QCOMPARE(messages.size(), 4 + 4 * texts.size() + 4); // handshake, texts and close at both ends
        for (const Event &event : messages) {
            const MessageBytes found = bytesOf(event);
            QVERIFY2(found.event == event.id, qPrintable(event.detail->protocol.summary));
            if (event.detail->protocol.summary.startsWith(u"text"))
                QCOMPARE(LaidOutMessage::of(event, found).layout.body, event.payload);
            else if (event.detail->protocol.protocol == u"ws")
                QVERIFY(event.detail->protocol.summary.startsWith(u"close"));
        }
    }

    /// A reader that starts in the middle of a conversation reports nothing rather than something wrong.
    void nothingIsFoundWhereTheBeginningIsGone()
    {
        MessageLog log;
        const auto writer = log.makeWriter();
        const Subject subject{EndpointId(1), log.addConversation({}), Transport::Tcp};
        EventDetail request;
        request.protocol = {u"http"_s, u"GET /"_s, {{u"method"_s, u"GET"_s}}};
        writer->data(subject, Direction::In, "GET / HTTP/1.1\r\n\r\n");
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request);
        log.collect();
        QCOMPARE(findMessageBytes(log, 2, [] { return true; }).event, 0U);
    }

    void aCountThatIsWrongIsSeen()
    {
        MessageLog log;
        const auto writer = log.makeWriter();
        const Subject subject{EndpointId(1), log.addConversation({}), Transport::Tcp};
        const auto request = [](const QString &method) {
            EventDetail detail;
            detail.protocol = {u"http"_s, u"x"_s, {{u"method"_s, method}}};
            return detail;
        };
        writer->event(subject, EventKind::Connected, Severity::Chat, Direction::In);
        writer->data(subject, Direction::In, "GET / HTTP/1.1\r\n\r\nPUT / HTTP/1.1\r\n\r\n");
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request(u"PUT"_s));
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request(u"PUT"_s));
        log.collect();
        const auto goOn = [] { return true; };
        QCOMPARE(findMessageBytes(log, 3, goOn).event, 0U);
        QCOMPARE(findMessageBytes(log, 4, goOn).bytes, "PUT / HTTP/1.1\r\n\r\n"_ba);
        QCOMPARE(findMessageBytes(log, 4, [] { return false; }).event, 0U);
        QCOMPARE(findMessageBytes(log, 2, goOn).event, 0U); // is a chunk
        QCOMPARE(findMessageBytes(log, 99, goOn).event, 0U);
    }

    /// One below the limit, at it, and one above.
    void aLongMessageIsGivenInPart()
    {
        const QByteArray head = "PUT / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n";
        const qsizetype most = MessageBytesReader::mostBytes;
        for (const qsizetype size : {most - 1, most, most + 1}) {
            MessageLog log;
            const auto writer = log.makeWriter();
            const Subject subject{EndpointId(1), log.addConversation({}), Transport::Tcp};
            EventDetail request;
            request.protocol = {u"http"_s, u"PUT /"_s, {{u"method"_s, u"PUT"_s}}};
            const qsizetype body = size - head.size();
            writer->event(subject, EventKind::Connected, Severity::Chat, Direction::In);
            writer->data(subject, Direction::In,
                         QByteArray(head).replace("1000000", QByteArray::number(body)));
            writer->data(subject, Direction::In, QByteArray(body, 'x'));
            writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request);
            log.collect();
            const MessageBytes found = findMessageBytes(log, 4, [] { return true; });
            QCOMPARE(found.length, size);
            QCOMPARE(found.bytes.size(), qMin(size, most));
        }
    }

    void theNewestRequestWins()
    {
        MessageLog log;
        const auto writer = log.makeWriter();
        const Subject subject{EndpointId(1), log.addConversation({}), Transport::Tcp};
        EventDetail request;
        request.protocol = {u"http"_s, u"GET /"_s, {{u"method"_s, u"GET"_s}}};
        writer->event(subject, EventKind::Connected, Severity::Chat, Direction::In);
        for (int i = 0; i < 3; ++i) {
            writer->data(subject, Direction::In, "GET / HTTP/1.1\r\n\r\n");
            writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, request);
        }
        log.collect();
        MessageBytesReader reader(log);
        QSignalSpy found(&reader, &MessageBytesReader::found);
        for (const quint64 id : {3, 5, 7})
            reader.find(id);
        QTRY_VERIFY(!found.isEmpty() && found.last().constFirst().value<MessageBytes>().event == 7);
        found.clear();
        reader.find(3);
        reader.forget();
        reader.find(5);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().constFirst().value<MessageBytes>().event, 5U);
    }

private:
    static void addUrls(const QString &plain, const QString &encrypted)
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("plain") << plain;
        QTest::newRow("encrypted") << encrypted;
    }
    EndpointId open(const QString &reply)
    {
        const QString scheme = *static_cast<QString *>(QTest::qData("scheme", QMetaType::QString));
        ServerSettings server;
        server.reply = reply;
        const EndpointId id = m_fixture->serve(scheme + u"://127.0.0.1:0"_s, server);
        ClientSettings client;
        client.verifyPeer = false;
        return m_fixture->open(m_fixture->urlOf(id), client);
    }
    MessageBytes bytesOf(const Event &event) const
    {
        return findMessageBytes(m_fixture->engine->log(), event.id, [] { return true; });
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_MessageBytes)
#include "tst_messagebytes.moc"
