// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/capabilities.h"
#include "net/dtls/dtlsrecord.h"
#include "support/dtlsends.h"
#include "support/patience.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::TestClient;
using test::UpperServer;

namespace {

CertificatePlan planFor(const QString &name)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {name, {{name}, {}}, now.addDays(-1), now.addDays(30)};
}

/// Forwards datagrams between one client and a server and loses the given ones, counted from 0 per direction.
class LossyRelay
{
public:
    using Loses = std::function<bool(int)>;
    LossyRelay(quint16 serverPort, const Loses &losesUp, const Loses &losesDown)
    {
        if (!m_front.bind(QHostAddress::LocalHost, 0) || !m_back.bind(QHostAddress::LocalHost, 0))
            qFatal("no port");
        QObject::connect(&m_front, &QUdpSocket::readyRead, &m_front, [this, serverPort, losesUp] {
            while (m_front.hasPendingDatagrams()) {
                QByteArray datagram(m_front.pendingDatagramSize(), '\0');
                m_front.readDatagram(datagram.data(), datagram.size(), nullptr, &m_client);
                if (!losesUp(fromClient++))
                    m_back.writeDatagram(datagram, QHostAddress::LocalHost, serverPort);
            }
        });
        QObject::connect(&m_back, &QUdpSocket::readyRead, &m_back, [this, losesDown] {
            while (m_back.hasPendingDatagrams()) {
                QByteArray datagram(m_back.pendingDatagramSize(), '\0');
                m_back.readDatagram(datagram.data(), datagram.size());
                if (!losesDown(fromServer++))
                    m_front.writeDatagram(datagram, QHostAddress::LocalHost, m_client);
            }
        });
    }
    [[nodiscard]] quint16 port() const { return m_front.localPort(); }

    int fromClient = 0;
    int fromServer = 0;

private:
    QUdpSocket m_front;
    QUdpSocket m_back;
    quint16 m_client = 0;
};

bool none(int)
{
    return false;
}

bool all(int)
{
    return true;
}

LossyRelay::Loses only(int lost)
{
    return [lost](int number) { return number == lost; };
}

QString write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

quint16 freePort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

} // namespace

class TestDtlsListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bothSidesKnowWhatWasAgreed();
    void datagramsKeepTheirBounds_data();
    void datagramsKeepTheirBounds();
    void datagramsOfRefusedSizesAreNotSent_data();
    void datagramsOfRefusedSizesAreNotSent();
    void sendingBeforeAndAfterTheSessionIsRefused();

    void firstHelloCostsNoSession();
    void lostHandshakeDatagramsAreSentAgain();
    void silentServerIsATimeout();
    void vanishedClientIsATimeout();

    void badCertificateIsNamed_data();
    void badCertificateIsNamed();
    void uncheckedCertificateIsNoErrorButItsFlawIsKnown();
    void serverLearnsOfARejectedCertificate();
    void plainServerIsNamed_data();
    void plainServerIsNamed();
    void plainDatagramIsRefusedAndNamed_data();
    void plainDatagramIsRefusedAndNamed();
    void randomBytesHarmNobody();
    void changedRecordsHarmNobody();
    void recordsTooShortForTheirCipherAreFound();

    void clientsCloseReachesTheServer();
    void serversCloseReachesTheClient();
    void newHandshakeFromTheSamePortReplacesTheSession();
    void onePeerAtTwoOfOurAddressesHasTwoSessions();
    void longestSilentSessionMakesRoom_data();
    void longestSilentSessionMakesRoom();
    void idleSessionIsClosed();

    void opensslClientIsServed();
    void opensslClientThatDistrustsUsIsNamed();
    void opensslServerIsUnderstood();
    void tooOldOpensslServerIsNamed();

private:
    [[nodiscard]] DtlsListener::Setting setting(int maxSessions = 10'000) const
    {
        return {m_server, maxSessions, 10s, 0s};
    }
    QTemporaryDir m_dir;
    PemPair m_ca;
    PemPair m_pair;
    std::shared_ptr<const TlsContext> m_server;
    std::shared_ptr<const TlsContext> m_client;
    QString m_pairFile;
    QString m_caFile;
};

