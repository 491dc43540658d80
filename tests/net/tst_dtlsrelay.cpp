// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlssession.h"
#include "net/relay/datagramrelay.h"
#include "support/enginefixture.h"

#include <QHostInfo>
#include <QTest>
#include <QUdpSocket>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray bytesOfLength(int length)
{
    QByteArray bytes(length, '\0');
    for (int i = 0; i < length; ++i)
        bytes[i] = char(i * 7 + i / 251);
    return bytes;
}

void addSides()
{
    QTest::addColumn<Transport>("listen");
    QTest::addColumn<Transport>("target");
    QTest::newRow("dtls to udp") << Transport::Dtls << Transport::Udp;
    QTest::newRow("udp to dtls") << Transport::Udp << Transport::Dtls;
    QTest::newRow("dtls to dtls") << Transport::Dtls << Transport::Dtls;
}

void addSidesToDtls()
{
    QTest::addColumn<Transport>("listen");
    QTest::newRow("udp to dtls") << Transport::Udp;
    QTest::newRow("dtls to dtls") << Transport::Dtls;
}

} // namespace

/// A relay that terminates DTLS, on one side or on both.
class TstDtlsRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
        connect(m_fixture->engine.get(), &Engine::relayChanged, this,
                [this](const RelayStatus &status) { m_relay = status; });
    }
    void cleanup()
    {
        m_fixture.reset();
        m_relay = {};
    }

    void datagramsArriveAsTheyWere_data();
    void datagramsArriveAsTheyWere();
    void encryptedDatagramsStandBesideThePlainText_data() { addSides(); }
    void encryptedDatagramsStandBesideThePlainText();
    void whatNoRecordHoldsIsDroppedAndSaid_data();
    void whatNoRecordHoldsIsDroppedAndSaid();
    void whatComesBeforeTheHandshakeIsDoneArrives();
    void whatWaitsForTheHandshakeHasItsBounds_data();
    void whatWaitsForTheHandshakeHasItsBounds();
    void targetThatFailsItsChecksIsNotGoneOnTo_data();
    void targetThatFailsItsChecksIsNotGoneOnTo();
    void targetThatIsNotThereEndsTheClientsSession_data() { addSidesToDtls(); }
    void targetThatIsNotThereEndsTheClientsSession();
    void nextAddressOfTheTargetIsTried_data();
    void nextAddressOfTheTargetIsTried();
    void clientsGoodbyeReachesTheTarget();
    void targetsGoodbyeReachesTheClient();
    void nextDatagramAfterTheTargetsGoodbyeBeginsAnew();
    void vanishedClientIsForgotten_data() { addSides(); }
    void vanishedClientIsForgotten();
    void stoppedRelaySaysGoodbye();
    void clientsAreKeptApart_data() { addSides(); }
    void clientsAreKeptApart();
    void clientsBeyondTheLimitTakeThePlaceOfTheLongestSilent_data();
    void clientsBeyondTheLimitTakeThePlaceOfTheLongestSilent();
    void plainTextIsImpaired_data() { addSides(); }
    void plainTextIsImpaired();
    void plainClientOfDtlsIsRefused();
    void clientWithoutHopsLeftIsNotPassedOn();
    void relayToItselfIsRefused();

