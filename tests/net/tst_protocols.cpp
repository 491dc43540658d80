// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileintake.h"
#include "net/engine/factory.h"
#include "support/enginefixture.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <mutex>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The protocol that Concierge switches to: it answers in uppercase.
class Shouter final : public Protocol
{
public:
    void opened(ProtocolActions &actions) override { actions.write("SHOUTING\n"); }
    void received(QByteArrayView bytes, ProtocolActions &actions) override
    {
        actions.write(bytes.toByteArray().toUpper());
    }
    void send(QByteArrayView message, ProtocolActions &actions) override { actions.write(message); }
};

/// Does what its client requests, line by line: everything that a protocol may do.
class Concierge final : public Protocol
{
public:
    void opened(ProtocolActions &actions) override { actions.write("welcome\n"); }
    void received(QByteArrayView bytes, ProtocolActions &actions) override
    {
        m_heard += bytes;
        for (qsizetype end = m_heard.indexOf('\n'); end >= 0; end = m_heard.indexOf('\n')) {
            const QByteArray line = m_heard.first(end);
            m_heard.remove(0, end + 1);
            if (line == "shout")
                return actions.upgrade(std::make_unique<Shouter>(), m_heard);
            obey(line, actions);
        }
    }
    void send(QByteArrayView message, ProtocolActions &actions) override
    {
        actions.write(QByteArray("told: " + message.toByteArray() + '\n'));
    }
    void peerFinished(ProtocolActions &actions) override
    {
        actions.write("farewell\n");
        actions.close();
    }
    void woken(ProtocolActions &actions) override { actions.write("late\n"); }
    void ended(ProtocolActions &actions) override { actions.sendToOthers("gone"); }

private:
    static void obey(const QByteArray &line, ProtocolActions &actions)
    {
        if (line == "twice") {
            actions.write("1\n");
            actions.write("2\n");
        } else if (line == "later") {
            actions.wakeIn(1h);
            actions.wakeIn(20ms);
        } else if (line == "elsewhere" || line == "elsewhere shout") {
            actions.runElsewhere([&actions, asker = QThread::currentThread()] {
                const bool isElsewhere = QThread::currentThread() != asker;
                return ProtocolActions::Then([&actions, asker, isElsewhere] {
                    actions.write(isElsewhere && QThread::currentThread() == asker ? "back\n" : "lost\n");
                });
            });
            if (line != "elsewhere") // the upgrade drops the first protocol's job
                actions.upgrade(std::make_unique<Shouter>(), "then\n");
        } else if (line == "tell") {
            actions.tellMessage(Direction::In, line,
                                {u"concierge"_s, u"asks for nothing"_s, {{u"Line"_s, u"tell"_s}}});
        } else if (line == "close") {
            actions.write("closing\n");
            actions.close();
        } else if (line.startsWith("all ")) {
            actions.sendToOthers(line.sliced(4));
        }
    }

    QByteArray m_heard;
};

template <typename Made>
class Making final : public ProtocolMaker
{
public:
    std::unique_ptr<Protocol> make(const SocketAddress &) override { return std::make_unique<Made>(); }
};

/// A client that speaks first, and passes what it receives to its watcher.
class Caller final : public Protocol
{
public:
    void opened(ProtocolActions &actions) override { actions.write("twice\n"); }
    void received(QByteArrayView bytes, ProtocolActions &actions) override { actions.deliver(bytes); }
    void send(QByteArrayView message, ProtocolActions &actions) override { actions.write(message); }
};

/// Keeps what was requested here; from any thread.
class Heard final : public Reports
{
public:
    void reportServer(const ServerStatus &status) override
    {
        const std::lock_guard guard(m_lock);
        m_server = status;
    }
    void reportClient(const ClientStatus &) override { }
    void reportRelay(const RelayStatus &) override { }
    void reportHeld(const RelayHeld &) override { }
    void reportPeer(const PeerStatus &) override { }
    void reportSendFailed(EndpointId, const Error &) override { }
    void reportSendQueueEmpty(EndpointId) override { }
    void reportReceived(EndpointId, const QByteArray &bytes) override
    {
        const std::lock_guard guard(m_lock);
        m_received += bytes;
    }

    [[nodiscard]] ServerStatus server()
    {
        const std::lock_guard guard(m_lock);
        return m_server;
    }
    [[nodiscard]] QByteArray received()
    {
        const std::lock_guard guard(m_lock);
        return m_received;
    }

private:
    std::mutex m_lock;
    ServerStatus m_server;
    QByteArray m_received;
};