void TestDtlsListener::initTestCase()
{
    m_ca = makeAuthorityCertificate(planFor(u"test authority"_s)).value();
    m_pair = makeServerCertificate(planFor(u"localhost"_s), m_ca).value();
    m_server = test::dtlsServer(m_pair);
    m_client = test::dtlsClient(true, {QSslCertificate(m_ca.certificate)});
    m_pairFile = write(m_dir.filePath(u"server.pem"_s), m_pair.certificate + m_pair.key);
    m_caFile = write(m_dir.filePath(u"ca.pem"_s), m_ca.certificate);
}

void TestDtlsListener::bothSidesKnowWhatWasAgreed()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    QTRY_COMPARE(server.opened.size(), 1);
    QCOMPARE(client.facts.protocol, u"DTLSv1.2"_s);
    QCOMPARE(server.facts.protocol, u"DTLSv1.2"_s);
    QCOMPARE(client.facts.cipher, server.facts.cipher);
    QVERIFY(client.facts.verified);
    QVERIFY(!server.facts.verified);
    QCOMPARE(client.facts.peerChain.size(), 1);
    QCOMPARE(client.facts.peerChain.first().subject, u"localhost"_s);
    QVERIFY(client.facts.durationNs > 0 && server.facts.durationNs > 0);
    QVERIFY(!client.flaw.isError());
    QCOMPARE(server.begun, server.opened);
}

void TestDtlsListener::datagramsKeepTheirBounds_data()
{
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("one byte") << QList<int>{1};
    QTest::newRow("three in a row") << QList<int>{5, 1, 1000};
    QTest::newRow("one below the largest") << QList<int>{dtlsPayloadBytes - 1};
    QTest::newRow("the largest") << QList<int>{dtlsPayloadBytes};
}

void TestDtlsListener::datagramsKeepTheirBounds()
{
    QFETCH(QList<int>, sizes);
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    QList<QByteArray> expected;
    for (const int size : sizes) {
        QCOMPARE(client.session.send(QByteArray(size, 'x')), Error());
        expected.append(QByteArray(size, 'X'));
    }
    QTRY_COMPARE(client.received, expected);
}

void TestDtlsListener::datagramsOfRefusedSizesAreNotSent_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("one above the largest")
        << dtlsPayloadBytes + 1 << ErrorCode::DatagramTooLarge << u"16,384"_s;
    QTest::newRow("the largest of plain UDP") << 65'507 << ErrorCode::DatagramTooLarge << u"16,384"_s;
    QTest::newRow("empty") << 0 << ErrorCode::EmptyMessage << u"cannot send an empty DTLS record"_s;
}

void TestDtlsListener::datagramsOfRefusedSizesAreNotSent()
{
    QFETCH(int, size);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    const Error error = client.session.send(QByteArray(size, 'x'));
    QCOMPARE(error.code, code);
    QVERIFY2(error.why.contains(word), qPrintable(error.why));
    QCOMPARE(client.session.send("next"), Error());
    QTRY_COMPARE(server.received, QList<QByteArray>{"next"});
}

void TestDtlsListener::sendingBeforeAndAfterTheSessionIsRefused()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QCOMPARE(client.session.send("early").code, ErrorCode::NotConnected);
    QTRY_VERIFY(client.opened);
    client.session.close();
    QCOMPARE(client.session.send("late").code, ErrorCode::NotConnected);
}

void TestDtlsListener::firstHelloCostsNoSession()
{
    UpperServer server(setting());
    LossyRelay relay(
        server.port(), [](int number) { return number > 0; }, none);
    TestClient client(m_client, relay.port());
    QTRY_COMPARE(relay.fromServer, 1); // the cookie
    QTRY_COMPARE(relay.fromClient, 2); // the hello with the cookie, which is lost
    QCOMPARE(server.listener.sessionCount(), 0);
    QVERIFY(server.begun.isEmpty());
}

