// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/appliedoptions.h"
#include "net/socket/hops.h"
#include "support/enginefixture.h"
#include "support/rawsocket.h"

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::RawSocket;

namespace {

int optionOf(int descriptor, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    ::getsockopt(descriptor, level, name, &value, &size);
    return value;
}

/// The open sockets of this process that are bound to this port.
QList<int> boundTo(quint16 port)
{
    QList<int> found;
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        if (localAddressOf(descriptor).port == port)
            found << descriptor;
    }
    return found;
}

/// Numbers that no system uses by default.
const SocketOptions asked{true, std::chrono::seconds(30), 5, 20'480, 30'000};

/// What is wrong with this socket, which should have the requested options; empty if nothing is.
QString wrongWith(int descriptor)
{
    const bool v6 = localAddressOf(descriptor).family == SocketAddress::Family::IPv6;
    const bool isStream = optionOf(descriptor, SOL_SOCKET, SO_TYPE) == SOCK_STREAM;
    QStringList wrong;
    const auto compare = [&](const char *what, int level, int name, int expected) {
        if (const int got = optionOf(descriptor, level, name); got != expected)
            wrong << u"%1: %2 instead of %3"_s.arg(QLatin1StringView(what)).arg(got).arg(expected);
    };
    compare("receive buffer", SOL_SOCKET, SO_RCVBUF, 40'960);
    compare("send buffer", SOL_SOCKET, SO_SNDBUF, 60'000);
    compare("TTL", v6 ? IPPROTO_IPV6 : IPPROTO_IP, v6 ? IPV6_UNICAST_HOPS : IP_TTL, 5);
    compare("keep-alive", SOL_SOCKET, SO_KEEPALIVE, isStream ? 1 : 0);
    if (!isStream)
        return wrong.join(u", "_s);
    compare("its time", IPPROTO_TCP, TCP_KEEPIDLE, 30);
    compare("its interval", IPPROTO_TCP, TCP_KEEPINTVL, 30);
    return wrong.join(u", "_s);
}

QString notesOf(const QString &scheme)
{
    const QString keepAlive
        = scheme.startsWith(u't') ? u"Keep-alive: after 30 s of silence, then every 30 s; "_s : QString();
    return keepAlive
        + u"TTL: 5; "
          "Receive buffer: 40,960 bytes (requested: 20,480; Linux doubles the requested size, socket(7)); "
          "Send buffer: 60,000 bytes (requested: 30,000; Linux doubles the requested size, socket(7))"_s;
}

} // namespace

class tst_SocketOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listenerHasWhatWasAskedFor_data() { addEndpoints(); }
    void listenerHasWhatWasAskedFor();
    void acceptedConnectionTakesItOver_data() { addEndpoints({u"tcp"_s, u"tls"_s}); }
    void acceptedConnectionTakesItOver();
    void clientHasWhatWasAskedFor_data() { addEndpoints(); }
    void clientHasWhatWasAskedFor();
    void bothSidesOfARelayHaveWhatWasAskedFor_data() { addEndpoints({u"tcp"_s, u"tls"_s, u"udp"_s}); }
    void bothSidesOfARelayHaveWhatWasAskedFor();
    void relayListensOnlyWhereItMayReuseTheAddress_data() { portInTimeWaitIsForThoseWhoReuseIt_data(); }
    void relayListensOnlyWhereItMayReuseTheAddress();
    void clientOfAGroupHasBuffers_data() { test::addFamilyRows(); }
    void clientOfAGroupHasBuffers();
    void bothFamiliesOnOneSocketHaveTheTtl_data() { test::addFamilyRows(); }
    void bothFamiliesOnOneSocketHaveTheTtl();
    void ttlIsThatOfWhatArrives_data() { test::addFamilyRows(); }
    void ttlIsThatOfWhatArrives();
    void nothingIsSaidOrSetByDefault_data() { addEndpoints(); }
    void nothingIsSaidOrSetByDefault();
    void keepAliveTakesItsLimits_data();
    void keepAliveTakesItsLimits();
    void buffersTakeTheirLimits_data();
    void buffersTakeTheirLimits();
    void portInTimeWaitIsForThoseWhoReuseIt_data();
    void portInTimeWaitIsForThoseWhoReuseIt();
    void groupIsSharedByThoseWhoReuseIt_data() { test::addFamilyRows(); }
    void groupIsSharedByThoseWhoReuseIt();
    void backlogIsTold_data() { test::addFamilyRows(); }
    void backlogIsTold();
    void whatTheSystemRefusesIsAWarning_data();
    void whatTheSystemRefusesIsAWarning();

private:
    static void addEndpoints(const QStringList &schemes = {u"tcp"_s, u"tls"_s, u"udp"_s, u"dtls"_s})
    {
        QTest::addColumn<SocketFamily>("family");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("host");
        for (const SocketFamily family : test::builtFamilies()) {
            for (const QString &scheme : schemes) {
                for (const QString &host : {u"127.0.0.1"_s, u"[::1]"_s})
                    QTest::addRow("%s, %s, %s", qPrintable(nameOf(family)), qPrintable(scheme),
                                  qPrintable(host))
                        << family << scheme << host;
            }
        }
    }
    /// The lines in the log about options.
    static QStringList notes(EngineFixture &f)
    {
        QStringList found;
        const QList<Event> events = f.events(EventKind::Note);
        for (const Event &event : events) {
            const QString text = event.detail ? event.detail->info : QString();
            if (text.contains(u"TTL: ") || text.contains(u"uffer: ") || text.contains(u"live: ")
                || text.contains(u"reuse: ") || text.contains(u"Backlog: "))
                found << text;
        }
        return found;
    }
    static ServerSettings serverOver(SocketFamily family, const SocketOptions &options = asked)
    {
        ServerSettings settings;
        settings.sockets = family;
        settings.options = options;
        return settings;
    }
    static ClientSettings clientOver(SocketFamily family, const SocketOptions &options = asked)
    {
        ClientSettings settings;
        settings.sockets = family;
        settings.verifyPeer = false;
        settings.options = options;
        return settings;
    }
};

