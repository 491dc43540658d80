// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/messagelog.h"
#include "net/certificates/certificatemaker.h"
#include "net/dtls/dtlsclient.h"
#include "net/dtls/dtlsserver.h"
#include "net/netengine.h"
#include "net/socket/qtaddress.h"
#include "support/patience.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Keeps the reports; they come from a network thread and are read by the test's thread.
class KeptReports final : public Reports
{
public:
    void reportServer(const ServerStatus &status) override
    {
        keep([&] { m_server = status; });
    }
    void reportClient(const ClientStatus &status) override
    {
        keep([&] { m_clients[status.id] = status; });
    }
    void reportRelay(const RelayStatus &) override { }
    void reportHeld(const RelayHeld &) override { }
    void reportPeer(const PeerStatus &status) override
    {
        keep([&] { m_peers[status.conversation.id] = status; });
    }
    void reportSendFailed(EndpointId, const Error &error) override
    {
        keep([&] { m_sendErrors.append(error); });
    }
    void reportSendQueueEmpty(EndpointId) override { }
    void reportReceived(EndpointId, const QByteArray &bytes) override
    {
        keep([&] { m_received.append(bytes); });
    }

    // A copy handed out shares nothing with the object still being written, not even for a moment.
    [[nodiscard]] ServerStatus server() const
    {
        return keep([&] { return m_server; });
    }
    [[nodiscard]] ClientStatus client(EndpointId id) const
    {
        return keep([&] { return m_clients.value(id); });
    }
    [[nodiscard]] QList<PeerStatus> peers() const
    {
        return keep([&] { return m_peers.values(); });
    }
    [[nodiscard]] QList<Error> sendErrors() const
    {
        return keep([&] { return QList<Error>(m_sendErrors.begin(), m_sendErrors.end()); });
    }
    [[nodiscard]] QList<QByteArray> received() const
    {
        return keep([&] { return QList<QByteArray>(m_received.begin(), m_received.end()); });
    }

private:
    template <typename Function>
    std::invoke_result_t<Function> keep(Function function) const
    {
        const QMutexLocker locker(&m_mutex);
        return function();
    }

    mutable QMutex m_mutex;
    ServerStatus m_server;
    QMap<EndpointId, ClientStatus> m_clients;
    QMap<ConversationId, PeerStatus> m_peers;
    QList<Error> m_sendErrors;
    QList<QByteArray> m_received;
};

constexpr EndpointId serverId{1};
constexpr EndpointId clientId{2};

} // namespace

class TestDtls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void helloComesBackInUpperCaseAndAllIsLogged();
    void repliesOfEveryKind_data();
    void repliesOfEveryKind();
    void onceServesOneDatagramAndStops_data();
    void onceServesOneDatagramAndStops();
    void delayedReplyComesNoSooner();
    void repliesBeyondTheQueueAreDroppedAndLogged();
    void countCountsAcrossClients();
    void broadcastReachesAllOrTheChosen();
    void largestDatagramPassesAndOneMoreIsRefused();
    void tooLargeReplyIsAnErrorInTheLog();

    void disconnectReachesTheOtherSide_data();
    void disconnectReachesTheOtherSide();
    void abortSaysNothing();
    void halfCloseIsRefused();
    void stoppedServerIsLeftByItsClients();

    void nobodyListeningIsNamed_data();
    void nobodyListeningIsNamed();
    void nobodyListeningAnyMoreIsAComplaint();
    void addressWithoutAWayIsNamed();
    void silentPeerIsATimeout();
    void wrongCertificateStopsTheClientUnlessAsked();
    void plainDatagramIsLoggedAsDropped();
    void portInUseIsNamed();
    void badSettingsAreNamed_data();
    void badSettingsAreNamed();
    void unknownHostIsNamed();
    void longestSilentPeerMakesRoom();
    void idlePeerIsClosed();
    void loadOfManyClientsIsServed();
    void engineKnowsDtlsByItsUrl();

