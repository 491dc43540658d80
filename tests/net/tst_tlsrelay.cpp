// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"
#include "support/enginefixture.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// A relay that terminates TLS, on one side or on both, with both families of sockets.
class TstTlsRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
        connect(m_fixture->engine.get(), &Engine::relayChanged, this,
                [this](const RelayStatus &status) { m_relays[status.id] = status; });
    }
    void cleanup()
    {
        m_fixture.reset();
        m_relays.clear();
    }

    void bothWaysArriveWhole_data();
    void bothWaysArriveWhole();
    void encryptedBytesStandBesideThePlainText_data();
    void encryptedBytesStandBesideThePlainText();
    void halfCloseDuringTheHandshakeLosesNothing();
    void targetThatFailsItsChecksIsNotGoneOnTo_data();
    void targetThatFailsItsChecksIsNotGoneOnTo();
    void clientIsRefusedWhileTheTargetIsDown_data();
    void clientIsRefusedWhileTheTargetIsDown();
    void whatDoesNotGoTogetherIsRefused_data();
    void whatDoesNotGoTogetherIsRefused();

private:
    EndpointId relay(RelaySettings settings)
    {
        settings.listen.host = u"127.0.0.1"_s;
        const EndpointId id = m_fixture->engine->startRelay(settings);
        [&] { QTRY_VERIFY(m_relays[id].state != ServerState::Starting); }();
        return id;
    }
    [[nodiscard]] QString urlOf(EndpointId relay)
    {
        EndpointUrl url = m_relays[relay].settings.listen;
        url.port = m_relays[relay].bound.port;
        return url.toString();
    }
    [[nodiscard]] RelaySettings settingsTo(EndpointId server, Transport listen, Transport target,
                                           SocketFamily family)
    {
        RelaySettings settings;
        settings.listen.transport = listen;
        settings.target = {target, u"localhost"_s, m_fixture->addressOf(server).port};
        settings.sockets = family;
        return settings;
    }
    /// All bytes in the log that passed over this transport through the relay, in this direction.
    [[nodiscard]] QByteArray bytesOf(EndpointId relay, Role role, Transport transport, Direction direction)
    {
        QByteArray bytes;
        const QList<Event> events = m_fixture->events(EventKind::Data);
        for (const Event &event : events) {
            const Conversation conversation = m_fixture->engine->log().conversation(event.conversation);
            if (event.endpoint == relay && conversation.role == role && event.transport == transport
                && event.direction == direction)
                bytes += event.payload;
        }
        return bytes;
    }

    std::unique_ptr<test::EngineFixture> m_fixture;
    QHash<EndpointId, RelayStatus> m_relays;
};

namespace {

void addSides()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("listen");
    QTest::addColumn<Transport>("target");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const auto &[listen, target] :
             {std::pair(Transport::Tls, Transport::Tcp), std::pair(Transport::Tcp, Transport::Tls),
              std::pair(Transport::Tls, Transport::Tls)})
            QTest::addRow("%s %s to %s", nameOf(family).data(), schemeOf(listen).data(),
                          schemeOf(target).data())
                << family << listen << target;
    }
}

} // namespace

void TstTlsRelay::bothWaysArriveWhole_data()
{
    addSides();
}

void TstTlsRelay::bothWaysArriveWhole()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    ServerSettings answering;
    answering.reply = u"uppercase"_s;
    const EndpointId server = m_fixture->serve(QString(schemeOf(target) + u"://127.0.0.1:0"), answering);
    const EndpointId id = relay(settingsTo(server, listen, target, family));
    QCOMPARE(m_relays[id].state, ServerState::Listening);
    const EndpointId client = m_fixture->open(urlOf(id));
    QCOMPARE(m_fixture->clients[client].state, LinkState::Connected);
    QByteArray sent;
    for (int i = 0; sent.size() < 2'000'000; ++i)
        sent += "line " + QByteArray::number(i) + '\n';
    m_fixture->engine->send(client, sent);
    QTRY_COMPARE(m_fixture->repliesOf(client).size(), sent.size());
    QCOMPARE(m_fixture->repliesOf(client), sent.toUpper());
    m_fixture->engine->disconnectClient(client);
    QTRY_VERIFY(isOver(m_fixture->clients[client].state));
    QCOMPARE(m_fixture->clients[client].state, LinkState::Closed);
}