private:
    EndpointId serve(Transport transport, const QString &host = u"127.0.0.1"_s)
    {
        EndpointUrl url{transport, host, 0};
        ServerSettings settings;
        settings.reply = u"uppercase"_s;
        return m_fixture->serve(url.toString(), settings);
    }
    void relay(Transport listen, const EndpointUrl &target, RelaySettings settings = {})
    {
        if (settings.listen.host.isEmpty() || settings.listen.transport == Transport::Tcp)
            settings.listen.host = target.host == u"::1"_s ? target.host : u"127.0.0.1"_s;
        settings.listen.transport = listen;
        settings.target = target;
        m_id = m_fixture->startRelay(settings);
        QTRY_VERIFY(m_relay.state != ServerState::Starting && m_relay.id == m_id);
    }
    void relayTo(EndpointId server, Transport listen, const RelaySettings &settings = {})
    {
        EndpointUrl target = m_fixture->servers[server].settings.url;
        target.port = m_fixture->addressOf(server).port;
        relay(listen, target, settings);
        QCOMPARE(m_relay.state, ServerState::Listening);
    }
    [[nodiscard]] EndpointId client()
    {
        EndpointUrl url = m_relay.settings.listen;
        url.port = m_relay.bound.port;
        return m_fixture->open(url.toString());
    }
    [[nodiscard]] LinkState stateOf(EndpointId client) { return m_fixture->clients[client].state; }
    void exchange(EndpointId client, const QByteArray &message)
    {
        const auto before = m_fixture->replies[client].size();
        m_fixture->engine->send(client, message);
        QTRY_COMPARE(m_fixture->replies[client].size(), before + 1);
        QCOMPARE(m_fixture->replies[client].last(), message.toUpper());
    }
    /// Events of this kind on the relay's conversations with this role and transport, in this direction.
    [[nodiscard]] QList<Event> eventsOf(EventKind kind, Role role, Transport transport, Direction direction)
    {
        QList<Event> found = m_fixture->events(kind);
        found.removeIf([&](const Event &event) {
            return event.endpoint != m_id || event.transport != transport || event.direction != direction
                || m_fixture->engine->log().conversation(event.conversation).role != role;
        });
        return found;
    }
    [[nodiscard]] quint64 dropped(DropReason reason) const
    {
        return m_relay.counters->toServer.droppedFor(reason);
    }
    [[nodiscard]] int peersIn(LinkState state) const
    {
        return int(std::count_if(m_fixture->peers.cbegin(), m_fixture->peers.cend(), [&](const auto &peer) {
            return peer.conversation.endpoint != m_id && peer.state == state;
        }));
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
    RelayStatus m_relay;
    EndpointId m_id = EndpointId::None;
};

void TstDtlsRelay::datagramsArriveAsTheyWere_data()
{
    QTest::addColumn<Transport>("listen");
    QTest::addColumn<Transport>("target");
    QTest::addColumn<QString>("host");
    for (const QString &host : {u"127.0.0.1"_s, u"localhost"_s, u"::1"_s}) {
        const auto row = [&](const char *name, Transport listen, Transport target) {
            QTest::addRow("%s, %s", name, qPrintable(host)) << listen << target << host;
        };
        row("dtls to udp", Transport::Dtls, Transport::Udp);
        row("udp to dtls", Transport::Udp, Transport::Dtls);
        row("dtls to dtls", Transport::Dtls, Transport::Dtls);
    }
}

void TstDtlsRelay::datagramsArriveAsTheyWere()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    QFETCH(QString, host);
    EndpointUrl url{target, host, 0};
    ServerSettings echo;
    const EndpointId server = m_fixture->serve(url.toString(), echo);
    QCOMPARE(m_fixture->servers[server].state, ServerState::Listening);
    relayTo(server, listen);
    const EndpointId sender = client();
    QCOMPARE(stateOf(sender), LinkState::Connected);
    QByteArrayList sent;
    for (const int length : {1, 2, 1'400, dtlsPayloadBytes - 1, dtlsPayloadBytes}) {
        sent.append(bytesOfLength(length));
        m_fixture->engine->send(sender, sent.last());
        QTRY_COMPARE(m_fixture->replies[sender].size(), sent.size());
    }
    QCOMPARE(m_fixture->replies[sender], sent);
    QCOMPARE(m_relay.counters->toServer.passed.load(), quint64(sent.size()));
    QCOMPARE(m_relay.counters->toClient.passed.load(), quint64(sent.size()));
}

