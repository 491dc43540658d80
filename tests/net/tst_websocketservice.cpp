// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/schemes.h"
#include "support/enginefixture.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// WebSocket servers and clients of ours, plain and over TLS, with both families of sockets.
class TstWebSocketService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void messagesAreAnswered_data() { addRows(); }
    void messagesAreAnswered();
    void largeMessagesPass_data() { addRows(); }
    void largeMessagesPass();
    void eitherSideCloses_data() { addRows(); }
    void eitherSideCloses();
    void serverThatStopsSaysSo_data() { addRows(); }
    void serverThatStopsSaysSo();
    void serverWaitsForNobodyLong_data() { addRows(); }
    void serverWaitsForNobodyLong();
    void everybodyIsSentAMessage_data() { addRows(); }
    void everybodyIsSentAMessage();
    void delayAndTheEndAfterTheReply_data() { addRows(); }
    void delayAndTheEndAfterTheReply();
    void wrongPathIsRefused_data() { addRows(); }
    void wrongPathIsRefused();

private:
    static void addRows();
    [[nodiscard]] EndpointId startServer(ServerSettings settings = {});
    [[nodiscard]] EndpointId open(EndpointId server, const QString &path = {});
    [[nodiscard]] QStringList summariesOf(EndpointId endpoint, const QString &protocol = u"ws"_s);

    std::unique_ptr<test::EngineFixture> m_fixture;
};

void TstWebSocketService::addRows()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<QString>("scheme");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const char *scheme : {"ws", "wss"})
            QTest::addRow("%s %s", nameOf(family).data(), scheme) << family << QString::fromLatin1(scheme);
    }
}

EndpointId TstWebSocketService::startServer(ServerSettings settings)
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    const QString path = settings.url.path;
    settings.url = parseEndpoint(scheme + u"://127.0.0.1:0"_s + path).value();
    settings.sockets = family;
    const EndpointId id = m_fixture->engine->startServer(settings);
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[id].state, ServerState::Listening, test::patienceMs);
    }();
    return id;
}

EndpointId TstWebSocketService::open(EndpointId server, const QString &path)
{
    ClientSettings settings;
    settings.url = m_fixture->servers[server].settings.url;
    settings.url.host = u"localhost"_s;
    settings.url.port = m_fixture->addressOf(server).port;
    settings.url.path = path;
    settings.sockets = m_fixture->servers[server].settings.sockets;
    const EndpointId id = m_fixture->engine->openClient(settings);
    m_fixture->engine->watchReplies(id);
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[id].state >= LinkState::Connected, test::patienceMs);
    }();
    return id;
}

QStringList TstWebSocketService::summariesOf(EndpointId endpoint, const QString &protocol)
{
    QStringList all;
    for (const Event &event : m_fixture->events(EventKind::Message)) {
        if (event.endpoint == endpoint && event.detail && event.detail->protocol.protocol == protocol)
            all << event.detail->protocol.summary;
    }
    return all;
}

void TstWebSocketService::messagesAreAnswered()
{
    ServerSettings settings;
    settings.reply = u"uppercase"_s;
    const EndpointId server = startServer(settings);
    const EndpointId client = open(server);
    m_fixture->engine->send(client, "hello");
    m_fixture->engine->send(client, "again\nand again\n");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client], (QByteArrayList{"HELLO", "AGAIN", "AND AGAIN"}),
                              test::patienceMs);
    m_fixture->engine->send(client, "/ping x");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 4, test::patienceMs);
    QCOMPARE(m_fixture->replies[client].last(), QByteArray("pong x"));
    QVERIFY(summariesOf(server).contains(u"text: hello"_s));
    QVERIFY(summariesOf(client).contains(u"text: HELLO"_s));
    for (const QString &handshake : summariesOf(server, u"http"_s) + summariesOf(client, u"http"_s))
        QVERIFY2(!handshake.endsWith(u" 0 ns"_s), qPrintable(handshake)); // it was measured
}

void TstWebSocketService::largeMessagesPass()
{
    const EndpointId server = startServer();
    const EndpointId client = open(server);
    QByteArrayList sent;
    for (int i = 0; i < 5; ++i) {
        sent << QByteArray(3'000'000, char('a' + i));
        m_fixture->engine->send(client, sent.last());
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 5, test::patienceMs);
    QVERIFY(m_fixture->replies[client] == sent);
}