/// A server for that protocol on separate threads, logging to an engine whose clients talk to it.
class ConciergeServer
{
public:
    ConciergeServer(MessageLog &log, Transport transport, SocketFamily family, bool once = false)
        : m_first(log, 101)
        , m_second(log, 102)
    {
        ServerSettings settings;
        settings.url = {transport, u"127.0.0.1"_s, 0};
        settings.sockets = family;
        settings.once = once;
        m_server = makeServer(
            {{EndpointId(1001), m_first, heard}, settings, std::make_shared<Making<Concierge>>()},
            {&m_first, &m_second});
        m_first.post([server = m_server] { server->start(); });
    }
    ~ConciergeServer()
    {
        m_first.post([server = m_server] { server->stop(); });
        for (int round = 0; round < 2; ++round) { // its connections end in the second round
            pass(m_first);
            pass(m_second);
        }
        m_first.post([server = std::exchange(m_server, {})]() mutable { server.reset(); });
        pass(m_first);
    }
    Q_DISABLE_COPY_MOVE(ConciergeServer)

    [[nodiscard]] bool isListening() { return heard.server().state == ServerState::Listening; }
    [[nodiscard]] QString url()
    {
        return EndpointUrl{heard.server().settings.url.transport, u"127.0.0.1"_s, heard.server().bound.port}
            .toString();
    }

    Heard heard;

private:
    static void pass(NetworkThread &thread)
    {
        QSemaphore passed;
        thread.post([&passed] { passed.release(); });
        passed.acquire();
    }

    NetworkThread m_first;
    NetworkThread m_second;
    std::shared_ptr<Server> m_server;
};

} // namespace

/// What a protocol may do, over every transport and with both families of sockets.
class TstProtocols : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<test::EngineFixture>();
    }
    void cleanup() { m_fixture.reset(); }

    void serverDoesAllThatAProtocolMay_data() { addRows(); }
    void serverDoesAllThatAProtocolMay();
    void jobElsewhereEndsWithItsProtocol_data() { addRows(); }
    void jobElsewhereEndsWithItsProtocol();
    void othersAreTold_data() { addRows(); }
    void othersAreTold();
    void clientSpeaksFirst_data() { addRows(); }
    void clientSpeaksFirst();
    void endIsToldOnce_data() { addRows(); }
    void endIsToldOnce();
    void protocolEndsTheStream_data() { addRows(); }
    void protocolEndsTheStream();
    void schemeThatIsNoneFailsInTheLog();

private:
    static void addRows();
    [[nodiscard]] QByteArray heardBy(EndpointId client) { return m_fixture->repliesOf(client); }

    std::unique_ptr<test::EngineFixture> m_fixture;
};

void TstProtocols::addRows()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<Transport>("transport");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const Transport transport : {Transport::Tcp, Transport::Tls, Transport::Udp, Transport::Dtls})
            QTest::addRow("%s %s", nameOf(family).data(), schemeOf(transport).data()) << family << transport;
    }
}

void TstProtocols::serverDoesAllThatAProtocolMay()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY(server.isListening());
    const EndpointId client = m_fixture->open(server.url());
    QByteArray expected("welcome\n");
    if (isStream(transport) || isEncrypted(transport)) // a UDP peer is known once it has sent something
        QTRY_COMPARE(heardBy(client), expected);
    m_fixture->engine->send(client, "twice\n");
    expected += "1\n2\n";
    QTRY_COMPARE(heardBy(client), expected);
    m_fixture->engine->send(client, "later\n");
    expected += "late\n";
    QTRY_COMPARE(heardBy(client), expected);
    m_fixture->engine->send(client, "elsewhere\n");
    expected += "back\n";
    QTRY_COMPARE(heardBy(client), expected);
    m_fixture->engine->send(client, "tell\n");
    m_fixture->engine->send(client, "shout\nrest\n"); // what follows the word belongs to the next protocol
    expected += "SHOUTING\nREST\n";
    QTRY_COMPARE(heardBy(client), expected);
    m_fixture->engine->send(client, "later\n");
    expected += "LATER\n";
    QTRY_COMPARE(heardBy(client), expected);

    const QList<Event> messages = m_fixture->events(EventKind::Message);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().payload, QByteArray("tell"));
    QCOMPARE(messages.first().detail->protocol,
             (ProtocolFacts{u"concierge"_s, u"asks for nothing"_s, {{u"Line"_s, u"tell"_s}}}));
}

void TstProtocols::jobElsewhereEndsWithItsProtocol()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY(server.isListening());
    const EndpointId client = m_fixture->open(server.url());
    m_fixture->engine->send(client, "elsewhere shout\n");
    QTRY_VERIFY(heardBy(client).endsWith("SHOUTING\nTHEN\n"));
    for (int i = 0; i < 2; ++i) { // after anything that might have come back
        QSemaphore passed;
        handOver(FileIntake::disks(), [&passed] { passed.release(); });
        passed.acquire();
        m_fixture->engine->send(client, "more\n");
        QTRY_VERIFY(heardBy(client).endsWith("MORE\n"));
    }
    QVERIFY(!heardBy(client).contains("back") && !heardBy(client).contains("lost"));
    m_fixture->engine->abortClient(client);
}

