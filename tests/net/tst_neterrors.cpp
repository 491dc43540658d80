// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/rawsocket.h"

#include <QFile>
#include <linux/capability.h>
#include <sys/syscall.h>

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

/// Everything that can go wrong while a server starts or a client connects, each with its own message.
class tst_NetErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void serversThatCannotStart_data();
    void serversThatCannotStart();
    void portInUseByOneOfOurs_data();
    void portInUseByOneOfOurs();
    void portInUseByAProgram();
    void portInUseByClosedConnections();
    void privilegedPort();
    void clientsThatCannotConnect_data();
    void clientsThatCannotConnect();
    void connectTimesOut();
    void nobodyListeningOnUdp();
    void sendingWithoutAConnection();
    void resetWhileConnected();
    void otherAddressesOfANameAreTried();
};

namespace {

/// Takes the right to bind low ports from this thread, and so from threads that it starts (capabilities(7)).
class WithoutBindPrivilege
{
public:
    WithoutBindPrivilege()
    {
        ::syscall(SYS_capget, &m_header, m_before);
        __user_cap_data_struct data[2] = {m_before[0], m_before[1]};
        data[0].effective &= ~(1U << CAP_NET_BIND_SERVICE);
        ::syscall(SYS_capset, &m_header, data);
    }
    ~WithoutBindPrivilege() { ::syscall(SYS_capset, &m_header, m_before); }
    Q_DISABLE_COPY_MOVE(WithoutBindPrivilege)

private:
    __user_cap_header_struct m_header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct m_before[2] = {};
};

/// What each error must contain, whatever it is.
void verifyComplete(const Error &error, const QString &names)
{
    QVERIFY2(error.what.contains(names), qPrintable(error.toString()));
    QVERIFY(!error.why.isEmpty());
    QVERIFY(!error.hint.isEmpty());
}

} // namespace

void tst_NetErrors::serversThatCannotStart_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("reply");
    QTest::addColumn<QString>("framing");
    QTest::addColumn<ErrorCode>("code");
    const QString echo = QStringLiteral("echo");
    const QString none = QStringLiteral("none");
    for (const QString &scheme : {QStringLiteral("tcp"), QStringLiteral("udp")}) {
        const auto row = [&](const char *what) -> QTestData & {
            return QTest::addRow("%s: %s", qPrintable(scheme), what);
        };
        row("an address of another computer")
            << scheme + QStringLiteral("://192.0.2.1:0") << echo << none << ErrorCode::AddressNotLocal;
        row("a name that nobody has")
            << scheme + QStringLiteral("://no-such-host.invalid:0") << echo << none << ErrorCode::UnknownHost;
        row("an unknown reply") << scheme + QStringLiteral("://127.0.0.1:0") << QStringLiteral("shout")
                                << none << ErrorCode::BadReply;
        row("a bad escape in a reply") << scheme + QStringLiteral("://127.0.0.1:0")
                                       << QStringLiteral("fixed:\\q") << none << ErrorCode::BadEscape;
    }
    QTest::newRow("an unknown framing")
        << QStringLiteral("tcp://127.0.0.1:0") << echo << QStringLiteral("loose") << ErrorCode::BadFraming;
}

void tst_NetErrors::serversThatCannotStart()
{
    QFETCH(QString, url);
    QFETCH(QString, reply);
    QFETCH(QString, framing);
    QFETCH(ErrorCode, code);
    EngineFixture f;
    ServerSettings settings;
    settings.reply = reply;
    settings.framing = framing;
    const EndpointId server = f.serve(url, settings);
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    QCOMPARE(f.servers[server].error.code, code);
    verifyComplete(f.servers[server].error, {});
    QVERIFY(f.hasError(code));
}

void tst_NetErrors::portInUseByOneOfOurs_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::newRow("TCP") << QStringLiteral("tcp");
    QTest::newRow("TLS") << QStringLiteral("tls");
    QTest::newRow("UDP") << QStringLiteral("udp");
}