void TstDtlsRelay::encryptedDatagramsStandBesideThePlainText()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    relayTo(serve(target), listen);
    exchange(client(), "A SECRET OF OURS");
    for (const auto &[role, transport] :
         {std::pair(Role::RelayToClient, listen), std::pair(Role::RelayToServer, target)}) {
        for (const Direction direction : {Direction::In, Direction::Out}) {
            const QList<Event> plain = eventsOf(EventKind::Data, role, transport, direction);
            QCOMPARE(plain.size(), 1);
            QCOMPARE(plain.first().payload, QByteArray("A SECRET OF OURS"));
            if (transport != Transport::Dtls)
                continue;
            const QList<Event> wire = eventsOf(EventKind::Data, role, Transport::Udp, direction);
            QVERIFY(wire.size() >= 2);
            QVERIFY(wire.first().payload.startsWith("\x16\xfe")); // a record of the handshake (RFC 6347 4.1)
            QVERIFY(wire.last().payload.startsWith("\x17\xfe\xfd")); // and of data
            for (const Event &event : wire)
                QVERIFY(!event.payload.contains("SECRET"));
        }
        QCOMPARE(eventsOf(EventKind::Handshake, role, transport, Direction::None).size(),
                 transport == Transport::Dtls ? 1 : 0);
    }
    if (target == Transport::Dtls) {
        constexpr qsizetype messageType = 13; // after the record header
        const auto answers = eventsOf(EventKind::Data, Role::RelayToServer, Transport::Udp, Direction::In);
        QCOMPARE(answers.first().payload.at(messageType), '\x03'); // HelloVerifyRequest, with the cookie
    }
}

void TstDtlsRelay::whatNoRecordHoldsIsDroppedAndSaid_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("nothing") << 0 << ErrorCode::EmptyMessage;
    QTest::newRow("one above the most") << dtlsPayloadBytes + 1 << ErrorCode::DatagramTooLarge;
    QTest::newRow("the largest datagram") << limits::datagramBytesIPv4 << ErrorCode::DatagramTooLarge;
}

void TstDtlsRelay::whatNoRecordHoldsIsDroppedAndSaid()
{
    QFETCH(int, length);
    QFETCH(ErrorCode, error);
    relayTo(serve(Transport::Dtls), Transport::Udp);
    const EndpointId sender = client();
    exchange(sender, "BEFORE");
    m_fixture->engine->send(sender, bytesOfLength(length));
    QTRY_COMPARE(dropped(DropReason::Refused), 1U);
    QVERIFY(m_fixture->hasError(error));
    exchange(sender, "AFTER");
}

/// All of them arrive in the first moments of the session with the target.
void TstDtlsRelay::whatComesBeforeTheHandshakeIsDoneArrives()
{
    relayTo(serve(Transport::Dtls), Transport::Udp);
    const EndpointId sender = client();
    QByteArrayList sent;
    for (size_t i = 0; i < DatagramRelay::mostWaiting; ++i) {
        sent.append("DATAGRAM " + QByteArray::number(i));
        m_fixture->engine->send(sender, sent.last());
    }
    QTRY_COMPARE(m_fixture->replies[sender].size(), sent.size());
    QCOMPARE(m_fixture->replies[sender], sent);
}

void TstDtlsRelay::whatWaitsForTheHandshakeHasItsBounds_data()
{
    constexpr int most = DatagramRelay::mostWaiting;
    QTest::addColumn<int>("datagrams");
    QTest::addColumn<int>("lost");
    QTest::newRow("one below") << most - 1 << 0;
    QTest::newRow("at the limit") << most << 0;
    QTest::newRow("one above") << most + 1 << 1;
    QTest::newRow("many above") << most + 20 << 20;
}

