// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/datagramserver.h"
#include "net/engine/factory.h"
#include "protocols/schemes.h"
#include "support/enginefixture.h"

#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>
#include <future>
#include <mutex>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A server's last report; from any thread.
class LastStatus final : public Reports
{
public:
    void reportServer(const ServerStatus &status) override
    {
        const std::lock_guard guard(m_lock);
        m_status = status;
    }
    void reportClient(const ClientStatus &) override { }
    void reportRelay(const RelayStatus &) override { }
    void reportHeld(const RelayHeld &) override { }
    void reportPeer(const PeerStatus &) override { }
    void reportSendFailed(EndpointId, const Error &) override { }
    void reportSendQueueEmpty(EndpointId) override { }
    void reportReceived(EndpointId, const QByteArray &) override { }

    [[nodiscard]] ServerStatus get()
    {
        const std::lock_guard guard(m_lock);
        return m_status;
    }

private:
    std::mutex m_lock;
    ServerStatus m_status;
};

} // namespace

/// A name server on one port over UDP and TCP, and its clients, with both families of sockets.
class TstNameServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void answersOverBothOnOnePort_data() { test::addFamilyRows(); }
    void answersOverBothOnOnePort();
    void truncatedAnswerComesOverTcp_data() { test::addFamilyRows(); }
    void truncatedAnswerComesOverTcp();
    void nobodyOverTcpIsTold_data() { test::addFamilyRows(); }
    void nobodyOverTcpIsTold();
    void portThatOneCannotHaveIsNeithers_data() { test::addFamilyRows(); }
    void portThatOneCannotHaveIsNeithers();
    void portThatIsTakenOverTcpIsGivenUp_data();
    void portThatIsTakenOverTcpIsGivenUp();
    void stopsBoth_data() { test::addFamilyRows(); }
    void stopsBoth();
    void wrongSourceIsNotHeard_data() { test::addFamilyRows(); }
    void wrongSourceIsNotHeard();
    void nobodyAnswers_data() { test::addFamilyRows(); }
    void nobodyAnswers();

private:
    [[nodiscard]] ServerSettings settings(quint16 port = 0);
    [[nodiscard]] EndpointId startServer(ServerState state = ServerState::Listening, quint16 port = 0);
    [[nodiscard]] EndpointId open(quint16 port, Transport transport = Transport::Udp);
    [[nodiscard]] quint16 portOf(EndpointId server) { return m_fixture->addressOf(server).port; }

    std::unique_ptr<test::EngineFixture> m_fixture;
    QTemporaryDir m_folder;
};

ServerSettings TstNameServer::settings(quint16 port)
{
    QFETCH(SocketFamily, family);
    const QString path = m_folder.filePath(u"zone"_s);
    QFile zone(path);
    if (zone.open(QIODevice::WriteOnly)) {
        zone.write("$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 2 3 4 5\nwww A 192.0.2.1\n");
        for (char c = 'a'; c < 'a' + 10; ++c)
            zone.write("big TXT " + QByteArray(200, c) + '\n');
    }
    ServerSettings settings;
    settings.url = parseEndpoint(u"dns://127.0.0.1:%1"_s.arg(port)).value();
    settings.sockets = family;
    settings.reply = u"zone:"_s + path;
    return settings;
}

EndpointId TstNameServer::startServer(ServerState state, quint16 port)
{
    const EndpointId id = m_fixture->engine->startServer(settings(port));
    [&] { QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[id].state, state, test::patienceMs); }();
    return id;
}

EndpointId TstNameServer::open(quint16 port, Transport transport)
{
    QFETCH(SocketFamily, family);
    ClientSettings settings;
    settings.url = {transport, u"127.0.0.1"_s, port, u"dns"_s};
    settings.sockets = family;
    const EndpointId id = m_fixture->engine->openClient(settings);
    m_fixture->engine->watchReplies(id);
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->clients[id].state, LinkState::Connected, test::patienceMs);
    }();
    return id;
}