/// A server of ours is named while it listens; another program's is not ours.
void tst_NetErrors::portInUseByOneOfOurs()
{
    QFETCH(QString, scheme);
    EngineFixture f;
    const EndpointId first = f.serve(scheme + QStringLiteral("://127.0.0.1:0"));
    const QString url = f.urlOf(first);
    const EndpointId second = f.serve(url);
    QCOMPARE(f.servers[second].state, ServerState::Failed);
    QCOMPARE(f.servers[second].error.code, ErrorCode::PortInUseHere);
    verifyComplete(f.servers[second].error, url);
    QVERIFY(f.servers[second].error.why.contains(url));
    QVERIFY(f.servers[second].error.systemNames.contains(QStringLiteral("EADDRINUSE")));
    QCOMPARE(f.servers[first].state, ServerState::Listening);
    const EndpointId everywhere
        = f.serve(QString(url).replace(QStringLiteral("127.0.0.1"), QStringLiteral("0.0.0.0")));
    QCOMPARE(f.servers[everywhere].error.code, ErrorCode::PortInUseHere);
    f.engine->stopServer(first);
    QTRY_COMPARE(f.servers[first].state, ServerState::Stopped);
    QCOMPARE(f.servers[f.serve(url)].state, ServerState::Listening);
}

void tst_NetErrors::portInUseByAProgram()
{
    EngineFixture f;
    for (const int type : {SOCK_STREAM, SOCK_DGRAM}) {
        RawSocket other = RawSocket::boundTo(QStringLiteral("127.0.0.1"), type);
        if (type == SOCK_STREAM)
            other.listen();
        const QString scheme = type == SOCK_STREAM ? QStringLiteral("tcp") : QStringLiteral("udp");
        const EndpointId server
            = f.serve(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(other.local().port));
        QCOMPARE(f.servers[server].error.code, ErrorCode::PortInUse);
    }
}

void tst_NetErrors::portInUseByClosedConnections()
{
    EngineFixture f;
    quint16 port = 0;
    { // a program without SO_REUSEADDR that closes first, like the servers in the notes
        RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
        listener.listen();
        port = listener.local().port;
        RawSocket client = RawSocket::connectedTo(listener.local());
        RawSocket accepted = listener.accept();
        accepted.finish();
        QCOMPARE(client.receiveToEnd(), QByteArray());
        client.close();
        QCOMPARE(accepted.receiveToEnd(), QByteArray());
    }
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:%1").arg(port));
    QCOMPARE(f.servers[server].state, ServerState::Failed);
    QCOMPARE(f.servers[server].error.code, ErrorCode::PortInTimeWait);
    QVERIFY(f.servers[server].error.systemNames.contains(QStringLiteral("EADDRINUSE")));
    QVERIFY(f.servers[server].error.toString().contains(u"TIME_WAIT"));
}

void tst_NetErrors::privilegedPort()
{
    QFile firstFree(QStringLiteral("/proc/sys/net/ipv4/ip_unprivileged_port_start"));
    if (firstFree.open(QIODevice::ReadOnly) && firstFree.readAll().trimmed().toInt() <= 79)
        QSKIP("everybody may bind every port here");
    const WithoutBindPrivilege ordinaryUser;
    EngineFixture f;
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:79"));
    QCOMPARE(f.servers[server].error.code, ErrorCode::PrivilegedPort);
    verifyComplete(f.servers[server].error, QStringLiteral("tcp://127.0.0.1:79"));
}

void tst_NetErrors::clientsThatCannotConnect_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unknown host") << QStringLiteral("tcp://no-such-host.invalid:12000")
                                  << ErrorCode::UnknownHost;
    QTest::newRow("unknown host, UDP")
        << QStringLiteral("udp://no-such-host.invalid:12000") << ErrorCode::UnknownHost;
    QTest::newRow("nobody listens") << QStringLiteral("tcp://127.0.0.1:CLOSED")
                                    << ErrorCode::ConnectionRefused;
    QTest::newRow("nobody listens, IPv6")
        << QStringLiteral("tcp://[::1]:CLOSED") << ErrorCode::ConnectionRefused;
    QTest::newRow("nobody listens, TLS")
        << QStringLiteral("tls://127.0.0.1:CLOSED") << ErrorCode::ConnectionRefused;
    QTest::newRow("no way there") << QStringLiteral("tcp://[2001:db8::1]:9") << ErrorCode::NetworkUnreachable;
}

