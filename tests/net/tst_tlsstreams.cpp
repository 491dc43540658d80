// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/enginefixture.h"
#include "support/families.h"
#include "support/processes.h"
#include "support/rawsocket.h"

#include "net/certificates/certificatemaker.h"

#include <QFile>
#include <ctime>
#include <thread>

using namespace swb;
using test::EngineFixture;
using test::RawSocket;

class tst_TlsStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void twentyMegabytesAreEchoedWhileSending();
    void halfClosingClientGetsItsWholeReply();
    void theHandshakeIsRecorded();
    void eachFlawOfACertificateHasItsName_data();
    void eachFlawOfACertificateHasItsName();
    void goingOnInSpiteOfAFlawIsLogged();
    void noTlsOnTheOtherSide();
    void plainClientOnATlsPort();
    void aHandshakeThatComesToNoEndTimesOut();
    void slowReaderMakesTheServerStopReading();
    void randomBytesDoNoHarm();
    void resetAndGoodbyeAreToldApart();
    void closesAfterEachReplyWhenAsked();
    void whatIsSentDuringAHandshakeWaitsWithoutWork();
    void disconnectingAPeerWithinItsHandshakeIsNoError();
    void stoppingWithinHandshakesEndsThem();
    void aHundredHandshakesAtOnce();
    void foreignServerSendsItAllAfterOurHalfClose_data();
    void foreignServerSendsItAllAfterOurHalfClose();

private:
    static QString url() { return QStringLiteral("tls://127.0.0.1:0"); }
};

namespace {

/// Sends everything in pieces, each when the previous one has left.
void sendInPieces(EngineFixture &f, EndpointId client, const QByteArray &bytes)
{
    constexpr qsizetype piece = 1 << 20;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const int before = f.emptied[client];
        f.engine->send(client, bytes.sliced(at, qMin(piece, bytes.size() - at)));
        QTRY_VERIFY(f.emptied[client] > before);
    }
}

QByteArray countingBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

void tst_TlsStreams::twentyMegabytesAreEchoedWhileSending()
{
    EngineFixture f;
    f.engine->log().setMemoryBudget(64 << 20);
    const EndpointId client = f.open(f.urlOf(f.serve(url())));
    const QByteArray bytes = countingBytes(20'000'000);
    sendInPieces(f, client, bytes);
    QTRY_COMPARE(qsizetype(f.clients[client].counters->bytesIn.load()), bytes.size());
    QTRY_COMPARE(f.repliesOf(client).size(), bytes.size());
    QVERIFY(f.repliesOf(client) == bytes);
}

void tst_TlsStreams::halfClosingClientGetsItsWholeReply()
{
    if (const QString why = test::absentByDefault(Capability::HalfClose, Transport::Tls); !why.isEmpty())
        QSKIP(qPrintable(why));
    EngineFixture f;
    f.engine->log().setMemoryBudget(64 << 20);
    const EndpointId client = f.open(f.urlOf(f.serve(url())));
    const QByteArray bytes = countingBytes(20'000'000);
    f.engine->send(client, bytes);
    f.engine->halfClose(client);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
    QCOMPARE(f.repliesOf(client).size(), bytes.size());
    QVERIFY(f.repliesOf(client) == bytes);
    QVERIFY(!f.hasError(ErrorCode::NoGoodbye));
}

void tst_TlsStreams::theHandshakeIsRecorded()
{
    EngineFixture f;
    const EndpointId client = f.open(f.urlOf(f.serve(url())));
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QTRY_COMPARE(f.events(EventKind::Handshake).size(), 2);
    for (const Event &event : f.events(EventKind::Handshake)) {
        QVERIFY(event.detail && event.detail->tls);
        QCOMPARE(event.detail->tls->protocol, QStringLiteral("TLSv1.3"));
        QVERIFY(event.detail->tls->cipher.startsWith(u"TLS_"));
        QVERIFY(event.detail->tls->durationNs > 0);
        QCOMPARE(event.detail->tls->verified, event.endpoint == client);
        QCOMPARE(event.detail->tls->peerChain.isEmpty(), event.endpoint != client);
    }
}

