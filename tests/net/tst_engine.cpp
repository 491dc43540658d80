// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"

using namespace swb;
using test::EngineFixture;

class tst_Engine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void answersInCapitals_data();
    void answersInCapitals();
    void bothSidesAreSeenInTheLog();
    void listenersAndClientsSayWhoseSocketsTheyUse_data();
    void listenersAndClientsSayWhoseSocketsTheyUse();
    void stopAllEndsServersAndClients();
    void anEngineMayGoWhileEverythingRuns();
    void serversOutliveTheirClients();
    void sendsToOneOrAllPeers();
};

void tst_Engine::answersInCapitals_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("TCP over IPv4") << QStringLiteral("tcp://127.0.0.1:0");
    QTest::newRow("TCP over IPv6") << QStringLiteral("tcp://[::1]:0");
    QTest::newRow("TCP by name") << QStringLiteral("tcp://localhost:0");
    QTest::newRow("TLS over IPv4") << QStringLiteral("tls://127.0.0.1:0");
    QTest::newRow("TLS over IPv6") << QStringLiteral("tls://[::1]:0");
    QTest::newRow("TLS by name") << QStringLiteral("tls://localhost:0");
    QTest::newRow("UDP over IPv4") << QStringLiteral("udp://127.0.0.1:0");
    QTest::newRow("UDP over IPv6") << QStringLiteral("udp://[::1]:0");
    QTest::newRow("UDP by name") << QStringLiteral("udp://localhost:0");
}

void tst_Engine::answersInCapitals()
{
    QFETCH(QString, url);
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("uppercase");
    const EndpointId server = f.serve(url, settings);
    QCOMPARE(f.servers[server].state, ServerState::Listening);
    QVERIFY(f.addressOf(server).port != 0);
    const EndpointId client = f.open(f.urlOf(server));
    QVERIFY2(f.clients[client].state == LinkState::Connected, qPrintable(f.clients[client].error.toString()));
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("HELLO"));
    QCOMPARE(f.clients[client].counters->bytesIn.load(), 5U);
    QCOMPARE(f.clients[client].counters->bytesOut.load(), 5U);
    QTRY_COMPARE(f.peers.size(), 1);
    QCOMPARE(f.peers.begin()->counters->bytesIn.load(), 5U);
}

void tst_Engine::bothSidesAreSeenInTheLog()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("uppercase");
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"), settings);
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, "hello");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("HELLO"));
    QTRY_COMPARE(f.events(EventKind::Data).size(), 4); // the answer may arrive before the message is logged
                                                       // as sent
    const auto data = f.events(EventKind::Data);
    QCOMPARE(data[0].endpoint, client);
    QCOMPARE(data[0].direction, Direction::Out);
    QCOMPARE(data[1].endpoint, server);
    QCOMPARE(data[1].direction, Direction::In);
    QCOMPARE(data[1].payload, QByteArray("hello"));
    QCOMPARE(data[2].endpoint, server);
    QCOMPARE(data[2].payload, QByteArray("HELLO"));
    QCOMPARE(data[3].endpoint, client);
    const auto here = f.engine->log().conversation(data[0].conversation);
    const auto there = f.engine->log().conversation(data[1].conversation);
    QCOMPARE(here.label(), there.label());
    QCOMPARE(here.remote, there.local);
    QCOMPARE(here.local, there.remote);
}

void tst_Engine::listenersAndClientsSayWhoseSocketsTheyUse_data()
{
    QTest::addColumn<QString>("url");
    for (const char *scheme : {"tcp", "tls", "udp", "dtls"})
        QTest::newRow(scheme) << QString::fromLatin1(scheme) + QStringLiteral("://127.0.0.1:0");
}

void tst_Engine::listenersAndClientsSayWhoseSocketsTheyUse()
{
    QFETCH(QString, url);
    EngineFixture f;
    const EndpointId server = f.serve(url, {});
    const EndpointId client = f.open(f.urlOf(server));
    const auto said = [&](EndpointId endpoint) {
        f.engine->log().collect();
        std::optional<SocketFamily> family;
        f.engine->log().forEach(f.engine->log().firstId(), f.engine->log().endId(), [&](const Event &event) {
            if (event.endpoint == endpoint && event.detail && event.detail->sockets)
                family = event.detail->sockets;
            return true;
        });
        return family;
    };
    QTRY_COMPARE(said(server), std::optional(defaultSocketFamily()));
    QTRY_COMPARE(said(client), std::optional(defaultSocketFamily()));
}

void tst_Engine::stopAllEndsServersAndClients()
{
    EngineFixture f;
    const EndpointId tcp = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
    const EndpointId udp = f.serve(QStringLiteral("udp://127.0.0.1:0"));
    const EndpointId client = f.open(f.urlOf(tcp));
    QTRY_COMPARE(f.peers.size(), 1);
    f.engine->stopAll();
    QTRY_COMPARE(f.servers[tcp].state, ServerState::Stopped);
    QTRY_COMPARE(f.servers[udp].state, ServerState::Stopped);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
    QTRY_VERIFY(isOver(f.peers.begin()->state));
}

void tst_Engine::anEngineMayGoWhileEverythingRuns()
{
    EngineFixture f;
    for (const auto &url : {QStringLiteral("tcp://127.0.0.1:0"), QStringLiteral("tls://127.0.0.1:0"),
                            QStringLiteral("udp://127.0.0.1:0")}) {
        const EndpointId server = f.serve(url);
        for (int i = 0; i < 5; ++i)
            f.engine->send(f.open(f.urlOf(server)), QByteArray(i * 10'000, 'x'));
    }
    f.engine.reset();
    QVERIFY(!f.engine);
}

void tst_Engine::serversOutliveTheirClients()
{
    EngineFixture f;
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
    for (int i = 0; i < 20; ++i) {
        const EndpointId client = f.open(f.urlOf(server));
        f.engine->send(client, "again");
        QTRY_COMPARE(f.repliesOf(client), QByteArray("again"));
        if (i % 2)
            f.engine->disconnectClient(client);
        else
            f.engine->abortClient(client);
        QTRY_VERIFY(isOver(f.clients[client].state));
    }
    QCOMPARE(f.servers[server].state, ServerState::Listening);
}

void tst_Engine::sendsToOneOrAllPeers()
{
    EngineFixture f;
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
    const EndpointId one = f.open(f.urlOf(server));
    const EndpointId two = f.open(f.urlOf(server));
    QTRY_COMPARE(f.peers.size(), 2);
    f.engine->sendToPeers(server, {}, "to all ");
    QTRY_COMPARE(f.repliesOf(one), QByteArray("to all "));
    QTRY_COMPARE(f.repliesOf(two), QByteArray("to all "));
    for (const auto &peer : std::as_const(f.peers)) {
        if (peer.conversation.remote == f.clients[two].local)
            f.engine->sendToPeers(server, {peer.conversation.id}, "to you");
    }
    QTRY_COMPARE(f.repliesOf(two), QByteArray("to all to you"));
    QCOMPARE(f.repliesOf(one), QByteArray("to all "));
}

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_engine.moc"