void TstProtocols::othersAreTold()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY(server.isListening());
    QList<EndpointId> clients;
    for (int i = 0; i < 3; ++i) { // on both threads of the server
        clients << m_fixture->open(server.url());
        m_fixture->engine->send(clients.last(), "twice\n");
        QTRY_COMPARE(heardBy(clients.last()), QByteArray("welcome\n1\n2\n"));
    }
    m_fixture->engine->send(clients[0], "all hello\n");
    for (int i = 1; i < 3; ++i)
        QTRY_COMPARE(heardBy(clients[i]), QByteArray("welcome\n1\n2\ntold: hello\n"));
    m_fixture->engine->send(clients[0], "twice\n");
    QTRY_COMPARE(heardBy(clients[0]), QByteArray("welcome\n1\n2\n1\n2\n"));
}

void TstProtocols::clientSpeaksFirst()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY(server.isListening());
    ClientSettings settings;
    settings.url = EndpointUrl::parse(server.url()).value();
    settings.url.host = u"localhost"_s; // the name in the workbench's own certificate
    settings.sockets = family;
    Heard heard;
    NetworkThread thread(m_fixture->engine->log(), 103);
    auto client
        = makeClient({{EndpointId(1002), thread, heard}, settings, std::make_shared<Making<Caller>>()});
    thread.post([client] {
        client->watchReplies();
        client->begin();
    });
    QTRY_COMPARE(heard.received(), QByteArray("welcome\n1\n2\n"));
    thread.post([client = std::exchange(client, {})]() mutable {
        client->disconnect();
        client.reset();
    });
}

void TstProtocols::protocolEndsTheStream()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY(server.isListening());
    const EndpointId client = m_fixture->open(server.url());
    m_fixture->engine->send(client, "close\n");
    QTRY_COMPARE(heardBy(client), QByteArray("welcome\nclosing\n"));
    if (transport == Transport::Udp) // has no end to be notified of
        return;
    const bool endsBoth = !capabilitiesOf(m_fixture->clients[client].settings.sockets, transport)
                               .has(Capability::HalfCloseAfterPeer);
    QTRY_COMPARE(m_fixture->clients[client].state,
                 endsBoth ? LinkState::Closed : LinkState::HalfClosedByPeer);
}

/// However a peer leaves, its protocol is notified and may tell the others, once.
void TstProtocols::endIsToldOnce()
{
    QFETCH(SocketFamily, family);
    QFETCH(Transport, transport);
    ConciergeServer server(m_fixture->engine->log(), transport, family);
    QTRY_VERIFY_WITH_TIMEOUT(server.isListening(), test::patienceMs);
    const QByteArray welcome("welcome\n1\n2\n");
    const auto come = [&] {
        const EndpointId client = m_fixture->open(server.url());
        m_fixture->engine->send(client, "twice\n");
        [&] { QTRY_VERIFY_WITH_TIMEOUT(heardBy(client).startsWith(welcome), test::patienceMs); }();
        return client;
    };
    QByteArray expected = welcome;
    const EndpointId stays = come();
    expected += "told: gone\n";
    m_fixture->engine->send(come(), "close\n");
    QTRY_COMPARE_WITH_TIMEOUT(heardBy(stays), expected, test::patienceMs);
    if (transport == Transport::Udp) // whose other ends are not reported
        return;
    m_fixture->engine->disconnectClient(come());
    expected += "told: gone\n";
    QTRY_COMPARE_WITH_TIMEOUT(heardBy(stays), expected, test::patienceMs);
    if (!isStream(transport))
        return;
    m_fixture->engine->abortClient(come());
    expected += "told: gone\n";
    QTRY_COMPARE_WITH_TIMEOUT(heardBy(stays), expected, test::patienceMs);
}

void TstProtocols::schemeThatIsNoneFailsInTheLog()
{
    ServerSettings server;
    server.url = {Transport::Tcp, u"127.0.0.1"_s, 0, u"gopher"_s};
    const EndpointId served = m_fixture->engine->startServer(server);
    QTRY_COMPARE(m_fixture->servers[served].state, ServerState::Failed);
    QCOMPARE(m_fixture->servers[served].error.code, ErrorCode::BadUrl);
    ClientSettings settings;
    settings.url = {Transport::Udp, u"127.0.0.1"_s, 9, u"gopher"_s};
    const EndpointId client = m_fixture->engine->openClient(settings);
    QTRY_COMPARE(m_fixture->clients[client].state, LinkState::Failed);
    QVERIFY(m_fixture->hasError(ErrorCode::BadUrl));
}

QTEST_GUILESS_MAIN(TstProtocols)
#include "tst_protocols.moc"