void tst_TlsStreams::eachFlawOfACertificateHasItsName_data()
{
    QTest::addColumn<QString>("flaw");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("self-signed") << QStringLiteral("self-signed") << ErrorCode::CertificateSelfSigned;
    QTest::newRow("wrong name") << QStringLiteral("name") << ErrorCode::CertificateWrongName;
    QTest::newRow("expired") << QStringLiteral("expired") << ErrorCode::CertificateExpired;
    QTest::newRow("not yet valid") << QStringLiteral("early") << ErrorCode::CertificateNotYetValid;
    QTest::newRow("unknown authority")
        << QStringLiteral("authority") << ErrorCode::CertificateUnknownAuthority;
    QTest::newRow("no flaw") << QStringLiteral("none") << ErrorCode::None;
}

void tst_TlsStreams::eachFlawOfACertificateHasItsName()
{
    QFETCH(QString, flaw);
    QFETCH(ErrorCode, code);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto authority
        = makeAuthorityCertificate({QStringLiteral("Test authority"), {}, now.addDays(-30), now.addDays(30)});
    QVERIFY(authority.ok());
    CertificatePlan plan{
        QStringLiteral("localhost"), {{QStringLiteral("localhost")}, {}}, now.addDays(-10), now.addDays(10)};
    plan.subjects.addresses = {QHostAddress(QStringLiteral("127.0.0.1"))};
    if (flaw == QStringLiteral("name"))
        plan.subjects = {{QStringLiteral("elsewhere.example")}, {}};
    if (flaw == QStringLiteral("expired"))
        plan.notAfter = now.addDays(-1);
    if (flaw == QStringLiteral("early"))
        plan.notBefore = now.addDays(1);
    const auto pair = flaw == QStringLiteral("self-signed") ? makeSelfSignedCertificate(plan)
                                                            : makeServerCertificate(plan, authority.value());
    QVERIFY(pair.ok());
    QTemporaryDir folder;
    ServerSettings settings;
    settings.tls.certificateFile = folder.filePath(QStringLiteral("server.pem"));
    settings.tls.keyFile = folder.filePath(QStringLiteral("server.key"));
    write(settings.tls.certificateFile, pair.value().certificate);
    write(settings.tls.keyFile, pair.value().key);
    ClientSettings trusting;
    trusting.authorityFile = folder.filePath(QStringLiteral("ca.pem"));
    write(trusting.authorityFile, authority.value().certificate);
    if (flaw == QStringLiteral("authority"))
        trusting.authorityFile.clear();

    EngineFixture f;
    const EndpointId server = f.serve(url(), settings);
    QVERIFY2(f.servers[server].state == ServerState::Listening,
             qPrintable(f.servers[server].error.toString()));
    const EndpointId client = f.open(f.urlOf(server), trusting);
    if (code == ErrorCode::None) {
        QCOMPARE(f.clients[client].state, LinkState::Connected);
        return;
    }
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    QVERIFY2(f.clients[client].error.code == code, qPrintable(f.clients[client].error.toString()));
    if (test::absentByDefault(Capability::AlertsSent, Transport::Tls).isEmpty())
        QTRY_VERIFY(f.hasError(ErrorCode::PeerRejectedCertificate)); // as the server sees it
}

void tst_TlsStreams::goingOnInSpiteOfAFlawIsLogged()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto pair = makeSelfSignedCertificate(
        {QStringLiteral("x"), {{QStringLiteral("x")}, {}}, now.addDays(-1), now.addDays(1)});
    QTemporaryDir folder;
    ServerSettings settings;
    settings.tls.certificateFile = folder.filePath(QStringLiteral("server.pem"));
    settings.tls.keyFile = folder.filePath(QStringLiteral("server.key"));
    write(settings.tls.certificateFile, pair.value().certificate);
    write(settings.tls.keyFile, pair.value().key);
    EngineFixture f;
    ClientSettings careless;
    careless.verifyPeer = false;
    const EndpointId client = f.open(f.urlOf(f.serve(url(), settings)), careless);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QVERIFY(f.hasError(ErrorCode::CertificateSelfSigned));
    f.engine->send(client, "served anyway");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("served anyway"));
    for (const Event &event : f.events(EventKind::Handshake))
        QVERIFY(!event.detail->tls->verified);
}

void tst_TlsStreams::noTlsOnTheOtherSide()
{
    EngineFixture f;
    const EndpointId server = f.serve(QStringLiteral("tcp://127.0.0.1:0"));
    const EndpointId client = f.open(f.urlOf(server).replace(QStringLiteral("tcp:"), QStringLiteral("tls:")));
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    QVERIFY2(f.clients[client].error.code == ErrorCode::NoTlsOnOtherSide,
             qPrintable(f.clients[client].error.toString()));
}