void tst_NetErrors::clientsThatCannotConnect()
{
    QFETCH(QString, url);
    QFETCH(ErrorCode, code);
    // Bound and not listening: the port is certainly closed while the test runs.
    const RawSocket closed4 = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    const RawSocket closed6 = RawSocket::boundTo(QStringLiteral("::1"), SOCK_STREAM, closed4.local().port);
    url.replace(QStringLiteral("CLOSED"), QString::number(closed4.local().port));
    EngineFixture f;
    const EndpointId client = f.open(url);
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    const Error error = f.clients[client].error;
    if (code == ErrorCode::NetworkUnreachable) // with a default route the answer differs, and is equally
                                               // correct
        QVERIFY2(error.code == code || error.code == ErrorCode::HostUnreachable,
                 qPrintable(error.toString()));
    else
        QCOMPARE(error.code, code);
    verifyComplete(error, url);
    QVERIFY(f.hasError(error.code));
    QCOMPARE(f.states[client].count(LinkState::Failed), 1);
}

void tst_NetErrors::connectTimesOut()
{
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    listener.listen(0);
    // Two connections fill the queue of a listener that never accepts; the next one gets no answer at all.
    const RawSocket first = RawSocket::connectedTo(listener.local());
    const auto quick = [&] {
        ClientSettings settings;
        settings.connectTimeout = std::chrono::milliseconds(300);
        return settings;
    }();
    EngineFixture f;
    const QString url = QStringLiteral("tcp://") + listener.local().toString();
    EndpointId client = f.open(url, quick);
    if (f.clients[client].state == LinkState::Connected)
        client = f.open(url, quick);
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    QCOMPARE(f.clients[client].error.code, ErrorCode::ConnectTimeout);
    verifyComplete(f.clients[client].error, url);
}

void tst_NetErrors::nobodyListeningOnUdp()
{
    quint16 port = 0;
    {
        const RawSocket gone = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_DGRAM);
        port = gone.local().port;
    }
    EngineFixture f;
    const EndpointId client = f.open(QStringLiteral("udp://127.0.0.1:%1").arg(port));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->send(client, "anybody?");
    QTRY_COMPARE(f.clients[client].error.code, ErrorCode::NobodyListening);
    QCOMPARE(f.clients[client].state, LinkState::Connected); // it may still arrive
    QVERIFY(f.hasError(ErrorCode::NobodyListening));
}

void tst_NetErrors::sendingWithoutAConnection()
{
    EngineFixture f;
    const EndpointId client = f.open(QStringLiteral("tcp://no-such-host.invalid:1"));
    f.engine->send(client, "x");
    QTRY_COMPARE(f.failures[client].size(), 1);
    QCOMPARE(f.failures[client].first().code, ErrorCode::NotConnected);
}

void tst_NetErrors::resetWhileConnected()
{
    RawSocket listener = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    listener.listen();
    EngineFixture f;
    const EndpointId client = f.open(QStringLiteral("tcp://") + listener.local().toString());
    listener.accept().reset();
    QTRY_COMPARE(f.clients[client].state, LinkState::Reset);
    QCOMPARE(f.clients[client].error.code, ErrorCode::ConnectionReset);
}

void tst_NetErrors::otherAddressesOfANameAreTried()
{
    RawSocket listener = RawSocket::boundTo(QStringLiteral("::1"), SOCK_STREAM);
    listener.listen();
    EngineFixture f;
    const EndpointId client = f.open(QStringLiteral("tcp://localhost:%1").arg(listener.local().port));
    if (f.clients[client].state == LinkState::Failed)
        QSKIP("localhost has no IPv6 address here");
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QCOMPARE(f.clients[client].remote.ip(), QStringLiteral("::1"));
    QVERIFY(f.hasError(ErrorCode::ConnectionRefused)); // from 127.0.0.1, reported and not hidden
}

QTEST_GUILESS_MAIN(tst_NetErrors)
#include "tst_neterrors.moc"