void TestDtlsListener::lostHandshakeDatagramsAreSentAgain()
{
    UpperServer server(setting());
    LossyRelay lossless(server.port(), none, none);
    TestClient undisturbed(m_client, lossless.port());
    QTRY_VERIFY(undisturbed.opened);

    // Every datagram of the handshake is lost once, each in a separate handshake, all at the same time.
    std::vector<std::unique_ptr<LossyRelay>> relays;
    for (int lost = 0; lost < lossless.fromClient; ++lost)
        relays.push_back(std::make_unique<LossyRelay>(server.port(), only(lost), none));
    for (int lost = 0; lost < lossless.fromServer; ++lost)
        relays.push_back(std::make_unique<LossyRelay>(server.port(), none, only(lost)));
    std::vector<std::unique_ptr<TestClient>> clients;
    for (const auto &relay : relays)
        clients.push_back(std::make_unique<TestClient>(m_client, relay->port()));

    for (size_t i = 0; i < clients.size(); ++i) {
        QTRY_VERIFY2(clients[i]->opened, qPrintable(u"relay %1"_s.arg(i)));
        QVERIFY(relays[i]->fromClient > lossless.fromClient); // it is the client whose timer expires
        QCOMPARE(clients[i]->session.send("hello"), Error());
        QTRY_COMPARE(clients[i]->received, QList<QByteArray>{"HELLO"});
    }
}

void TestDtlsListener::silentServerIsATimeout()
{
    UpperServer server(setting());
    LossyRelay relay(server.port(), none, all);
    TestClient client(m_client, relay.port(), u"localhost"_s, 100ms);
    QTRY_VERIFY(client.error.isError());
    QCOMPARE(client.error.code, ErrorCode::HandshakeTimeout);
    QVERIFY(client.error.what.contains(u"dtls://localhost"));
}

void TestDtlsListener::vanishedClientIsATimeout()
{
    DtlsListener::Setting quick = setting();
    quick.handshakeTimeout = 100ms;
    UpperServer server(quick);
    LossyRelay relay(
        server.port(), [](int number) { return number > 1; }, none);
    TestClient client(m_client, relay.port());
    QTRY_COMPARE(server.begun.size(), 1);
    QTRY_COMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::Failed});
    QCOMPARE(server.errors.value(0).code, ErrorCode::HandshakeTimeout);
    QCOMPARE(server.listener.sessionCount(), 0);
}

void TestDtlsListener::badCertificateIsNamed_data()
{
    QTest::addColumn<PemPair>("pair");
    QTest::addColumn<ErrorCode>("code");
    CertificatePlan expired = planFor(u"localhost"_s);
    expired.notBefore = expired.notBefore.addDays(-90);
    expired.notAfter = expired.notAfter.addDays(-60);
    CertificatePlan early = planFor(u"localhost"_s);
    early.notBefore = early.notBefore.addDays(10);
    const PemPair stranger = makeAuthorityCertificate(planFor(u"stranger"_s)).value();
    QTest::newRow("signed by itself")
        << makeSelfSignedCertificate(planFor(u"localhost"_s)).value() << ErrorCode::CertificateSelfSigned;
    QTest::newRow("for another name")
        << makeServerCertificate(planFor(u"elsewhere"_s), m_ca).value() << ErrorCode::CertificateWrongName;
    QTest::newRow("expired") << makeServerCertificate(expired, m_ca).value() << ErrorCode::CertificateExpired;
    QTest::newRow("not yet valid") << makeServerCertificate(early, m_ca).value()
                                   << ErrorCode::CertificateNotYetValid;
    QTest::newRow("from an unknown authority")
        << makeServerCertificate(planFor(u"localhost"_s), stranger).value()
        << ErrorCode::CertificateUnknownAuthority;
}

void TestDtlsListener::badCertificateIsNamed()
{
    QFETCH(PemPair, pair);
    QFETCH(ErrorCode, code);
    UpperServer server({test::dtlsServer(pair), 10, 10s, 0s});
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.error.isError());
    QCOMPARE(client.error.code, code);
    QVERIFY(!client.opened);
    QCOMPARE(client.session.send("x").code, ErrorCode::NotConnected);
}

