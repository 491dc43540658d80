// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dtlsends.h"
#include "support/patience.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::TestClient;
using test::UpperServer;

/// What many clients at once may cost a DTLS server, and what they may not.
class TestDtlsLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void openSessionsAreLimited_data();
    void openSessionsAreLimited();
    void handshakesAreLimitedAndCostNoSession_data();
    void handshakesAreLimitedAndCostNoSession();
    void newcomerThatFinishesTakesAPlace();
    void oneTurnReadsSomeDatagrams();

private:
    [[nodiscard]] DtlsListener::Setting setting(int maxSessions) const
    {
        return {m_server, maxSessions, 1h, 0s};
    }
    [[nodiscard]] std::unique_ptr<TestClient> client(const UpperServer &server) const
    {
        return std::make_unique<TestClient>(m_client, server.port(), u"localhost"_s, 1h);
    }
    /// A client that proves its address and then falls silent.
    [[nodiscard]] std::unique_ptr<TestClient> halfOpen(UpperServer &server) const
    {
        const qsizetype before = server.begun.size();
        auto silent = client(server);
        silent->listens = 1; // the cookie
        [&] { QTRY_VERIFY(server.begun.size() > before); }();
        silent->session.abandon(); // otherwise it would resend its hello
        return silent;
    }
    [[nodiscard]] std::unique_ptr<TestClient> open(UpperServer &server) const
    {
        auto opened = client(server);
        [&] { QTRY_VERIFY(opened->opened); }();
        return opened;
    }

    std::shared_ptr<const TlsContext> m_server;
    std::shared_ptr<const TlsContext> m_client;
};

void TestDtlsLimits::initTestCase()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const CertificatePlan plan{u"localhost"_s, {{u"localhost"_s}, {}}, now.addDays(-1), now.addDays(30)};
    const PemPair ca = makeAuthorityCertificate(plan).value();
    m_server = test::dtlsServer(makeServerCertificate(plan, ca).value());
    m_client = test::dtlsClient(true, {QSslCertificate(ca.certificate)});
}

void TestDtlsLimits::openSessionsAreLimited_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("evicted");
    QTest::newRow("one below the limit") << 2 << 0;
    QTest::newRow("at the limit") << 3 << 0;
    QTest::newRow("one above the limit") << 4 << 1;
}

void TestDtlsLimits::openSessionsAreLimited()
{
    QFETCH(int, clients);
    QFETCH(int, evicted);
    UpperServer server(setting(3));
    std::vector<std::unique_ptr<TestClient>> all;
    for (int i = 0; i < clients; ++i)
        all.push_back(open(server));
    QTRY_COMPARE(server.opened.size(), clients);
    QCOMPARE(server.ends, QList<DtlsEnd>(evicted, DtlsEnd::Evicted));
    QTRY_COMPARE(all.front()->closed, evicted == 1);
    QCOMPARE(server.listener.sessionCount(), std::min(clients, 3));
}

void TestDtlsLimits::handshakesAreLimitedAndCostNoSession_data()
{
    QTest::addColumn<int>("halfOpenOnes");
    QTest::addColumn<int>("crowded");
    const int most = DtlsListener::maxHandshakes;
    QTest::newRow("one below the limit") << most - 1 << 0;
    QTest::newRow("at the limit") << most << 0;
    QTest::newRow("one above the limit") << most + 1 << 1;
    QTest::newRow("many above the limit") << most + 20 << 20;
}

void TestDtlsLimits::handshakesAreLimitedAndCostNoSession()
{
    QFETCH(int, halfOpenOnes);
    QFETCH(int, crowded);
    UpperServer server(setting(2));
    const auto first = open(server);
    const auto second = open(server);
    std::vector<std::unique_ptr<TestClient>> silent;
    for (int i = 0; i < halfOpenOnes; ++i)
        silent.push_back(halfOpen(server));
    QCOMPARE(server.ends, QList<DtlsEnd>(crowded, DtlsEnd::Crowded));
    QCOMPARE(server.listener.handshakeCount(), std::min(halfOpenOnes, DtlsListener::maxHandshakes));
    for (const auto *const established : {first.get(), second.get()}) {
        QVERIFY(!established->closed);
        const SocketAddress client
            = fromQt(established->socket.localAddress(), established->socket.localPort());
        QVERIFY(server.listener.session({client, server.listener.bound()}));
    }
    QCOMPARE(first->session.send("still here"), Error());
    QTRY_COMPARE(first->received, QList<QByteArray>{"STILL HERE"});
}

void TestDtlsLimits::newcomerThatFinishesTakesAPlace()
{
    UpperServer server(setting(2));
    const auto longestSilent = open(server);
    const auto other = open(server);
    const auto silent = halfOpen(server);
    QVERIFY(server.ends.isEmpty());
    const auto newcomer = open(server);
    QTRY_COMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::Evicted});
    QTRY_VERIFY(longestSilent->closed);
    QVERIFY(!other->closed && !newcomer->closed);
    QCOMPARE(server.listener.handshakeCount(), 1);
}

/// Others on the same thread get their turn in between.
void TestDtlsLimits::oneTurnReadsSomeDatagrams()
{
    constexpr int sent = 5 * DatagramBatch::slots;
    UpperServer server(setting(2));
    QUdpSocket stranger;
    for (int i = 0; i < sent; ++i)
        QCOMPARE(stranger.writeDatagram("plain", QHostAddress::LocalHost, server.port()), 5);
    qsizetype most = 0;
    qsizetype seen = 0;
    QTimer everyTurn;
    connect(&everyTurn, &QTimer::timeout, this, [&] {
        most = std::max(most, server.refused.size() - seen);
        seen = server.refused.size();
    });
    everyTurn.start(0);
    QTRY_COMPARE(server.refused.size(), sent);
    QTRY_COMPARE(seen, sent);
    QVERIFY2(most <= DatagramBatch::slots, qPrintable(QString::number(most)));
}

QTEST_GUILESS_MAIN(TestDtlsLimits)
#include "tst_dtlslimits.moc"