private:
    void startServer(const QString &reply = u"uppercase"_s, ServerSettings settings = {});
    void openClient(EndpointId id = clientId, ClientSettings settings = {});
    void send(const QByteArray &bytes, EndpointId id = clientId);
    void onThread(const std::function<void()> &function) { m_thread->post(function); }
    [[nodiscard]] QList<Event> events();
    [[nodiscard]] int count(EventKind kind, Direction direction, EndpointId endpoint);
    [[nodiscard]] LinkState state(EndpointId id = clientId) const { return m_reports->client(id).state; }

    QTemporaryDir m_dir;
    std::unique_ptr<KeptReports> m_reports;
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<NetworkThread> m_thread;
    std::shared_ptr<DtlsServer> m_server;
    std::map<EndpointId, std::shared_ptr<DtlsClient>> m_clients;
};

void TestDtls::initTestCase()
{
    qputenv("SWB_DATA_DIR", m_dir.path().toUtf8());
}

void TestDtls::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_reports = std::make_unique<KeptReports>();
    m_log = std::make_unique<MessageLog>();
    m_thread = std::make_unique<NetworkThread>(*m_log, 1);
}

void TestDtls::cleanup()
{
    onThread([this] {
        m_clients.clear();
        if (m_server)
            m_server->stop();
        m_server.reset();
    });
    m_thread.reset();
    m_log.reset();
    m_reports.reset();
}

void TestDtls::startServer(const QString &reply, ServerSettings settings)
{
    settings.url = {Transport::Dtls, u"127.0.0.1"_s, settings.url.port};
    settings.reply = reply;
    onThread([this, settings] {
        m_server = std::make_shared<DtlsServer>(ServerTerms{{serverId, *m_thread, *m_reports}, settings});
        m_server->start();
    });
    QTRY_VERIFY(m_reports->server().state != ServerState::Starting);
}

void TestDtls::openClient(EndpointId id, ClientSettings settings)
{
    settings.url.transport = Transport::Dtls;
    if (settings.url.port == 0)
        settings.url.port = m_reports->server().bound.port;
    onThread([this, id, settings] {
        m_clients[id] = std::make_shared<DtlsClient>(ClientTerms{{id, *m_thread, *m_reports}, settings});
        m_clients[id]->watchReplies();
        m_clients[id]->begin();
    });
    QTRY_VERIFY(state(id) >= LinkState::Connected);
}

void TestDtls::send(const QByteArray &bytes, EndpointId id)
{
    onThread([this, bytes, id] { m_clients[id]->send(bytes); });
}

QList<Event> TestDtls::events()
{
    m_log->collect();
    QList<Event> all;
    m_log->forEach(m_log->firstId(), m_log->endId(), [&all](const Event &event) {
        all.append(event);
        all.last().payload.detach();
        return true;
    });
    return all;
}

int TestDtls::count(EventKind kind, Direction direction, EndpointId endpoint)
{
    const QList<Event> all = events();
    return int(std::count_if(all.cbegin(), all.cend(), [=](const Event &event) {
        return event.kind == kind && event.direction == direction && event.endpoint == endpoint;
    }));
}

void TestDtls::helloComesBackInUpperCaseAndAllIsLogged()
{
    startServer();
    QCOMPARE(m_reports->server().state, ServerState::Listening);
    openClient();
    QCOMPARE(state(), LinkState::Connected);
    send("hello");
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{"HELLO"});
    QTRY_COMPARE(m_reports->peers().value(0).state, LinkState::Connected);

    QCOMPARE(count(EventKind::Listening, Direction::None, serverId), 1);
    QCOMPARE(count(EventKind::Connected, Direction::In, serverId), 1);
    for (const EndpointId id : {serverId, clientId}) {
        QCOMPARE(count(EventKind::Handshake, Direction::None, id), 1);
        QCOMPARE(count(EventKind::Data, Direction::In, id), 1);
        QCOMPARE(count(EventKind::Data, Direction::Out, id), 1);
    }
    for (const Event &event : events()) {
        QCOMPARE(event.transport, Transport::Dtls);
        if (event.kind == EventKind::Data)
            QCOMPARE(event.payload.toLower(), QByteArray("hello"));
        if (event.kind == EventKind::Handshake)
            QCOMPARE(event.detail->tls->verified, event.endpoint == clientId);
    }
    const ClientStatus client = m_reports->client(clientId);
    const PeerStatus peer = m_reports->peers().value(0);
    QCOMPARE(client.counters->bytesOut.load(), 5U);
    QCOMPARE(client.counters->unitsIn.load(), 1U);
    QCOMPARE(peer.counters->bytesIn.load(), 5U);
    QCOMPARE(peer.conversation.remote, client.local);
    QCOMPARE(m_log->conversation(client.conversation).number, peer.conversation.number);
    QVERIFY(client.connectedNs > client.openedNs);
}