void tst_SocketOptions::listenerHasWhatWasAskedFor()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + u"://"_s + host + u":0"_s, serverOver(family));
    QCOMPARE(f.servers[server].state, ServerState::Listening);
    const QList<int> sockets = boundTo(f.addressOf(server).port);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(wrongWith(sockets.first()), QString());
    QCOMPARE(notes(f), QStringList(notesOf(scheme)));
}

void tst_SocketOptions::acceptedConnectionTakesItOver()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + u"://"_s + host + u":0"_s, serverOver(family));
    const EndpointId client = f.open(f.urlOf(server), clientOver(family, {}));
    f.engine->send(client, "hello"_ba);
    QTRY_COMPARE(f.repliesOf(client), "hello"_ba);
    const QList<int> sockets = boundTo(f.addressOf(server).port);
    QCOMPARE(sockets.size(), 2);
    for (const int descriptor : sockets)
        QCOMPARE(wrongWith(descriptor), QString());
}

void tst_SocketOptions::clientHasWhatWasAskedFor()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + u"://"_s + host + u":0"_s, serverOver(family, {}));
    const EndpointId client = f.open(f.urlOf(server), clientOver(family));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->send(client, "hello"_ba);
    QTRY_COMPARE(f.repliesOf(client), "hello"_ba);
    const QList<int> sockets = boundTo(f.clients[client].local.port);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(wrongWith(sockets.first()), QString());
    QCOMPARE(notes(f), QStringList(notesOf(scheme)));
}