void TstWebSocketService::eitherSideCloses()
{
    const EndpointId server = startServer();
    const EndpointId leaving = open(server);
    m_fixture->engine->send(leaving, "hello");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[leaving].size(), 1, test::patienceMs);
    m_fixture->engine->disconnectClient(leaving);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->clients[leaving].state, LinkState::Closed, test::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(summariesOf(server).contains(u"close 1000"_s), test::patienceMs);
    const EndpointId saying = open(server);
    m_fixture->engine->send(saying, "/close 4001 good bye");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->clients[saying].state, LinkState::Closed, test::patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(summariesOf(server).count(u"close 4001: good bye"_s), 2, test::patienceMs);
    QVERIFY(!m_fixture->hasError(ErrorCode::ConnectionReset));
}

void TstWebSocketService::serverThatStopsSaysSo()
{
    const EndpointId server = startServer();
    QList<EndpointId> all;
    for (int i = 0; i < 3; ++i)
        all << open(server);
    for (const EndpointId client : all) {
        m_fixture->engine->send(client, "here");
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[client].size(), 1, test::patienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->peers.size(), 3, test::patienceMs);
    m_fixture->engine->disconnectPeer(server, ConversationId(m_fixture->peers.cbegin().key()));
    QTRY_COMPARE_WITH_TIMEOUT(summariesOf(server).count(u"close 1000"_s), 2, test::patienceMs);
    m_fixture->engine->stopServer(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[server].state, ServerState::Stopped, test::patienceMs);
    QCOMPARE(summariesOf(server).count(u"close 1001"_s), 4); // sent, and answered
    for (const EndpointId client : all)
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->clients[client].state, LinkState::Closed, test::patienceMs);
    QVERIFY(!m_fixture->hasError(ErrorCode::ConnectionReset));
    QVERIFY(!m_fixture->hasError(ErrorCode::ClosedEarly));
}

/// A client that agrees on a WebSocket and then falls silent.
void TstWebSocketService::serverWaitsForNobodyLong()
{
    QFETCH(QString, scheme);
    const EndpointId server = startServer();
    const QString transport = scheme == u"ws"_s ? u"tcp"_s : u"tls"_s;
    const EndpointId silent = m_fixture->open(transport + u"://localhost:"_s
                                              + QString::number(m_fixture->addressOf(server).port));
    m_fixture->engine->send(
        silent,
        "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->repliesOf(silent).endsWith("\r\n\r\n"), test::patienceMs);
    m_fixture->engine->stopServer(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[server].state, ServerState::Stopped, test::patienceMs);
    QVERIFY(m_fixture->repliesOf(silent).endsWith("\x88\x02\x03\xe9"));
    QVERIFY(m_fixture->events(EventKind::Closed).size() >= 1);
}

void TstWebSocketService::everybodyIsSentAMessage()
{
    const EndpointId server = startServer();
    QList<EndpointId> all;
    for (int i = 0; i < 3; ++i) {
        all << open(server);
        m_fixture->engine->send(all.last(), "here");
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[all.last()].size(), 1, test::patienceMs);
    }
    m_fixture->engine->sendToPeers(server, {}, "to all");
    for (const EndpointId each : all)
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[each], (QByteArrayList{"here", "to all"}),
                                  test::patienceMs);
}

void TstWebSocketService::delayAndTheEndAfterTheReply()
{
    ServerSettings settings;
    settings.replyDelay = 30ms;
    settings.closeAfterReply = true;
    const EndpointId server = startServer(settings);
    const EndpointId client = open(server);
    m_fixture->engine->send(client, "hello");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->clients[client].state, LinkState::Closed, test::patienceMs);
    QCOMPARE(m_fixture->replies[client], (QByteArrayList{"hello"}));
}

void TstWebSocketService::wrongPathIsRefused()
{
    ServerSettings settings;
    settings.url.path = u"/chat"_s;
    const EndpointId server = startServer(settings);
    const EndpointId wrong = open(server, u"/other"_s);
    m_fixture->engine->send(wrong, "hello");
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->failures[wrong].isEmpty(), test::patienceMs);
    QVERIFY(m_fixture->failures[wrong].first().why.contains(u"404"_s));
    QTRY_VERIFY_WITH_TIMEOUT(isOver(m_fixture->clients[wrong].state), test::patienceMs);
    const EndpointId right = open(server, u"/chat"_s);
    m_fixture->engine->send(right, "hello");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->replies[right], (QByteArrayList{"hello"}), test::patienceMs);
}

QTEST_GUILESS_MAIN(TstWebSocketService)
#include "tst_websocketservice.moc"