void TstDtlsRelay::whatWaitsForTheHandshakeHasItsBounds()
{
    QFETCH(int, datagrams);
    QFETCH(int, lost);
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    RelaySettings settings;
    settings.connectTimeout = 1s;
    relay(Transport::Udp, {Transport::Dtls, u"127.0.0.1"_s, silent.localPort()}, settings);
    const EndpointId sender = client();
    for (int i = 0; i < datagrams; ++i)
        m_fixture->engine->send(sender, QByteArray::number(i));
    QTRY_COMPARE(m_relay.counters->toServer.received.load(), quint64(datagrams));
    QTRY_COMPARE(dropped(DropReason::QueueOverflow), quint64(lost));
    QTRY_COMPARE(dropped(DropReason::NoSession), quint64(datagrams - lost));
    QCOMPARE(m_relay.counters->toServer.waiting.load(), 0U);
    QVERIFY(m_fixture->hasError(ErrorCode::HandshakeTimeout));
}

void TstDtlsRelay::targetThatFailsItsChecksIsNotGoneOnTo_data()
{
    QTest::addColumn<Transport>("listen");
    QTest::addColumn<bool>("verify");
    for (const bool verify : {true, false}) {
        const char *const how = verify ? "verified" : "not verified";
        QTest::addRow("udp to dtls, %s", how) << Transport::Udp << verify;
        QTest::addRow("dtls to dtls, %s", how) << Transport::Dtls << verify;
    }
}

void TstDtlsRelay::targetThatFailsItsChecksIsNotGoneOnTo()
{
    QFETCH(Transport, listen);
    QFETCH(bool, verify);
    RelaySettings settings;
    settings.verifyTarget = verify;
    settings.serverName = u"another.example"_s;
    relayTo(serve(Transport::Dtls), listen, settings);
    const EndpointId sender = client();
    if (!verify) {
        exchange(sender, "HELLO");
        QVERIFY(m_fixture->hasError(ErrorCode::CertificateWrongName)); // a warning
        return;
    }
    m_fixture->engine->send(sender, "hello");
    QTRY_VERIFY(m_fixture->hasError(ErrorCode::CertificateWrongName));
    QTRY_COMPARE(m_relay.counters->toServer.waiting.load(), 0U);
    if (listen == Transport::Dtls)
        QTRY_COMPARE(stateOf(sender), LinkState::Closed);
    else
        QTRY_COMPARE(dropped(DropReason::NoSession), 1U);
    QVERIFY(m_fixture->replies[sender].isEmpty());
}

void TstDtlsRelay::targetThatIsNotThereEndsTheClientsSession()
{
    QFETCH(Transport, listen);
    QUdpSocket nobody;
    QVERIFY(nobody.bind(QHostAddress::LocalHost, 0));
    const quint16 port = nobody.localPort();
    nobody.close();
    relay(listen, {Transport::Dtls, u"127.0.0.1"_s, port});
    const EndpointId sender = client();
    m_fixture->engine->send(sender, "hello");
    QTRY_VERIFY(m_fixture->hasError(ErrorCode::NobodyListening));
    if (listen == Transport::Dtls)
        QTRY_COMPARE(stateOf(sender), LinkState::Closed);
    else
        QTRY_COMPARE(dropped(DropReason::NoSession), 1U);
}

void TstDtlsRelay::nextAddressOfTheTargetIsTried_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4") << u"127.0.0.1"_s;
    QTest::newRow("IPv6") << u"::1"_s;
}

/// One of the two is the second of the name's addresses, if it has both.
void TstDtlsRelay::nextAddressOfTheTargetIsTried()
{
    QFETCH(QString, host);
    const EndpointId server = serve(Transport::Dtls, host);
    QHostInfo found;
    QHostInfo::lookupHost(u"localhost"_s, this, [&](const QHostInfo &info) { found = info; });
    QTRY_VERIFY(!found.addresses().isEmpty());
    if (!found.addresses().contains(QHostAddress(host)))
        QSKIP("localhost is not both addresses here");
    relay(Transport::Dtls, {Transport::Dtls, u"localhost"_s, m_fixture->addressOf(server).port});
    exchange(client(), "HELLO");
}