void TstNameServer::answersOverBothOnOnePort()
{
    const EndpointId server = startServer();
    QVERIFY(portOf(server) != 0);
    for (const Transport transport : {Transport::Udp, Transport::Tcp}) {
        const EndpointId client = open(portOf(server), transport);
        m_fixture->engine->send(client, "www.example.test");
        QTRY_COMPARE_WITH_TIMEOUT(
            m_fixture->repliesOf(client),
            QByteArray("www.example.test A: NOERROR\nwww.example.test.  300  A  192.0.2.1\n"),
            test::patienceMs);
    }
    int told = 0;
    for (const Event &event : m_fixture->events(EventKind::Message))
        told += event.detail && event.detail->protocol.protocol == u"dns" ? 1 : 0;
    QCOMPARE(told, 8); // a question and an answer, at two ends, over two transports
    QCOMPARE(m_fixture->events(EventKind::Listening).size(), 2);
}

void TstNameServer::truncatedAnswerComesOverTcp()
{
    const EndpointId server = startServer();
    const EndpointId client = open(portOf(server));
    for (int round = 1; round <= 3; ++round) {
        m_fixture->engine->send(client, "big.example.test TXT");
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->repliesOf(client).count("\n"), round * 11, test::patienceMs);
    }
    QVERIFY(m_fixture->repliesOf(client).contains(QByteArray(200, 'j')));
    QCOMPARE(m_fixture->clients[client].state, LinkState::Connected);
    int overTcp = 0;
    for (const Event &event : m_fixture->events(EventKind::Connected))
        overTcp += event.endpoint == client && event.transport == Transport::Tcp ? 1 : 0;
    QCOMPARE(overTcp, 3);
    QVERIFY(m_fixture->failures[client].isEmpty());
}

/// One of our servers without TCP: it says that it has truncated its answer.
void TstNameServer::nobodyOverTcpIsTold()
{
    QUdpSocket server;
    QVERIFY(server.bind(QHostAddress::LocalHost));
    const EndpointId client = open(server.localPort());
    m_fixture->engine->send(client, "example.test");
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingDatagrams(), test::patienceMs);
    QByteArray message(int(server.pendingDatagramSize()), Qt::Uninitialized);
    QHostAddress address;
    quint16 port = 0;
    server.readDatagram(message.data(), message.size(), &address, &port);
    message[2] = char(0x82); // an answer, truncated
    server.writeDatagram(message, address, port);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->failures[client].size(), 1, test::patienceMs);
    QCOMPARE(m_fixture->failures[client].first().code, ErrorCode::ConnectionRefused);
    QCOMPARE(m_fixture->clients[client].state, LinkState::Connected); // and can send another query
}

void TstNameServer::portThatOneCannotHaveIsNeithers()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const EndpointId server = startServer(ServerState::Failed, other.serverPort());
    QCOMPARE(m_fixture->servers[server].error.code, ErrorCode::PortInUse);
    QUdpSocket socket;
    QVERIFY(socket.bind(QHostAddress::LocalHost, other.serverPort()));
    socket.close();
    other.close();
    QVERIFY(socket.bind(QHostAddress::LocalHost));
    const EndpointId second = startServer(ServerState::Failed, socket.localPort());
    QCOMPARE(m_fixture->servers[second].error.code, ErrorCode::PortInUse);
}

void TstNameServer::portThatIsTakenOverTcpIsGivenUp_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<int>("taken");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const int more : {-1, 0, 1}) {
            const int taken = DatagramServer::mostAttempts + more;
            QTest::addRow("%s, %d ports", nameOf(family).data(), taken) << family << taken;
        }
    }
}