void TstTlsRelay::encryptedBytesStandBesideThePlainText_data()
{
    addSides();
}

void TstTlsRelay::encryptedBytesStandBesideThePlainText()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    const EndpointId server = m_fixture->serve(QString(schemeOf(target) + u"://127.0.0.1:0"));
    const EndpointId id = relay(settingsTo(server, listen, target, family));
    const EndpointId client = m_fixture->open(urlOf(id));
    m_fixture->engine->send(client, "a secret of ours");
    QTRY_COMPARE(m_fixture->repliesOf(client), QByteArray("a secret of ours"));

    const bool seen = capabilitiesOf(family, Transport::Tls).has(Capability::CiphertextSeen);
    for (const auto &[role, transport] :
         {std::pair(Role::RelayToClient, listen), std::pair(Role::RelayToServer, target)}) {
        for (const Direction direction : {Direction::In, Direction::Out}) {
            QCOMPARE(bytesOf(id, role, transport, direction), QByteArray("a secret of ours"));
            if (transport != Transport::Tls)
                continue;
            const QByteArray wire = bytesOf(id, role, Transport::Tcp, direction);
            QCOMPARE(wire.isEmpty(), !seen);
            QVERIFY(!wire.contains("secret"));
            if (seen)
                QVERIFY(wire.startsWith("\x16\x03")); // a handshake record (RFC 8446 5.1)
        }
    }
    QCOMPARE(whyAbsent(Capability::CiphertextSeen, family, Transport::Tls).isEmpty(), seen);
    QVERIFY(m_fixture->events(EventKind::Handshake).size() >= 2);
}

/// A client may send everything and finish while the relay is still in its handshake with the target.
void TstTlsRelay::halfCloseDuringTheHandshakeLosesNothing()
{
    if (!isBuilt(SocketFamily::Native))
        QSKIP("Qt's classes cannot answer after the peer has finished.");
    const EndpointId server = m_fixture->serve(u"tls://127.0.0.1:0"_s);
    const EndpointId id = relay(settingsTo(server, Transport::Tcp, Transport::Tls, SocketFamily::Native));
    for (const QByteArray &said : {QByteArray("all at once"), QByteArray()}) {
        ClientSettings settings;
        settings.url = EndpointUrl::parse(urlOf(id)).value();
        settings.sockets = SocketFamily::Native;
        const EndpointId client = m_fixture->engine->openClient(settings);
        m_fixture->engine->watchReplies(client);
        QTRY_COMPARE(m_fixture->clients[client].state, LinkState::Connected);
        if (!said.isEmpty())
            m_fixture->engine->send(client, said);
        m_fixture->engine->halfClose(client);
        QTRY_VERIFY(isOver(m_fixture->clients[client].state));
        QCOMPARE(m_fixture->clients[client].state, LinkState::Closed);
        QCOMPARE(m_fixture->repliesOf(client), said);
    }
}

void TstTlsRelay::targetThatFailsItsChecksIsNotGoneOnTo_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<bool>("verify");
    for (const SocketFamily family : test::builtFamilies()) {
        QTest::addRow("%s verified", nameOf(family).data()) << family << true;
        QTest::addRow("%s not verified", nameOf(family).data()) << family << false;
    }
}

void TstTlsRelay::targetThatFailsItsChecksIsNotGoneOnTo()
{
    QFETCH(SocketFamily, family);
    QFETCH(bool, verify);
    const EndpointId server = m_fixture->serve(u"tls://127.0.0.1:0"_s);
    RelaySettings settings = settingsTo(server, Transport::Tcp, Transport::Tls, family);
    settings.verifyTarget = verify;
    settings.serverName = u"another.example"_s;
    const EndpointId id = relay(settings);
    const EndpointId client = m_fixture->open(urlOf(id));
    m_fixture->engine->send(client, "hello");
    if (!verify) {
        QTRY_COMPARE(m_fixture->repliesOf(client), QByteArray("hello"));
        return;
    }
    QTRY_VERIFY(isOver(m_fixture->clients[client].state));
    QVERIFY(m_fixture->repliesOf(client).isEmpty());
    QVERIFY(m_fixture->hasError(ErrorCode::CertificateWrongName));
}