void tst_TlsStreams::plainClientOnATlsPort()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    RawSocket plain = RawSocket::connectedTo(f.addressOf(server));
    plain.send("GET / HTTP/1.1\r\n\r\n");
    plain.receiveToEnd();
    QTRY_VERIFY(f.hasError(ErrorCode::PlainClientOnTlsPort));
}

void tst_TlsStreams::aHandshakeThatComesToNoEndTimesOut()
{
    EngineFixture f;
    RawSocket silent = RawSocket::boundTo(QStringLiteral("127.0.0.1"), SOCK_STREAM);
    silent.listen();
    const EndpointId client = f.open(QStringLiteral("tls://") + silent.local().toString());
    QCOMPARE(f.clients[client].state, LinkState::Failed);
    QCOMPARE(f.clients[client].error.code, ErrorCode::HandshakeTimeout);
}

void tst_TlsStreams::slowReaderMakesTheServerStopReading()
{
    EngineFixture f;
    f.engine->log().setMemoryBudget(64 << 20);
    ServerSettings settings;
    settings.reply = u"fixed:" + QString(100'000, u'x'); // far more out than in
    const EndpointId server = f.serve(url(), settings);
    ClientSettings slow;
    const EndpointId client = f.open(f.urlOf(server), slow);
    for (int i = 0; i < 200; ++i)
        f.engine->send(client, "more");
    QTRY_VERIFY(f.clients[client].counters->bytesIn.load() >= 100'000U);
    QTRY_COMPARE(f.peers.size(), 1);
    const auto counters = f.peers.begin()->counters;
    // Every answer to what was read is complete, and none is counted before it has left.
    QTRY_COMPARE(counters->bytesIn.load(), 800U);
    QTRY_COMPARE(f.clients[client].counters->bytesIn.load(), counters->bytesOut.load());
}

void tst_TlsStreams::randomBytesDoNoHarm()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    for (int i = 0; i < 50; ++i) {
        RawSocket peer = RawSocket::connectedTo(f.addressOf(server));
        peer.send(countingBytes(1 + i * 97).mid(i));
        peer.finish();
        peer.receiveToEnd();
    }
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, "still here");
    QTRY_COMPARE(f.repliesOf(client), QByteArray("still here"));
}

void tst_TlsStreams::resetAndGoodbyeAreToldApart()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    const EndpointId orderly = f.open(f.urlOf(server));
    f.engine->disconnectClient(orderly);
    QTRY_COMPARE(f.peers.size(), 1);
    QTRY_COMPARE(f.peers.begin()->state, LinkState::Closed);
    QVERIFY(!f.hasError(ErrorCode::NoGoodbye));
    if (!test::absentByDefault(Capability::FinToldFromReset, Transport::Tls).isEmpty())
        return;
    const EndpointId rude = f.open(f.urlOf(server));
    f.engine->abortClient(rude);
    QTRY_VERIFY(f.hasError(ErrorCode::ConnectionReset));
}

void tst_TlsStreams::closesAfterEachReplyWhenAsked()
{
    EngineFixture f;
    ServerSettings settings;
    settings.reply = QStringLiteral("uppercase");
    settings.closeAfterReply = true;
    const EndpointId server = f.serve(url(), settings);
    const EndpointId client = f.open(f.urlOf(server));
    f.engine->send(client, "bye");
    const bool oneAtATime = test::absentByDefault(Capability::HalfClose, Transport::Tls).isEmpty();
    QTRY_COMPARE(f.clients[client].state, oneAtATime ? LinkState::HalfClosedByPeer : LinkState::Closed);
    QCOMPARE(f.repliesOf(client), QByteArray("BYE"));
    QVERIFY(!f.hasError(ErrorCode::NoGoodbye));
}

/// The processor time shows whether anything is spinning.
void tst_TlsStreams::whatIsSentDuringAHandshakeWaitsWithoutWork()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    const RawSocket silent = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    f.engine->sendToPeers(server, {}, "news for everybody");
    const std::clock_t before = std::clock();
    QTest::qWait(500);
    const double busy = double(std::clock() - before) / CLOCKS_PER_SEC;
    QVERIFY2(busy < 0.2, qPrintable(QString::number(busy)));
    QCOMPARE(f.peers.begin()->state, LinkState::Handshaking);
}