void TestDtlsListener::uncheckedCertificateIsNoErrorButItsFlawIsKnown()
{
    UpperServer server(
        {test::dtlsServer(makeSelfSignedCertificate(planFor(u"elsewhere"_s)).value()), 10, 10s, 0s});
    TestClient client(test::dtlsClient(false, {}), server.port());
    QTRY_VERIFY(client.opened);
    QVERIFY(!client.facts.verified);
    QCOMPARE(client.flaw.code, ErrorCode::CertificateSelfSigned);
    QCOMPARE(client.session.send("hello"), Error());
    QTRY_COMPARE(client.received, QList<QByteArray>{"HELLO"});
}

void TestDtlsListener::serverLearnsOfARejectedCertificate()
{
    UpperServer server(
        {test::dtlsServer(makeSelfSignedCertificate(planFor(u"localhost"_s)).value()), 10, 10s, 0s});
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.error.isError());
    QTRY_COMPARE(server.ended.size(), 1);
    QCOMPARE(server.listener.sessionCount(), 0);
}

void TestDtlsListener::plainServerIsNamed_data()
{
    QTest::addColumn<bool>("echoes");
    QTest::newRow("echo") << true;
    QTest::newRow("fixed answer") << false;
}

void TestDtlsListener::plainServerIsNamed()
{
    QFETCH(bool, echoes);
    QUdpSocket plain;
    QVERIFY(plain.bind(QHostAddress::LocalHost, 0));
    connect(&plain, &QUdpSocket::readyRead, &plain, [&plain, echoes] {
        QByteArray datagram(plain.pendingDatagramSize(), '\0');
        quint16 port = 0;
        plain.readDatagram(datagram.data(), datagram.size(), nullptr, &port);
        plain.writeDatagram(echoes ? datagram : QByteArray("OK"), QHostAddress::LocalHost, port);
    });
    TestClient client(m_client, plain.localPort());
    QTRY_VERIFY(client.error.isError());
    QCOMPARE(client.error.code, ErrorCode::NoTlsOnOtherSide);
    QCOMPARE(client.ignored.size(), 1);
}

void TestDtlsListener::plainDatagramIsRefusedAndNamed_data()
{
    QTest::addColumn<QByteArray>("datagram");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("text") << QByteArray("hello") << ErrorCode::PlainClientOnTlsPort;
    QTest::newRow("empty") << QByteArray() << ErrorCode::PlainClientOnTlsPort;
    QTest::newRow("one byte of a record") << QByteArray("\x16") << ErrorCode::PlainClientOnTlsPort;
    QTest::newRow("a hello of TLS over TCP") << QByteArray::fromHex("16030100050100000100")
            + QByteArray(40, 'x') << ErrorCode::PlainClientOnTlsPort;
    QTest::newRow("data of a forgotten session") << QByteArray::fromHex("17fefd00010000000000050018")
            + QByteArray(24, 'x') << ErrorCode::StrayDatagram;
    QTest::newRow("a hello that breaks off")
        << QByteArray::fromHex("16fefd000000000000000000100100003000000000000000")
        << ErrorCode::StrayDatagram;
}

void TestDtlsListener::plainDatagramIsRefusedAndNamed()
{
    QFETCH(QByteArray, datagram);
    QFETCH(ErrorCode, code);
    UpperServer server(setting());
    QUdpSocket plain;
    plain.writeDatagram(datagram, QHostAddress::LocalHost, server.port());
    QTRY_COMPARE(server.refused, QList<QByteArray>{datagram});
    QCOMPARE(server.errors.value(0).code, code);
    QCOMPARE(server.listener.sessionCount(), 0);
}