void TstTlsRelay::clientIsRefusedWhileTheTargetIsDown_data()
{
    QTest::addColumn<SocketFamily>("family");
    for (const SocketFamily family : test::builtFamilies())
        QTest::addRow("%s", nameOf(family).data()) << family;
}

void TstTlsRelay::clientIsRefusedWhileTheTargetIsDown()
{
    QFETCH(SocketFamily, family);
    const EndpointId first = m_fixture->serve(u"tcp://127.0.0.1:0"_s);
    const quint16 port = m_fixture->addressOf(first).port;
    m_fixture->engine->stopServer(first);
    QTRY_COMPARE(m_fixture->servers[first].state, ServerState::Stopped);
    RelaySettings settings;
    settings.target = {Transport::Tcp, u"127.0.0.1"_s, port};
    settings.sockets = family;
    settings.checkTarget = true;
    const EndpointId id = relay(settings);
    QTRY_VERIFY(m_relays[id].refuses);
    QCOMPARE(m_relays[id].state, ServerState::Listening);
    const EndpointId refused = m_fixture->open(urlOf(id));
    QCOMPARE(m_fixture->clients[refused].error.code, ErrorCode::ConnectionRefused);

    const EndpointId second = m_fixture->serve(u"tcp://127.0.0.1:"_s + QString::number(port));
    QCOMPARE(m_fixture->servers[second].state, ServerState::Listening);
    QTRY_VERIFY(!m_relays[id].refuses);
    const EndpointId client = m_fixture->open(urlOf(id)); // on its previous port
    m_fixture->engine->send(client, "hello");
    QTRY_COMPARE(m_fixture->repliesOf(client), QByteArray("hello"));

    m_fixture->engine->stopServer(second);
    QTRY_VERIFY(m_fixture->clients[client].state >= LinkState::HalfClosedByPeer);
    const EndpointId last = m_fixture->open(urlOf(id)); // that discovers it
    QTRY_VERIFY(isOver(m_fixture->clients[last].state));
    QTRY_VERIFY(m_relays[id].refuses);
}

void TstTlsRelay::whatDoesNotGoTogetherIsRefused_data()
{
    QTest::addColumn<Transport>("listen");
    QTest::addColumn<Transport>("target");
    QTest::addColumn<bool>("check");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("stream to datagrams") << Transport::Tls << Transport::Udp << false << ErrorCode::BadUrl;
    QTest::newRow("datagrams to stream") << Transport::Udp << Transport::Tcp << false << ErrorCode::BadUrl;
    QTest::newRow("DTLS to stream") << Transport::Dtls << Transport::Tcp << false << ErrorCode::BadUrl;
    QTest::newRow("stream to DTLS") << Transport::Tls << Transport::Dtls << false << ErrorCode::BadUrl;
    QTest::newRow("DTLS") << Transport::Dtls << Transport::Udp << false << ErrorCode::None;
    QTest::newRow("to DTLS") << Transport::Udp << Transport::Dtls << false << ErrorCode::None;
    QTest::newRow("check of DTLS") << Transport::Udp << Transport::Dtls << true << ErrorCode::BadOption;
    QTest::newRow("check of UDP") << Transport::Udp << Transport::Udp << true << ErrorCode::BadOption;
    QTest::newRow("streams") << Transport::Tls << Transport::Tcp << true << ErrorCode::None;
}

void TstTlsRelay::whatDoesNotGoTogetherIsRefused()
{
    QFETCH(Transport, listen);
    QFETCH(Transport, target);
    QFETCH(bool, check);
    QFETCH(ErrorCode, error);
    RelaySettings settings;
    settings.listen.transport = listen;
    settings.target = {target, u"127.0.0.1"_s, 9};
    settings.checkTarget = check;
    QCOMPARE(relayProblem(settings).code, error);
}

QTEST_GUILESS_MAIN(TstTlsRelay)
#include "tst_tlsrelay.moc"