void tst_SocketOptions::bothSidesOfARelayHaveWhatWasAskedFor()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    EngineFixture f;
    RelayStatus relay;
    connect(f.engine.get(), &Engine::relayChanged, &f,
            [&relay](const RelayStatus &status) { relay = status; });
    const EndpointId server = f.serve(scheme + u"://"_s + host + u":0"_s, serverOver(family, {}));
    RelaySettings settings;
    settings.listen = EndpointUrl::parse(scheme + u"://"_s + host + u":0"_s).value();
    settings.target = EndpointUrl::parse(f.urlOf(server)).value();
    settings.sockets = family;
    settings.verifyTarget = false;
    settings.options = asked;
    f.engine->startRelay(settings);
    QTRY_COMPARE(relay.state, ServerState::Listening);
    EndpointUrl url = settings.listen;
    url.port = relay.bound.port;
    const EndpointId client = f.open(url.toString(), clientOver(family, {}));
    f.engine->send(client, "hello"_ba);
    QTRY_COMPARE(f.repliesOf(client), "hello"_ba);
    const PeerStatus seenByServer = [&] {
        for (const PeerStatus &peer : std::as_const(f.peers)) {
            if (peer.conversation.endpoint == server)
                return peer;
        }
        return PeerStatus();
    }();
    const QList<int> sockets = boundTo(relay.bound.port) + boundTo(seenByServer.conversation.remote.port);
    QCOMPARE(sockets.size(), scheme == u"udp" ? 2 : 3); // one has accepted
    for (const int descriptor : sockets)
        QCOMPARE(wrongWith(descriptor), QString());
    QCOMPARE(notes(f), QStringList({notesOf(scheme), notesOf(scheme)}));
}

void tst_SocketOptions::relayListensOnlyWhereItMayReuseTheAddress()
{
    QFETCH(SocketFamily, family);
    QFETCH(bool, reuse);
    EngineFixture f;
    RelayStatus relay;
    connect(f.engine.get(), &Engine::relayChanged, &f,
            [&relay](const RelayStatus &status) { relay = status; });
    ServerSettings server = serverOver(family, {});
    server.closeAfterReply = true; // the side that ends first waits (RFC 9293 3.6.1)
    const EndpointId earlier = f.serve(u"tcp://127.0.0.1:0"_s, server);
    {
        RawSocket peer = RawSocket::connectedTo(f.addressOf(earlier));
        peer.send("x");
        QCOMPARE(peer.receiveToEnd(), "x"_ba);
    }
    f.engine->stopServer(earlier);
    QTRY_COMPARE(f.servers[earlier].state, ServerState::Stopped);
    RelaySettings settings;
    settings.listen = EndpointUrl::parse(f.urlOf(earlier)).value();
    settings.target = {Transport::Tcp, u"127.0.0.1"_s, 9};
    settings.sockets = family;
    settings.options.reuseAddress = reuse;
    f.engine->startRelay(settings);
    QTRY_VERIFY(relay.state != ServerState::Starting);
    QCOMPARE(relay.state, reuse ? ServerState::Listening : ServerState::Failed);
    QCOMPARE(relay.error.code, reuse ? ErrorCode::None : ErrorCode::PortInTimeWait);
}