void TestDtlsListener::randomBytesHarmNobody()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    QRandomGenerator random(2026);
    QUdpSocket stranger;
    for (int i = 0; i < 500; ++i) {
        QByteArray noise(random.bounded(1, 600), '\0');
        for (char &byte : noise)
            byte = static_cast<char>(random.generate());
        if (i % 2 == 0) // with the header of a handshake record, containing a hello
            noise.replace(0, 14, QByteArray::fromHex("16fefd0000000000000000003201"));
        stranger.writeDatagram(noise, QHostAddress::LocalHost, server.port());
        client.socket.writeDatagram(noise, QHostAddress::LocalHost, server.port());
        QCoreApplication::processEvents();
    }
    QVERIFY(!server.refused.isEmpty());
    QCOMPARE(server.listener.sessionCount(), 1);
    QCOMPARE(client.session.send("still there"), Error());
    QTRY_COMPARE(client.received, QList<QByteArray>{"STILL THERE"});
}

void TestDtlsListener::changedRecordsHarmNobody()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    for (const char *head : {"17fefd0001000000000009", "16fefd0001000000000009", "15fefd0001000000000009",
                             "14fefd0001000000000009", "17fefd0000000000000009", "15fefd0000000000000009"})
        for (const char *length : {"0000", "0001", "000f", "0010", "0017", "0018", "0019", "0020", "ffff"})
            client.socket.writeDatagram(QByteArray::fromHex(head) + QByteArray::fromHex(length)
                                            + QByteArray(32, '!'),
                                        QHostAddress::LocalHost, server.port());
    QCOMPARE(client.session.send("still there"), Error());
    QTRY_COMPARE(client.received, QList<QByteArray>{"STILL THERE"});
    QVERIFY(server.ended.isEmpty());
}

void TestDtlsListener::recordsTooShortForTheirCipherAreFound()
{
    const QByteArray plain = QByteArray::fromHex("16fefd0000000000000000000121");
    const auto record = [](int length) -> QByteArray {
        QByteArray bytes = QByteArray::fromHex("17fefd00010000000000090000") + QByteArray(length, '!');
        bytes[12] = char(length);
        return bytes;
    };
    for (const auto &[cipher, least] : {std::pair(u"ECDHE-RSA-AES256-GCM-SHA384"_s, 24),
                                        {u"AES128-CCM8"_s, 16},
                                        {u"ECDHE-RSA-CHACHA20-POLY1305"_s, 16},
                                        {u""_s, 16}}) {
        QCOMPARE(leastEncryptedBytes(cipher), least);
        QVERIFY(holdsStuntedRecord(record(least - 1), least));
        QVERIFY(!holdsStuntedRecord(record(least), least));
        QVERIFY(!holdsStuntedRecord(record(least + 1), least));
        QVERIFY(holdsStuntedRecord(QByteArray(plain + record(least) + record(1)), least));
        QVERIFY(!holdsStuntedRecord(QByteArray(plain + record(least)), least));
    }
    for (int cut = 0; cut < 12; ++cut)
        QVERIFY(!holdsStuntedRecord(record(1).left(cut), 24));
    QVERIFY(!holdsStuntedRecord(QByteArray::fromHex("17fefd0001000000000009ffff"), 24));
}

void TestDtlsListener::clientsCloseReachesTheServer()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_COMPARE(server.opened.size(), 1);
    QTRY_VERIFY(client.opened);
    client.session.close();
    QTRY_COMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::ClosedByPeer});
    QVERIFY(server.errors.isEmpty());
    QCOMPARE(server.listener.sessionCount(), 0);
}

void TestDtlsListener::serversCloseReachesTheClient()
{
    UpperServer server(setting());
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    server.listener.close();
    QCOMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::ClosedByUs});
    QTRY_VERIFY(client.closed);
    QVERIFY(!client.error.isError());
}