void TstDtlsRelay::clientsGoodbyeReachesTheTarget()
{
    relayTo(serve(Transport::Dtls), Transport::Dtls);
    const EndpointId sender = client();
    exchange(sender, "HELLO");
    QCOMPARE(peersIn(LinkState::Connected), 1);
    m_fixture->engine->disconnectClient(sender);
    QTRY_COMPARE(peersIn(LinkState::Closed), 1);
    QCOMPARE(eventsOf(EventKind::Closed, Role::RelayToClient, Transport::Dtls, Direction::In).size(), 1);
    QCOMPARE(eventsOf(EventKind::Closed, Role::RelayToServer, Transport::Dtls, Direction::Out).size(), 1);
}

void TstDtlsRelay::targetsGoodbyeReachesTheClient()
{
    const EndpointId server = serve(Transport::Dtls);
    relayTo(server, Transport::Dtls);
    const EndpointId sender = client();
    exchange(sender, "HELLO");
    m_fixture->engine->stopServer(server);
    QTRY_COMPARE(stateOf(sender), LinkState::Closed);
    QCOMPARE(eventsOf(EventKind::Closed, Role::RelayToServer, Transport::Dtls, Direction::In).size(), 1);
    QCOMPARE(eventsOf(EventKind::Closed, Role::RelayToClient, Transport::Dtls, Direction::Out).size(), 1);
}

void TstDtlsRelay::nextDatagramAfterTheTargetsGoodbyeBeginsAnew()
{
    relayTo(serve(Transport::Dtls), Transport::Udp);
    const EndpointId sender = client();
    exchange(sender, "HELLO");
    const auto peer = std::find_if(m_fixture->peers.cbegin(), m_fixture->peers.cend(),
                                   [&](const auto &one) { return one.conversation.endpoint != m_id; });
    QVERIFY(peer != m_fixture->peers.cend());
    m_fixture->engine->disconnectPeer(peer->conversation.endpoint, peer->conversation.id);
    QTRY_COMPARE(eventsOf(EventKind::Closed, Role::RelayToServer, Transport::Dtls, Direction::In).size(), 1);
    exchange(sender, "AGAIN");
    QCOMPARE(eventsOf(EventKind::Handshake, Role::RelayToServer, Transport::Dtls, Direction::None).size(), 2);
}

void TstDtlsRelay::vanishedClientIsForgotten()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    RelaySettings settings;
    settings.idleTimeout = 1s;
    relayTo(serve(target), listen, settings);
    const EndpointId sender = client();
    exchange(sender, "HELLO");
    m_fixture->engine->abortClient(sender); // without a notice
    QTRY_VERIFY(std::any_of(m_fixture->peers.cbegin(), m_fixture->peers.cend(), [&](const auto &peer) {
        return peer.conversation.endpoint == m_id && peer.state == LinkState::Closed;
    }));
    if (target == Transport::Dtls)
        QTRY_COMPARE(peersIn(LinkState::Closed), 1);
}

void TstDtlsRelay::stoppedRelaySaysGoodbye()
{
    relayTo(serve(Transport::Dtls), Transport::Dtls);
    const EndpointId sender = client();
    exchange(sender, "HELLO");
    m_fixture->engine->stopRelay(m_id);
    QTRY_COMPARE(stateOf(sender), LinkState::Closed);
    QTRY_COMPARE(peersIn(LinkState::Closed), 1);
}

void TstDtlsRelay::clientsAreKeptApart()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    relayTo(serve(target), listen);
    QList<EndpointId> senders;
    for (int i = 0; i < 5; ++i)
        senders.append(client());
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < senders.size(); ++i)
            m_fixture->engine->send(senders.at(i), "client " + QByteArray::number(i));
    }
    for (int i = 0; i < senders.size(); ++i) {
        const QByteArrayList expected(10, "CLIENT " + QByteArray::number(i));
        QTRY_COMPARE(m_fixture->replies[senders.at(i)], expected);
    }
}