/// The system picks a port for UDP that another program already has for TCP, this many times.
void TstNameServer::portThatIsTakenOverTcpIsGivenUp()
{
    QFETCH(int, taken);
    LastStatus reports;
    NetworkThread home(m_fixture->engine->log(), 101);
    std::vector<std::unique_ptr<QTcpServer>> others;
    QList<quint16> asked;
    ServerTerms terms{{EndpointId(1001), home, reports}, settings()};
    terms.makeBeside = [&](const ServerTerms &beside) {
        const quint16 port = beside.settings.url.port;
        asked << port;
        if (int(asked.size()) <= taken) {
            others.push_back(std::make_unique<QTcpServer>());
            others.back()->listen(QHostAddress::LocalHost, port); // or another program has it anyway
        } else {
            others.clear();
        }
        return makeServer(beside, {&home});
    };
    auto server = std::make_shared<DatagramServer>(terms);
    const auto inThread = [&home](const std::function<void()> &what) {
        std::promise<void> done; // which ThreadSanitizer understands, unlike QSemaphore
        home.post([&] {
            what();
            done.set_value();
        });
        done.get_future().wait();
    };
    inThread([&] { server->start(); });
    const bool fails = taken >= DatagramServer::mostAttempts;
    [&] {
        QTRY_COMPARE_WITH_TIMEOUT(reports.get().state, fails ? ServerState::Failed : ServerState::Listening,
                                  test::patienceMs);
    }();
    int attempts = 0;
    inThread([&] {
        attempts = int(asked.size());
        server->stop();
    });
    inThread([&] {
        server.reset();
        others.clear();
    });
    inThread([] {});
    QVERIFY(attempts == (fails ? DatagramServer::mostAttempts : taken + 1));
    if (fails)
        QCOMPARE(reports.get().error.code, ErrorCode::PortInUse);
    else
        QCOMPARE(reports.get().bound.port, asked.last());
}

void TstNameServer::stopsBoth()
{
    const EndpointId server = startServer();
    const quint16 port = portOf(server);
    const EndpointId client = open(port, Transport::Tcp);
    m_fixture->engine->send(client, "www.example.test");
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture->repliesOf(client).isEmpty(), test::patienceMs);
    m_fixture->engine->stopServer(server);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->servers[server].state, ServerState::Stopped, test::patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_fixture->clients[client].state > LinkState::Connected, test::patienceMs);
    QUdpSocket socket;
    QVERIFY(socket.bind(QHostAddress::LocalHost, port));
    const EndpointId again = startServer(ServerState::Failed, port); // whose TCP port is free again, but not
                                                                     // its UDP port
    QCOMPARE(m_fixture->servers[again].error.code, ErrorCode::PortInUse);
}

/// A correct answer that comes from another port.
void TstNameServer::wrongSourceIsNotHeard()
{
    QUdpSocket server;
    QUdpSocket impostor;
    QVERIFY(server.bind(QHostAddress::LocalHost) && impostor.bind(QHostAddress::LocalHost));
    const EndpointId client = open(server.localPort());
    m_fixture->engine->send(client, "example.test");
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingDatagrams(), test::patienceMs);
    QByteArray message(int(server.pendingDatagramSize()), Qt::Uninitialized);
    QHostAddress address;
    quint16 port = 0;
    server.readDatagram(message.data(), message.size(), &address, &port);
    message[2] = char(0x81);
    QByteArray wrong = message;
    wrong[3] = 3; // NXDOMAIN
    impostor.writeDatagram(wrong, address, port);
    server.writeDatagram(message, address, port);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->repliesOf(client),
                              QByteArray("example.test A: no record of this type\n"), test::patienceMs);
}

void TstNameServer::nobodyAnswers()
{
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost));
    const EndpointId client = open(silent.localPort());
    m_fixture->engine->send(client, "example.test");
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->failures[client].size(), 1, test::patienceMs);
    QCOMPARE(m_fixture->failures[client].first().code, ErrorCode::ReplyTimeout);
    int datagrams = 0;
    while (silent.hasPendingDatagrams()) {
        silent.readDatagram(nullptr, 0);
        ++datagrams;
    }
    QCOMPARE(datagrams, 3);
}

QTEST_GUILESS_MAIN(TstNameServer)
#include "tst_nameserver.moc"