void TestDtls::repliesOfEveryKind_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("echo") << u"echo"_s << QByteArray("Hi \xff");
    QTest::newRow("reverse") << u"reverse"_s << QByteArray("\xff iH");
    QTest::newRow("fixed") << u"fixed:ok\\n"_s << QByteArray("ok\n");
    QTest::newRow("template") << u"template:<{data}>"_s << QByteArray("<Hi \xff>");
}

void TestDtls::repliesOfEveryKind()
{
    QFETCH(QString, reply);
    QFETCH(QByteArray, answer);
    startServer(reply);
    openClient();
    send("Hi \xff");
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{answer});
}

void TestDtls::onceServesOneDatagramAndStops_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<int>("delay");
    QTest::addColumn<int>("answers");
    QTest::newRow("with an answer") << u"echo"_s << 0 << 1;
    QTest::newRow("with a delayed answer") << u"echo"_s << 50 << 1;
    QTest::newRow("without an answer") << u"discard"_s << 0 << 0;
}

void TestDtls::onceServesOneDatagramAndStops()
{
    QFETCH(QString, reply);
    QFETCH(int, delay);
    QFETCH(int, answers);
    ServerSettings settings;
    settings.once = true;
    settings.replyDelay = std::chrono::milliseconds(delay);
    startServer(reply, settings);
    openClient();
    send("one");
    send("two");
    QTRY_COMPARE(m_reports->server().state, ServerState::Stopped);
    QTRY_COMPARE(state(), LinkState::Closed);
    QCOMPARE(m_reports->received(), answers ? QList<QByteArray>{"one"} : QList<QByteArray>());
}

void TestDtls::delayedReplyComesNoSooner()
{
    ServerSettings settings;
    settings.replyDelay = 150ms;
    startServer(u"echo"_s, settings);
    openClient();
    const qint64 before = m_log->nowNs();
    send("a");
    send("b");
    QTRY_COMPARE(m_reports->received(), (QList<QByteArray>{"a", "b"}));
    QVERIFY(m_log->nowNs() - before >= 149'000'000);
}

void TestDtls::repliesBeyondTheQueueAreDroppedAndLogged()
{
    ServerSettings settings;
    settings.replyDelay = 1h;
    startServer(u"echo"_s, settings);
    openClient();
    // In steps, so that the kernel's buffer does not overflow.
    constexpr int step = 64;
    for (int sent = 0; sent < limits::delayedReplies; sent += step) {
        onThread([this] {
            for (int i = 0; i < step; ++i)
                m_clients[clientId]->send("x");
        });
        QTRY_COMPARE(int(m_reports->peers().value(0).counters->unitsIn.load()), sent + step);
    }
    QCOMPARE(count(EventKind::Dropped, Direction::None, serverId), 0);
    send("one too many");
    QTRY_COMPARE(count(EventKind::Dropped, Direction::None, serverId), 1);
    const Event dropped = events().last();
    QCOMPARE(dropped.detail->error.code, ErrorCode::TooManyDelayedReplies);
    QCOMPARE(dropped.payload, QByteArray("one too many"));
}

void TestDtls::countCountsAcrossClients()
{
    startServer(u"template:{count}"_s);
    openClient();
    openClient(EndpointId{3});
    send("x");
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{"1"});
    send("x", EndpointId{3});
    QTRY_COMPARE(m_reports->received(), (QList<QByteArray>{"1", "2"}));
}