void tst_SocketOptions::clientOfAGroupHasBuffers()
{
    QFETCH(SocketFamily, family);
    EngineFixture f;
    ClientSettings settings = clientOver(family, {true, {}, 0, 20'480, 30'000});
    settings.groupInterface = u"lo"_s;
    const EndpointId client = f.open(u"udp://239.1.2.3:5000"_s, settings);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    const QList<int> sockets = boundTo(f.clients[client].local.port);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(optionOf(sockets.first(), SOL_SOCKET, SO_RCVBUF), 40'960);
    QCOMPARE(optionOf(sockets.first(), SOL_SOCKET, SO_SNDBUF), 60'000);
}

void tst_SocketOptions::bothFamiliesOnOneSocketHaveTheTtl()
{
    QFETCH(SocketFamily, family);
    EngineFixture f;
    const EndpointId server = f.serve(u"tcp://*:0"_s, serverOver(family));
    QCOMPARE(f.servers[server].state, ServerState::Listening);
    const QList<int> sockets = boundTo(f.addressOf(server).port);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(optionOf(sockets.first(), IPPROTO_IP, IP_TTL), 5);
    QCOMPARE(optionOf(sockets.first(), IPPROTO_IPV6, IPV6_UNICAST_HOPS), 5);
}

void tst_SocketOptions::ttlIsThatOfWhatArrives()
{
    QFETCH(SocketFamily, family);
    for (const QString &host : {u"127.0.0.1"_s, u"::1"_s}) {
        RawSocket listener = RawSocket::boundTo(host, SOCK_STREAM);
        listener.listen();
        askForReceivedHops(listener.descriptor());
        EngineFixture f;
        f.open(EndpointUrl{Transport::Tcp, host, listener.local().port}.toString(), clientOver(family));
        const RawSocket accepted = listener.accept();
        QCOMPARE(receivedHopsOf(accepted.descriptor()), 5);
    }
}

void tst_SocketOptions::nothingIsSaidOrSetByDefault()
{
    QFETCH(SocketFamily, family);
    QFETCH(QString, scheme);
    QFETCH(QString, host);
    EngineFixture f;
    const EndpointId server = f.serve(scheme + u"://"_s + host + u":0"_s, serverOver(family, {}));
    const EndpointId client = f.open(f.urlOf(server), clientOver(family, {}));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QCOMPARE(notes(f), QStringList());
    const QList<int> sockets = boundTo(f.addressOf(server).port) + boundTo(f.clients[client].local.port);
    for (const int descriptor : sockets)
        QCOMPARE(optionOf(descriptor, SOL_SOCKET, SO_KEEPALIVE), 0);
    const bool isStream = scheme.startsWith(u't');
    QCOMPARE(optionOf(boundTo(f.addressOf(server).port).first(), SOL_SOCKET, SO_REUSEADDR), isStream ? 1 : 0);
}

void tst_SocketOptions::keepAliveTakesItsLimits_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("words");
    QTest::newRow("the least") << 1 << u"Keep-alive: after 1 s of silence, then every 1 s"_s;
    QTest::newRow("as the system's own interval")
        << 75 << u"Keep-alive: after 75 s of silence, then every 75 s"_s;
    QTest::newRow("one above that") << 76 << u"Keep-alive: after 76 s of silence, then every 75 s"_s;
    QTest::newRow("the most") << limits::keepAliveSeconds
                              << u"Keep-alive: after 32,767 s of silence, then every 75 s"_s;
}

void tst_SocketOptions::keepAliveTakesItsLimits()
{
    QFETCH(int, seconds);
    QFETCH(QString, words);
    const RawSocket socket(SocketAddress::Family::IPv4, SOCK_STREAM);
    const AppliedOptions applied
        = applyOptions(socket.descriptor(), {true, std::chrono::seconds(seconds), 0, 0, 0}, {});
    QCOMPARE(applied.notes, QStringList(words));
    QVERIFY(applied.refusals.isEmpty());
}

void tst_SocketOptions::buffersTakeTheirLimits_data()
{
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("end");
    QFile file(u"/proc/sys/net/core/rmem_max"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int most = file.readAll().trimmed().toInt();
    QTest::newRow("the least") << 1 << u"(requested: 1; the minimum of Linux, socket(7))"_s;
    QTest::newRow("what the system allows") << most << u"; Linux doubles the requested size, socket(7))"_s;
    QTest::newRow("one below") << most - 1 << u"; Linux doubles the requested size, socket(7))"_s;
    QTest::newRow("one above") << most + 1
                               << u"; net.core.rmem_max allows no more, and Linux doubles it, socket(7))"_s;
    QTest::newRow("the most") << limits::bufferBytes
                              << u"; net.core.rmem_max allows no more, and Linux doubles it, socket(7))"_s;
}

void tst_SocketOptions::buffersTakeTheirLimits()
{
    QFETCH(int, bytes);
    QFETCH(QString, end);
    const RawSocket socket(SocketAddress::Family::IPv4, SOCK_DGRAM);
    const AppliedOptions applied = applyOptions(socket.descriptor(), {true, {}, 0, bytes, 0}, {});
    QCOMPARE(applied.notes.size(), 1);
    QVERIFY2(applied.notes.first().startsWith(u"Receive buffer: "), qPrintable(applied.notes.first()));
    QVERIFY2(applied.notes.first().endsWith(end), qPrintable(applied.notes.first()));
}

void tst_SocketOptions::portInTimeWaitIsForThoseWhoReuseIt_data()
{
    QTest::addColumn<SocketFamily>("family");
    QTest::addColumn<bool>("reuse");
    for (const SocketFamily family : test::builtFamilies()) {
        for (const bool reuse : {true, false})
            QTest::addRow("%s, %s", qPrintable(nameOf(family)), reuse ? "on" : "off") << family << reuse;
    }
}

void tst_SocketOptions::portInTimeWaitIsForThoseWhoReuseIt()
{
    QFETCH(SocketFamily, family);
    QFETCH(bool, reuse);
    EngineFixture f;
    ServerSettings settings = serverOver(family, {reuse, {}, 0, 0, 0});
    settings.closeAfterReply = true; // the side that ends first waits (RFC 9293 3.6.1)
    const EndpointId server = f.serve(u"tcp://127.0.0.1:0"_s, settings);
    const QString url = f.urlOf(server);
    {
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        peer.send("x");
        QCOMPARE(peer.receiveToEnd(), "x"_ba);
    }
    f.engine->stopServer(server);
    QTRY_COMPARE(f.servers[server].state, ServerState::Stopped);
    const EndpointId again = f.serve(url, settings);
    QCOMPARE(f.servers[again].state, reuse ? ServerState::Listening : ServerState::Failed);
    QCOMPARE(f.servers[again].error.code, reuse ? ErrorCode::None : ErrorCode::PortInTimeWait);
    QCOMPARE(notes(f), reuse ? QStringList() : QStringList(u"Address reuse: off"_s));
}

void tst_SocketOptions::groupIsSharedByThoseWhoReuseIt()
{
    QFETCH(SocketFamily, family);
    EngineFixture f;
    ServerSettings settings = serverOver(family, {});
    settings.groupInterface = u"lo"_s;
    const EndpointId first = f.serve(u"udp://239.1.2.3:0"_s, settings);
    QCOMPARE(f.servers[first].state, ServerState::Listening);
    const EndpointId second = f.serve(f.urlOf(first), settings);
    QCOMPARE(f.servers[second].state, ServerState::Listening);
    settings.options.reuseAddress = false;
    const EndpointId third = f.serve(f.urlOf(first), settings);
    QCOMPARE(f.servers[third].state, ServerState::Failed);
}

void tst_SocketOptions::backlogIsTold()
{
    QFETCH(SocketFamily, family);
    EngineFixture f;
    ServerSettings settings = serverOver(family, {});
    for (const int backlog : {limits::backlog - 1, limits::backlog, limits::backlog + 1}) {
        settings.backlog = backlog;
        f.serve(u"tcp://127.0.0.1:0"_s, settings);
    }
    QCOMPARE(notes(f), QStringList({u"Backlog: 127 connections"_s, u"Backlog: 129 connections"_s}));
}

void tst_SocketOptions::whatTheSystemRefusesIsAWarning_data()
{
    QTest::addColumn<SocketOptions>("options");
    QTest::addColumn<QString>("what");
    QTest::newRow("keep-alive") << SocketOptions{true, std::chrono::seconds(32'768), 0, 0, 0}
                                << u"Could not set the keep-alive of tcp://a:1."_s;
    QTest::newRow("TTL") << SocketOptions{true, {}, 256, 0, 0} << u"Could not set the TTL of tcp://a:1."_s;
}

/// No value within our limits is refused, so one above them is requested.
void tst_SocketOptions::whatTheSystemRefusesIsAWarning()
{
    QFETCH(SocketOptions, options);
    QFETCH(QString, what);
    const RawSocket socket(SocketAddress::Family::IPv4, SOCK_STREAM);
    const AppliedOptions applied = applyOptions(socket.descriptor(), options, u"tcp://a:1"_s);
    QCOMPARE(applied.notes, QStringList());
    QCOMPARE(applied.refusals.size(), 1);
    QCOMPARE(applied.refusals.first().what, what);
    QVERIFY(applied.refusals.first().systemNames.contains(u"EINVAL"_s));
}

QTEST_GUILESS_MAIN(tst_SocketOptions)
#include "tst_socketoptions.moc"