void TestDtlsListener::newHandshakeFromTheSamePortReplacesTheSession()
{
    UpperServer server(setting());
    auto first = std::make_unique<TestClient>(m_client, server.port());
    QTRY_VERIFY(first->opened);
    QTRY_COMPARE(server.opened.size(), 1);
    const quint16 port = first->socket.localPort();
    first->socket.close(); // gone without a notice

    QUdpSocket &socket = first->socket;
    QVERIFY(socket.bind(QHostAddress::LocalHost, port));
    TestClient second(m_client, server.port());
    DtlsSession again({m_client, fromQt(QHostAddress(QHostAddress::LocalHost), server.port()), u"localhost"_s,
                       u"again"_s, 10s},
                      socket, second);
    connect(&socket, &QUdpSocket::readyRead, &again, [&socket, &again] {
        while (socket.hasPendingDatagrams()) {
            QByteArray datagram(socket.pendingDatagramSize(), '\0');
            socket.readDatagram(datagram.data(), datagram.size());
            again.feed(datagram);
        }
    });
    QObject::disconnect(&socket, &QUdpSocket::readyRead, &socket, nullptr);
    again.begin();
    QTRY_VERIFY(again.isOpen());
    QCOMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::Replaced});
    QCOMPARE(again.send("hello"), Error());
    QTRY_VERIFY(second.received.contains("HELLO"));
}

void TestDtlsListener::onePeerAtTwoOfOurAddressesHasTwoSessions()
{
    const SocketFamily family = test::testedFamily().value_or(defaultSocketFamily());
    if (!capabilitiesOf(family, Transport::Dtls).has(Capability::SourceChosen))
        QSKIP(qPrintable(whyAbsent(Capability::SourceChosen, family, Transport::Dtls)));
    UpperServer server(setting(), QHostAddress(QHostAddress::AnyIPv4));
    TestClient first(m_client, server.port());
    TestClient second(m_client, server.port()); // only knows about the other session
    QTRY_VERIFY(first.opened && second.opened);
    second.opened = false;
    DtlsSession atTheOther(
        {m_client, SocketAddress::fromIp(u"127.0.0.2"_s, server.port()), u"localhost"_s, u"the other"_s, 10s},
        first.socket, second);
    disconnect(&first.socket, &QUdpSocket::readyRead, nullptr, nullptr);
    connect(&first.socket, &QUdpSocket::readyRead, &atTheOther, [&] {
        while (first.socket.hasPendingDatagrams()) {
            QHostAddress from;
            QByteArray datagram(first.socket.pendingDatagramSize(), '\0');
            first.socket.readDatagram(datagram.data(), datagram.size(), &from);
            (from == QHostAddress(u"127.0.0.2"_s) ? atTheOther : first.session).feed(datagram);
        }
    });
    atTheOther.begin();
    QTRY_VERIFY(second.opened);
    QVERIFY(server.ends.isEmpty());
    QCOMPARE(first.session.send("to the first"), Error());
    QTRY_COMPARE(first.received, QList<QByteArray>{"TO THE FIRST"});
    QCOMPARE(atTheOther.send("to the other"), Error());
    QTRY_COMPARE(second.received, QList<QByteArray>{"TO THE OTHER"});
}

void TestDtlsListener::longestSilentSessionMakesRoom_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("evicted");
    QTest::newRow("one below the limit") << 2 << 0;
    QTest::newRow("at the limit") << 3 << 0;
    QTest::newRow("one above the limit") << 4 << 1;
}

void TestDtlsListener::longestSilentSessionMakesRoom()
{
    QFETCH(int, clients);
    QFETCH(int, evicted);
    UpperServer server(setting(3));
    std::vector<std::unique_ptr<TestClient>> all;
    for (int i = 0; i < clients; ++i) {
        all.push_back(std::make_unique<TestClient>(m_client, server.port()));
        QTRY_VERIFY(all.back()->opened);
        if (i == 2) { // the first one sends again, so that the second has been silent longest
            QCOMPARE(all.front()->session.send("hello"), Error());
            QTRY_COMPARE(all.front()->received.size(), 1);
        }
    }
    QCOMPARE(server.ends.size(), evicted);
    QTRY_COMPARE(all[1]->closed, evicted == 1);
    QVERIFY(!all[0]->closed);
    QCOMPARE(server.ends.value(0, DtlsEnd::Evicted), DtlsEnd::Evicted);
    QCOMPARE(server.listener.sessionCount(), std::min(clients, 3));
}