void TestDtls::broadcastReachesAllOrTheChosen()
{
    startServer(u"discard"_s);
    openClient();
    openClient(EndpointId{3});
    QTRY_COMPARE(m_reports->peers().size(), 2);
    QTRY_COMPARE(m_reports->peers().value(1).state, LinkState::Connected);
    onThread([this] { m_server->sendToPeers({}, "all"); });
    QTRY_COMPARE(m_reports->received(), (QList<QByteArray>{"all", "all"}));
    const ConversationId chosen = m_reports->peers().value(1).conversation.id;
    onThread([this, chosen] { m_server->sendToPeers({chosen}, "one"); });
    QTRY_COMPARE(m_reports->received(), (QList<QByteArray>{"all", "all", "one"}));
    onThread([this] { m_server->sendToPeers({}, QByteArray(dtlsPayloadBytes + 1, 'x')); });
    QTRY_COMPARE(m_reports->sendErrors().size(), 2);
    QCOMPARE(m_reports->sendErrors().value(0).code, ErrorCode::DatagramTooLarge);
}

void TestDtls::largestDatagramPassesAndOneMoreIsRefused()
{
    startServer(u"echo"_s);
    openClient();
    send(QByteArray(dtlsPayloadBytes + 1, 'x'));
    QTRY_COMPARE(m_reports->sendErrors().size(), 1);
    QCOMPARE(m_reports->sendErrors().first().code, ErrorCode::DatagramTooLarge);
    QVERIFY(m_reports->sendErrors().first().why.contains(u"16,384"));
    send(QByteArray(dtlsPayloadBytes, 'x'));
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{QByteArray(dtlsPayloadBytes, 'x')});
    QCOMPARE(count(EventKind::Data, Direction::In, serverId), 1);
}

void TestDtls::tooLargeReplyIsAnErrorInTheLog()
{
    startServer(u"template:{data}{data}"_s);
    openClient();
    send(QByteArray(dtlsPayloadBytes / 2 + 1, 'x'));
    QTRY_COMPARE(count(EventKind::Error, Direction::None, serverId), 1);
    QCOMPARE(events().last().detail->error.code, ErrorCode::DatagramTooLarge);
    send("x");
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{"xx"});
}

void TestDtls::disconnectReachesTheOtherSide_data()
{
    QTest::addColumn<bool>("byServer");
    QTest::newRow("by the client") << false;
    QTest::newRow("by the server") << true;
}

void TestDtls::disconnectReachesTheOtherSide()
{
    QFETCH(bool, byServer);
    startServer();
    openClient();
    QTRY_COMPARE(m_reports->peers().value(0).state, LinkState::Connected);
    const ConversationId peer = m_reports->peers().value(0).conversation.id;
    onThread([this, byServer, peer] {
        if (byServer)
            m_server->disconnectPeer(peer);
        else
            m_clients[clientId]->disconnect();
    });
    QTRY_COMPARE(state(), LinkState::Closed);
    QTRY_COMPARE(m_reports->peers().value(0).state, LinkState::Closed);
    QVERIFY(m_reports->peers().value(0).closedNs > 0);
    QCOMPARE(count(EventKind::Closed, byServer ? Direction::In : Direction::Out, clientId), 1);
    QCOMPARE(count(EventKind::Closed, byServer ? Direction::Out : Direction::In, serverId), 1);
    send("late");
    QTRY_COMPARE(m_reports->sendErrors().size(), 1);
    QCOMPARE(m_reports->sendErrors().first().code, ErrorCode::NotConnected);
}

void TestDtls::abortSaysNothing()
{
    startServer();
    openClient();
    openClient(EndpointId{3});
    QTRY_COMPARE(m_reports->peers().size(), 2);
    onThread([this] { m_clients[clientId]->abort(); });
    QTRY_COMPARE(state(), LinkState::Reset);
    send("still", EndpointId{3});
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{"STILL"});
    QCOMPARE(count(EventKind::Closed, Direction::In, serverId), 0);
    const QList<PeerStatus> peers = m_reports->peers();
    for (const PeerStatus &peer : peers)
        onThread([this, id = peer.conversation.id] { m_server->abortPeer(id); });
    QTRY_COMPARE(count(EventKind::Reset, Direction::None, serverId), 2);
    QCOMPARE(state(EndpointId{3}), LinkState::Connected);
}

void TestDtls::halfCloseIsRefused()
{
    startServer();
    openClient();
    onThread([this] { m_clients[clientId]->halfClose(); });
    QTRY_COMPARE(m_reports->sendErrors().size(), 1);
    QCOMPARE(state(), LinkState::Connected);
}