void TstDtlsRelay::clientsBeyondTheLimitTakeThePlaceOfTheLongestSilent_data()
{
    QTest::addColumn<int>("clients");
    QTest::newRow("one below") << 2;
    QTest::newRow("at the limit") << 3;
    QTest::newRow("one above") << 4;
}

void TstDtlsRelay::clientsBeyondTheLimitTakeThePlaceOfTheLongestSilent()
{
    QFETCH(int, clients);
    RelaySettings settings;
    settings.maxClients = 3;
    relayTo(serve(Transport::Dtls), Transport::Dtls, settings);
    QList<EndpointId> senders;
    for (int i = 0; i < clients; ++i) {
        senders.append(client());
        exchange(senders.last(), "HELLO");
    }
    if (clients > settings.maxClients) {
        const EndpointId longestSilent = senders.takeFirst();
        QTRY_COMPARE(stateOf(longestSilent), LinkState::Closed);
    }
    QCOMPARE(m_fixture->hasError(ErrorCode::ConnectionLimit), clients > settings.maxClients);
    for (const EndpointId sender : std::as_const(senders))
        exchange(sender, "STILL HERE");
    QTRY_COMPARE(peersIn(LinkState::Connected), int(senders.size()));
}

void TstDtlsRelay::plainTextIsImpaired()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    RelaySettings settings;
    settings.impairment.toServer.drop = {2};
    settings.impairment.toClient.delay = 20ms;
    relayTo(serve(target), listen, settings);
    const EndpointId sender = client();
    exchange(sender, "FIRST");
    m_fixture->engine->send(sender, "second");
    QTRY_COMPARE(dropped(DropReason::ByNumber), 1U);
    exchange(sender, "THIRD");
    QCOMPARE(m_fixture->replies[sender], (QByteArrayList{"FIRST", "THIRD"}));
    QVERIFY(m_relay.counters->now().toClient.meanDelay() >= 0.02);
}

void TstDtlsRelay::plainClientOfDtlsIsRefused()
{
    relayTo(serve(Transport::Udp), Transport::Dtls);
    QUdpSocket plain;
    plain.writeDatagram("plain text", QHostAddress::LocalHost, m_relay.bound.port);
    QTRY_VERIFY(m_fixture->hasError(ErrorCode::PlainClientOnTlsPort));
    QCOMPARE(m_relay.counters->toServer.received.load(), 0U);
    exchange(client(), "STILL HERE");
}

/// As at the end of a loop of relays.
void TstDtlsRelay::clientWithoutHopsLeftIsNotPassedOn()
{
    relayTo(serve(Transport::Dtls), Transport::Dtls);
    EndpointUrl url = m_relay.settings.listen;
    url.port = m_relay.bound.port;
    for (const int hops : {1, 2}) {
        ClientSettings settings;
        settings.options.ttl = hops;
        const EndpointId sender = m_fixture->open(url.toString(), settings);
        if (hops == 1)
            QTRY_COMPARE(stateOf(sender), LinkState::Closed);
        else
            exchange(sender, "HELLO");
        QVERIFY(m_fixture->hasError(ErrorCode::RelayChain));
    }
    QCOMPARE(peersIn(LinkState::Connected), 1);
}

void TstDtlsRelay::relayToItselfIsRefused()
{
    QUdpSocket free;
    QVERIFY(free.bind(QHostAddress::LocalHost, 0));
    const quint16 port = free.localPort();
    free.close();
    RelaySettings settings;
    settings.listen.port = port;
    relay(Transport::Dtls, {Transport::Dtls, u"127.0.0.1"_s, port}, settings);
    QCOMPARE(m_relay.state, ServerState::Failed);
    QCOMPARE(m_relay.error.code, ErrorCode::RelayToItself);
}

QTEST_GUILESS_MAIN(TstDtlsRelay)
#include "tst_dtlsrelay.moc"