void TestDtlsListener::idleSessionIsClosed()
{
    DtlsListener::Setting quick = setting();
    quick.idleTimeout = 1s;
    UpperServer server(quick);
    TestClient client(m_client, server.port());
    QTRY_VERIFY(client.opened);
    QTRY_COMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::Idle});
    QTRY_VERIFY(client.closed);
}

void TestDtlsListener::opensslClientIsServed()
{
    UpperServer server(setting());
    QProcess client;
    client.start(u"openssl"_s,
                 {u"s_client"_s, u"-dtls1_2"_s, u"-quiet"_s, u"-verify_return_error"_s, u"-CAfile"_s,
                  m_caFile, u"-verify_hostname"_s, u"localhost"_s, u"-connect"_s,
                  u"127.0.0.1:%1"_s.arg(server.port())});
    QTRY_COMPARE(server.opened.size(), 1);
    client.write("hello\n");
    QByteArray answer;
    QTRY_VERIFY((answer += client.readAllStandardOutput()).contains("HELLO\n"));
    QCOMPARE(server.received, QList<QByteArray>{"hello\n"});
    client.kill();
    QTRY_COMPARE(client.state(), QProcess::NotRunning);
}

void TestDtlsListener::opensslClientThatDistrustsUsIsNamed()
{
    UpperServer server(setting());
    QProcess client;
    client.start(u"openssl"_s,
                 {u"s_client"_s, u"-dtls1_2"_s, u"-verify_return_error"_s, u"-connect"_s,
                  u"127.0.0.1:%1"_s.arg(server.port())});
    QTRY_COMPARE(server.ends, QList<DtlsEnd>{DtlsEnd::Failed});
    QCOMPARE(server.errors.value(0).code, ErrorCode::PeerRejectedCertificate);
    QTRY_COMPARE(client.state(), QProcess::NotRunning);
}

void TestDtlsListener::opensslServerIsUnderstood()
{
    const quint16 port = freePort();
    QProcess server;
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-dtls1_2"_s, u"-quiet"_s, u"-listen"_s, u"-cert"_s, m_pairFile,
                  u"-accept"_s, u"127.0.0.1:%1"_s.arg(port)});
    QVERIFY(server.waitForStarted());
    std::unique_ptr<TestClient> client;
    const auto opens = [&] { // the program needs a moment to open its port
        if (!client || client->error.isError())
            client = std::make_unique<TestClient>(m_client, port, u"localhost"_s, 3s);
        return client->opened;
    };
    QTRY_VERIFY(opens());
    QVERIFY(client->facts.verified);
    QCOMPARE(client->session.send("hello\n"), Error());
    QByteArray seen;
    QTRY_VERIFY((seen += server.readAllStandardOutput()).contains("hello\n"));
    server.write("answer\n");
    QTRY_COMPARE(client->received, QList<QByteArray>{"answer\n"});
    server.kill();
    QTRY_COMPARE(server.state(), QProcess::NotRunning);
}

void TestDtlsListener::tooOldOpensslServerIsNamed()
{
    const quint16 port = freePort();
    QProcess server;
    server.start(u"openssl"_s,
                 {u"s_server"_s, u"-dtls1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s, u"-quiet"_s, u"-cert"_s,
                  m_pairFile, u"-accept"_s, u"127.0.0.1:%1"_s.arg(port)});
    QVERIFY(server.waitForStarted());
    std::unique_ptr<TestClient> client;
    const auto refused = [&] {
        if (!client || client->error.code == ErrorCode::HandshakeTimeout)
            client = std::make_unique<TestClient>(m_client, port, u"localhost"_s, 3s);
        return client->error.code == ErrorCode::TlsHandshakeFailed;
    };
    QTRY_VERIFY(refused());
    QVERIFY2(client->error.why.contains(u"protocol version"), qPrintable(client->error.why));
    server.kill();
    QTRY_COMPARE(server.state(), QProcess::NotRunning);
}

QTEST_GUILESS_MAIN(TestDtlsListener)
#include "tst_dtlslistener.moc"