void TestDtls::stoppedServerIsLeftByItsClients()
{
    startServer();
    openClient();
    onThread([this] { m_server->stop(); });
    QTRY_COMPARE(m_reports->server().state, ServerState::Stopped);
    QTRY_COMPARE(state(), LinkState::Closed);
    QUdpSocket again;
    QVERIFY(
        again.bind(QHostAddress::LocalHost, m_reports->server().bound.port, QUdpSocket::DontShareAddress));
}

void TestDtls::nobodyListeningIsNamed_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("by address") << u"127.0.0.1"_s;
    QTest::newRow("by a name with two addresses") << u"localhost"_s;
}

void TestDtls::nobodyListeningIsNamed()
{
    QFETCH(QString, host);
    QUdpSocket taken;
    QVERIFY(taken.bind(QHostAddress::LocalHost, 0));
    const quint16 port = taken.localPort();
    taken.close();
    ClientSettings settings;
    settings.url = {Transport::Dtls, host, port};
    openClient(clientId, settings);
    QTRY_COMPARE(state(), LinkState::Failed);
    QCOMPARE(m_reports->client(clientId).error.code, ErrorCode::NobodyListening);
    QCOMPARE(count(EventKind::Error, Direction::None, clientId), 1);
}

void TestDtls::nobodyListeningAnyMoreIsAComplaint()
{
    startServer();
    openClient();
    QTRY_COMPARE(m_reports->peers().value(0).state, LinkState::Connected);
    onThread([this] {
        m_server->abortPeer(m_reports->peers().value(0).conversation.id);
        m_server->stop();
    });
    QTRY_COMPARE(m_reports->server().state, ServerState::Stopped);
    QCoreApplication::sendPostedEvents();
    const auto complains = [this] {
        send("anybody?");
        return m_reports->client(clientId).error.code == ErrorCode::NobodyListening;
    };
    QTRY_VERIFY(complains());
    QCOMPARE(state(), LinkState::Connected);
}

void TestDtls::addressWithoutAWayIsNamed()
{
    ClientSettings settings;
    settings.url = {Transport::Dtls, u"fe80::1"_s, 12000}; // link-local without its zone
    openClient(clientId, settings);
    QCOMPARE(state(), LinkState::Failed);
    QCOMPARE(m_reports->client(clientId).error.code, ErrorCode::AddressNeedsZone);
}

void TestDtls::silentPeerIsATimeout()
{
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    ClientSettings settings;
    settings.url = {Transport::Dtls, u"127.0.0.1"_s, silent.localPort()};
    settings.connectTimeout = 100ms;
    openClient(clientId, settings);
    QTRY_COMPARE(state(), LinkState::Failed);
    QCOMPARE(m_reports->client(clientId).error.code, ErrorCode::HandshakeTimeout);
}

void TestDtls::wrongCertificateStopsTheClientUnlessAsked()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const PemPair other
        = makeSelfSignedCertificate({u"x"_s, {{u"x.example"_s}, {}}, now.addDays(-1), now.addDays(9)})
              .value();
    QFile file(m_dir.filePath(u"other.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other.certificate + other.key) > 0);
    file.close();
    ServerSettings settings;
    settings.tls.certificateFile = file.fileName();
    startServer(u"uppercase"_s, settings);
    openClient();
    QCOMPARE(state(), LinkState::Failed);
    QCOMPARE(m_reports->client(clientId).error.code, ErrorCode::CertificateSelfSigned);

    ClientSettings careless;
    careless.verifyPeer = false;
    openClient(EndpointId{3}, careless);
    QCOMPARE(state(EndpointId{3}), LinkState::Connected);
    send("hello", EndpointId{3});
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>{"HELLO"});
    QCOMPARE(count(EventKind::Note, Direction::None, EndpointId{3}), 1);
}

void TestDtls::plainDatagramIsLoggedAsDropped()
{
    startServer();
    QUdpSocket plain;
    plain.writeDatagram("hello", QHostAddress::LocalHost, m_reports->server().bound.port);
    QTRY_COMPARE(count(EventKind::Dropped, Direction::In, serverId), 1);
    const Event dropped = events().last();
    QCOMPARE(dropped.payload, QByteArray("hello"));
    QCOMPARE(dropped.detail->error.code, ErrorCode::PlainClientOnTlsPort);
}