void tst_TlsStreams::disconnectingAPeerWithinItsHandshakeIsNoError()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    RawSocket silent = RawSocket::connectedTo(f.addressOf(server));
    QTRY_COMPARE(f.peers.size(), 1);
    f.engine->disconnectPeer(server, f.peers.begin()->conversation.id);
    QCOMPARE(silent.receiveToEnd(), QByteArray());
    QCOMPARE(silent.lastError(), 0);
    silent.close();
    QTRY_VERIFY(isOver(f.peers.begin()->state));
    QCOMPARE(f.peers.begin()->state, LinkState::Closed);
    QCOMPARE(f.events(EventKind::Error).size(), 0);
}

void tst_TlsStreams::stoppingWithinHandshakesEndsThem()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    std::vector<RawSocket> silent;
    for (int i = 0; i < 10; ++i)
        silent.push_back(RawSocket::connectedTo(f.addressOf(server)));
    QTRY_COMPARE(f.peers.size(), 10);
    f.engine->stopServer(server);
    for (RawSocket &socket : silent)
        QCOMPARE(socket.receiveToEnd(), QByteArray());
    QTRY_VERIFY(std::all_of(f.peers.cbegin(), f.peers.cend(),
                            [](const PeerStatus &peer) { return peer.state == LinkState::Closed; }));
}

void tst_TlsStreams::aHundredHandshakesAtOnce()
{
    EngineFixture f;
    const EndpointId server = f.serve(url());
    ClientSettings settings;
    settings.url = EndpointUrl::parse(f.urlOf(server)).value();
    QList<EndpointId> ids;
    for (int i = 0; i < 100; ++i) {
        ids.append(f.engine->openClient(settings));
        f.engine->watchReplies(ids.last());
    }
    for (const EndpointId id : ids)
        QTRY_COMPARE(f.clients[id].state, LinkState::Connected);
    for (const EndpointId id : ids)
        f.engine->send(id, QByteArray::number(int(id)));
    for (const EndpointId id : ids)
        QTRY_COMPARE(f.repliesOf(id), QByteArray::number(int(id)));
    for (const EndpointId id : ids)
        f.engine->disconnectClient(id);
    QTRY_VERIFY(f.peers.size() == 100
                && std::all_of(f.peers.cbegin(), f.peers.cend(),
                               [](const PeerStatus &peer) { return peer.state == LinkState::Closed; }));
    QCOMPARE(f.events(EventKind::Error).size(), 0);
}

void tst_TlsStreams::foreignServerSendsItAllAfterOurHalfClose_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("TLS 1.2") << QStringLiteral("-tls1_2");
    QTest::newRow("TLS 1.3, with tickets on their way") << QStringLiteral("-tls1_3");
}

void tst_TlsStreams::foreignServerSendsItAllAfterOurHalfClose()
{
    QFETCH(QString, version);
    SWB_NEED_PROGRAM("openssl");
    QTemporaryDir folder;
    const QByteArray content = countingBytes(5'000'000);
    write(folder.filePath(QStringLiteral("content")), content);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const PemPair pair
        = makeSelfSignedCertificate(
              {QStringLiteral("x"), {{QStringLiteral("x")}, {}}, now.addDays(-1), now.addDays(1)})
              .value();
    write(folder.filePath(QStringLiteral("own.pem")), pair.certificate + pair.key);
    test::Program server;
    server.setWorkingDirectory(folder.path());
    server.launch(QStringLiteral("openssl"),
                  {QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                   QStringLiteral("-cert"), QStringLiteral("own.pem"), QStringLiteral("-HTTP"), version});
    QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err().constData());
    QTRY_VERIFY(server.out().contains('\n'));
    const QByteArray port = server.out().split(':').value(1).split('\n').value(0);

    EngineFixture f;
    ClientSettings careless;
    careless.verifyPeer = false;
    const EndpointId client
        = f.open(QStringLiteral("tls://127.0.0.1:") + QString::fromLatin1(port), careless);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    f.engine->send(client, "GET /content HTTP/1.0\r\n\r\n");
    f.engine->halfClose(client);
    QTRY_COMPARE(f.repliesOf(client).size(), content.size());
    QVERIFY(f.repliesOf(client) == content);
    QTRY_COMPARE(f.clients[client].state, LinkState::Closed);
}

QTEST_GUILESS_MAIN(tst_TlsStreams)
#include "tst_tlsstreams.moc"