void TestDtls::portInUseIsNamed()
{
    QUdpSocket taken;
    QVERIFY(taken.bind(QHostAddress::LocalHost, 0, QUdpSocket::DontShareAddress));
    ServerSettings settings;
    settings.url.port = taken.localPort();
    startServer(u"echo"_s, settings);
    QCOMPARE(m_reports->server().state, ServerState::Failed);
    QCOMPARE(m_reports->server().error.code, ErrorCode::PortInUse);
}

void TestDtls::badSettingsAreNamed_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("reply") << u"shout"_s << QString() << ErrorCode::BadReply;
    QTest::newRow("certificate") << u"echo"_s << u"/nowhere.pem"_s << ErrorCode::FileUnreadable;
}

void TestDtls::badSettingsAreNamed()
{
    QFETCH(QString, reply);
    QFETCH(QString, certificate);
    QFETCH(ErrorCode, code);
    ServerSettings settings;
    settings.tls.certificateFile = certificate;
    startServer(reply, settings);
    QCOMPARE(m_reports->server().state, ServerState::Failed);
    QCOMPARE(m_reports->server().error.code, code);
}

void TestDtls::unknownHostIsNamed()
{
    ClientSettings settings;
    settings.url = {Transport::Dtls, u"nobody.invalid"_s, 1};
    openClient(clientId, settings);
    QTRY_COMPARE(state(), LinkState::Failed);
    QCOMPARE(m_reports->client(clientId).error.code, ErrorCode::UnknownHost);
}

void TestDtls::longestSilentPeerMakesRoom()
{
    ServerSettings settings;
    settings.maxClients = 1;
    startServer(u"echo"_s, settings);
    openClient();
    openClient(EndpointId{3});
    QTRY_COMPARE(state(), LinkState::Closed);
    QCOMPARE(state(EndpointId{3}), LinkState::Connected);
    QTRY_COMPARE(m_reports->peers().size(), 2);
    QCOMPARE(m_reports->peers().value(0).error.code, ErrorCode::ConnectionLimit);
    QCOMPARE(count(EventKind::Closed, Direction::Out, serverId), 1);
}

void TestDtls::idlePeerIsClosed()
{
    ServerSettings settings;
    settings.idleTimeout = 1s;
    startServer(u"echo"_s, settings);
    openClient();
    QTRY_COMPARE(state(), LinkState::Closed);
    QTRY_COMPARE(m_reports->peers().value(0).error.code, ErrorCode::IdleTimeout);
}

void TestDtls::loadOfManyClientsIsServed()
{
    startServer();
    constexpr quint32 clients = 50;
    for (quint32 i = 0; i < clients; ++i) {
        openClient(EndpointId{100 + i});
        QCOMPARE(state(EndpointId{100 + i}), LinkState::Connected);
        send("hello", EndpointId{100 + i});
    }
    QTRY_COMPARE(m_reports->received(), QList<QByteArray>(clients, "HELLO"));
}

void TestDtls::engineKnowsDtlsByItsUrl()
{
    NetEngine engine;
    ServerStatus server;
    QList<QByteArray> received;
    connect(&engine, &Engine::serverChanged, this, [&](const ServerStatus &status) { server = status; });
    connect(&engine, &Engine::received, this,
            [&](EndpointId, const QByteArray &bytes) { received.append(bytes); });
    ServerSettings settings;
    settings.url = {Transport::Dtls, u"127.0.0.1"_s, 0};
    settings.reply = u"uppercase"_s;
    engine.startServer(settings);
    QTRY_COMPARE(server.state, ServerState::Listening);

    ClientStatus client;
    connect(&engine, &Engine::clientChanged, this, [&](const ClientStatus &status) { client = status; });
    ClientSettings wanted;
    wanted.url = {Transport::Dtls, u"localhost"_s, server.bound.port};
    const EndpointId id = engine.openClient(wanted);
    engine.watchReplies(id);
    QTRY_COMPARE(client.state, LinkState::Connected);
    engine.send(id, "hello");
    QTRY_COMPARE(received, QList<QByteArray>{"HELLO"});
    engine.stopAll();
    QTRY_COMPARE(client.state, LinkState::Closed);
    QTRY_COMPARE(server.state, ServerState::Stopped);
}

QTEST_GUILESS_MAIN(TestDtls)
#include "tst_dtls.moc"
