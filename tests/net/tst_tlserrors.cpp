// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/tlsconfiguration.h"
#include "net/tls/tlsfacts.h"
#include "net/tls/words/handshakereasons.h"
#include "net/tls/words/tlserrors.h"
#include "support/enginefixture.h"
#include "support/processes.h"
#include "support/rawsocket.h"

#include <QRandomGenerator>
#include <functional>
#include <thread>

using namespace swb;
using namespace Qt::StringLiterals;
using test::EngineFixture;
using test::Program;
using test::RawSocket;

namespace {

const QString what = u"Could not connect to tls://localhost:12000."_s;
const QString home = u"127.0.0.1"_s;

CertificatePlan planFor(const QStringList &names, int fromDays = -1, int toDays = 30)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CertificateSubjects subjects;
    for (const QString &name : names) {
        const QHostAddress address(name);
        if (address.isNull())
            subjects.names.append(name);
        else
            subjects.addresses.append(address);
    }
    return {names.value(0), subjects, now.addDays(fromDays), now.addDays(toDays)};
}

QByteArray randomBytes(quint32 seed, qsizetype size)
{
    QByteArray bytes(size, '\0');
    QRandomGenerator random(seed);
    for (char &byte : bytes)
        byte = char(random.generate());
    return bytes;
}

/// Accepts one connection in a separate thread and treats it as told; then waits for the other side to close.
class PlainServer
{
public:
    explicit PlainServer(std::function<void(RawSocket &)> treat)
        : m_listener(RawSocket::boundTo(home, SOCK_STREAM))
    {
        m_listener.listen();
        m_thread = std::thread([this, treat = std::move(treat)] {
            RawSocket peer = m_listener.accept();
            treat(peer);
            if (peer.isOpen())
                peer.receiveToEnd();
        });
    }
    ~PlainServer() { m_thread.join(); }
    Q_DISABLE_COPY_MOVE(PlainServer)

    [[nodiscard]] QString url() const { return u"tls://"_s + m_listener.local().toString(); }

private:
    RawSocket m_listener;
    std::thread m_thread;
};

/// A program that serves and reports its port in the first group of the pattern.
class ServingProgram : public Program
{
public:
    ServingProgram(const QString &program, const QStringList &arguments, const QString &portPattern)
    {
        launch(program, arguments);
        const QRegularExpression pattern(portPattern);
        (void)QTest::qWaitFor(
            [&] {
                const auto match = pattern.match(QString::fromUtf8(out() + err()));
                m_port = match.captured(1);
                return match.hasMatch() || state() == NotRunning;
            },
            test::patienceMs);
    }
    [[nodiscard]] QString url() const { return u"tls://127.0.0.1:"_s + m_port; }
    [[nodiscard]] bool isReady() const { return !m_port.isEmpty(); }

private:
    QString m_port;
};

} // namespace

class TestTlsErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFlawIsTold_data();
    void everyFlawIsTold();
    void whatIsIgnoredIsTold();
    void flawOfAnIssuerIsToldOfTheIssuer();
    void addressesAreCheckedHoweverTheyAreWritten_data();
    void addressesAreCheckedHoweverTheyAreWritten();
    void wrongNameListsAtMostEightNames();
    void namesOfAStrangerStayInOneLine();

    void plainServerIsNamed_data();
    void plainServerIsNamed();
    void plainProgramIsNamed_data();
    void plainProgramIsNamed();
    void oneLetterIsNoTls();
    void serverThatLeavesInTheHandshakeIsNamed_data();
    void serverThatLeavesInTheHandshakeIsNamed();
    void opensslServerIsNamed_data();
    void opensslServerIsNamed();

    void plainClientIsNamed_data();
    void plainClientIsNamed();
    void shortMessageAndItsEndAreNoHandshakeEither();
    void curlWithoutTlsIsNamed();
    void clientThatLeavesInTheHandshakeIsNamed_data();
    void clientThatLeavesInTheHandshakeIsNamed();
    void opensslClientIsNamed_data();
    void opensslClientIsNamed();

    void alertsAreTold_data();
    void alertsAreTold();
    void textWithoutOpensslNumberIsKept();

    void factsOfASession_data();
    void factsOfASession();
    void clientTrustsTheWorkbenchAndTheFileGiven();
    void clientGoesOnWithoutAFolderForTheAuthority();
    void clientWithABadAuthorityFileIsRefused();
    void serverTakesItsOwnFiles();

private:
    QString saved(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        return file.fileName();
    }
    /// A certificate, its key and its issuers, in one file.
    QString savedIdentity(const PemPair &pair, const QByteArray &issuers = {})
    {
        return saved(u"server.pem"_s, pair.certificate + issuers + pair.key);
    }
    EndpointId serve(EngineFixture &f, const PemPair &pair, const QString &host = home)
    {
        ServerSettings settings;
        settings.tls.certificateFile = savedIdentity(pair);
        const EndpointId server = f.serve(u"tls://"_s + host + u":0"_s, settings);
        [&] { QCOMPARE(f.servers[server].error, Error()); }();
        return server;
    }
    [[nodiscard]] PemPair good() const { return makeServerCertificate(planFor({home}), m_ca).value(); }

    ClientSettings trusting()
    {
        ClientSettings settings;
        settings.authorityFile = saved(u"ca.pem"_s, m_ca.certificate);
        return settings;
    }

    QTemporaryDir m_folder;
    PemPair m_ca;
};

namespace {

/// The result of a client's handshake; its first sentence names the other side.
Error failureOf(EngineFixture &f, const QString &url, const ClientSettings &settings = {})
{
    const EndpointId client = f.open(url, settings);
    const ClientStatus status = f.clients[client];
    const bool named = status.error.what.contains(url);
    [&] { QVERIFY2(!status.error.isError() || named, qPrintable(status.error.what)); }();
    return status.error;
}

/// The same for a server's only peer.
Error failureOfPeer(EngineFixture &f)
{
    [&] {
        QTRY_VERIFY(!f.peers.isEmpty() && isOver(f.peers.cbegin()->state));
        const Error &error = f.peers.cbegin()->error;
        const QString peer = u"tls://"_s + f.peers.cbegin()->conversation.remote.toString();
        QVERIFY2(error.what.contains(peer), qPrintable(error.toString()));
    }();
    return f.peers.isEmpty() ? Error() : f.peers.cbegin()->error;
}

} // namespace

void TestTlsErrors::initTestCase()
{
    m_ca = makeAuthorityCertificate(planFor({u"test authority"_s}, -1000, 1000)).value();
}

void TestTlsErrors::everyFlawIsTold_data()
{
    QTest::addColumn<PemPair>("server");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QStringList>("words");
    const QStringList here{home};
    const QStringList elsewhere{u"elsewhere.example"_s, u"192.0.2.9"_s};
    const auto issuedFor
        = [this](const CertificatePlan &plan) { return makeServerCertificate(plan, m_ca).value(); };
    const auto selfSigned
        = [](const CertificatePlan &plan) { return makeSelfSignedCertificate(plan).value(); };

    QTest::newRow("signed by itself for another name")
        << selfSigned(planFor(elsewhere)) << true << ErrorCode::CertificateSelfSigned
        << QStringList{u"The certificate of elsewhere.example is self-signed"_s, u"not for 127.0.0.1"_s};
    QTest::newRow("signed by itself and expired")
        << selfSigned(planFor(here, -60, -30)) << true << ErrorCode::CertificateExpired
        << QStringList{u"expired on"_s, u"self-signed"_s};
    QTest::newRow("not yet valid and for another name")
        << issuedFor(planFor(elsewhere, 30, 60)) << true << ErrorCode::CertificateNotYetValid
        << QStringList{u"is valid from"_s, u"192.0.2.9, elsewhere.example, not for 127.0.0.1"_s};
    QTest::newRow("expired, for another name, from an unknown authority")
        << issuedFor(planFor(elsewhere, -60, -30)) << false << ErrorCode::CertificateExpired
        << QStringList{u"expired on"_s, u"not for 127.0.0.1"_s, u"issued by test authority"_s};
}

void TestTlsErrors::everyFlawIsTold()
{
    QFETCH(PemPair, server);
    QFETCH(bool, trusted);
    QFETCH(ErrorCode, code);
    QFETCH(QStringList, words);
    EngineFixture f;
    const Error error = failureOf(f, f.urlOf(serve(f, server)), trusted ? trusting() : ClientSettings());
    QCOMPARE(error.code, code);
    for (const QString &word : words)
        QVERIFY2(error.why.contains(word), qPrintable(error.why));
    QCOMPARE(failureOfPeer(f).code, ErrorCode::PeerRejectedCertificate);
}

void TestTlsErrors::whatIsIgnoredIsTold()
{
    EngineFixture f;
    ClientSettings careless;
    careless.verifyPeer = false;
    const EndpointId server = serve(f, makeSelfSignedCertificate(planFor({u"x.example"_s})).value());
    const EndpointId client = f.open(f.urlOf(server), careless);
    QCOMPARE(f.clients[client].state, LinkState::Connected);
    QCOMPARE(f.clients[client].error, Error()); // nothing went wrong
    auto notes = f.events(EventKind::Note);
    notes.removeIf([](const Event &event) { return event.severity == Severity::Note; }); // "Made a ..."
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first().severity, Severity::Warning);
    const Error &note = notes.first().detail->error;
    QCOMPARE(note.code, ErrorCode::CertificateSelfSigned);
    QVERIFY2(note.what.contains(f.urlOf(server)) && !note.what.contains(u"handshake"), qPrintable(note.what));
    QVERIFY2(note.why.contains(u"not for 127.0.0.1"), qPrintable(note.why));
}

void TestTlsErrors::flawOfAnIssuerIsToldOfTheIssuer()
{
    const PemPair old = makeAuthorityCertificate(planFor({u"old authority"_s}, -60, -30)).value();
    EngineFixture f;
    ClientSettings settings;
    settings.authorityFile = saved(u"old.pem"_s, old.certificate);
    const EndpointId server = serve(f, makeServerCertificate(planFor({home}), old).value());
    const Error error = failureOf(f, f.urlOf(server), settings);
    QCOMPARE(error.code, ErrorCode::CertificateExpired);
    QVERIFY2(error.why.contains(u"The certificate of old authority expired"), qPrintable(error.why));
}

void TestTlsErrors::addressesAreCheckedHoweverTheyAreWritten_data()
{
    QTest::addColumn<QString>("bind");
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv4 in hexadecimal") << home << u"0x7f000001"_s;
    QTest::newRow("IPv6 in full") << u"[::1]"_s << u"[0:0:0:0:0:0:0:1]"_s;
    QTest::newRow("IPv6 with an interface") << u"[::1]"_s << u"[::1%lo]"_s;
}

void TestTlsErrors::addressesAreCheckedHoweverTheyAreWritten()
{
    QFETCH(QString, bind);
    QFETCH(QString, host);
    EngineFixture f;
    for (const bool right : {true, false}) {
        const QStringList names{right ? QString(bind).remove(u'[').remove(u']') : u"192.0.2.9"_s};
        const EndpointId server = serve(f, makeServerCertificate(planFor(names), m_ca).value(), bind);
        const QString url = u"tls://"_s + host + u":%1"_s.arg(f.addressOf(server).port);
        if (!EndpointUrl::parse(url).ok())
            QSKIP("no such address can be written");
        const EndpointId client = f.open(url, trusting());
        if (f.clients[client].error.code == ErrorCode::UnknownHost)
            QSKIP("no such address can be reached");
        QCOMPARE(f.clients[client].error.code, right ? ErrorCode::None : ErrorCode::CertificateWrongName);
    }
}

void TestTlsErrors::wrongNameListsAtMostEightNames()
{
    QStringList names;
    for (int i = 1; i <= 9; ++i)
        names.append(u"n%1.example"_s.arg(i));
    const QSslCertificate nine(makeSelfSignedCertificate(planFor(names)).value().certificate);
    const QSslCertificate eight(makeSelfSignedCertificate(planFor(names.mid(0, 8))).value().certificate);
    const QString whyNine
        = certificateError({PeerFlaw{X509_V_ERR_HOSTNAME_MISMATCH, nine}}, u"me"_s, what).why;
    const QString whyEight
        = certificateError({PeerFlaw{X509_V_ERR_HOSTNAME_MISMATCH, eight}}, u"me"_s, what).why;
    QVERIFY2(whyNine.contains(u"n8.example, ..., not for me"), qPrintable(whyNine));
    QVERIFY2(whyEight.contains(u"n8.example, not for me"), qPrintable(whyEight));
}

void TestTlsErrors::namesOfAStrangerStayInOneLine()
{
    CertificatePlan plan = planFor({u"localhost"_s});
    plan.commonName = u"a\n\x1b[31mb\tc"_s;
    const QSslCertificate certificate(makeSelfSignedCertificate(plan).value().certificate);
    const QString why
        = certificateError({PeerFlaw{X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, certificate}}, u"me"_s, what)
              .why;
    const QString subject = certificateFacts(certificate).subject;
    for (const QString &text : {why, subject}) {
        QVERIFY(!text.isEmpty());
        for (const QChar c : text)
            QVERIFY2(c.isPrint(), qPrintable(text));
    }
}

void TestTlsErrors::plainServerIsNamed_data()
{
    QTest::addColumn<QByteArray>("banner");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("echo") << QByteArray() << QByteArray("echo");
    QTest::newRow("uppercase") << QByteArray() << QByteArray("upper");
    QTest::newRow("mail banner") << QByteArray("220 mail.example ESMTP ready\r\n") << QByteArray();
    QTest::newRow("SSH banner") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << QByteArray();
    QTest::newRow("banner in two letters") << QByteArray("hi\r\n\r\n") << QByteArray();
    QTest::newRow("HTTP refusal") << QByteArray() << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("zeros") << QByteArray() << QByteArray(500, '\0');
    QTest::newRow("random bytes") << QByteArray() << randomBytes(2026, 500);
}

void TestTlsErrors::plainServerIsNamed()
{
    QFETCH(QByteArray, banner);
    QFETCH(QByteArray, answer);
    PlainServer server([&](RawSocket &peer) {
        if (!banner.isEmpty())
            peer.send(banner);
        const QByteArray hello = peer.receive();
        peer.send(answer == "echo" ? hello : answer == "upper" ? hello.toUpper() : answer);
    });
    EngineFixture f;
    const Error error = failureOf(f, server.url());
    QVERIFY2(error.code == ErrorCode::NoTlsOnOtherSide, qPrintable(error.toString()));
}

void TestTlsErrors::plainProgramIsNamed_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("port");
    QTest::newRow("socat as an echo server")
        << u"socat"_s << QStringList{u"-d"_s, u"-d"_s, u"TCP-LISTEN:0,bind=127.0.0.1"_s, u"PIPE"_s}
        << u"listening on .*:(\\d+)"_s;
    QTest::newRow("python as a web server")
        << u"python3"_s << QStringList{u"-u"_s,     u"-m"_s, u"http.server"_s, u"0"_s,
                                       u"--bind"_s, home,    u"--directory"_s, u"/nonexistent"_s}
        << u"port (\\d+)"_s;
}

void TestTlsErrors::plainProgramIsNamed()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    QFETCH(QString, port);
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("SKIPPED: the program is not installed");
    ServingProgram server(program, arguments, port);
    QVERIFY2(server.isReady(), server.err().constData());
    EngineFixture f;
    const Error error = failureOf(f, server.url());
    QVERIFY2(error.code == ErrorCode::NoTlsOnOtherSide, qPrintable(error.toString()));
}

/// Long before a record header is complete.
void TestTlsErrors::oneLetterIsNoTls()
{
    PlainServer server([](RawSocket &peer) {
        peer.receive();
        peer.send("x");
    });
    EngineFixture f;
    QCOMPARE(failureOf(f, server.url()).code, ErrorCode::NoTlsOnOtherSide);
}

void TestTlsErrors::serverThatLeavesInTheHandshakeIsNamed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("resets");
    const QByteArray halfHello = QByteArray::fromHex("160303007a02000076");
    QTest::newRow("FIN at once") << QByteArray() << false;
    QTest::newRow("FIN within its first message") << halfHello << false;
    QTest::newRow("FIN after a goodbye") << QByteArray::fromHex("15030300020100") << false;
    QTest::newRow("RST at once") << QByteArray() << true;
    QTest::newRow("RST within its first message") << halfHello << true;
}

void TestTlsErrors::serverThatLeavesInTheHandshakeIsNamed()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, resets);
    PlainServer server([&](RawSocket &peer) {
        peer.receive();
        if (!answer.isEmpty())
            peer.send(answer);
        resets ? peer.reset() : peer.finish();
    });
    EngineFixture f;
    const Error error = failureOf(f, server.url());
    QCOMPARE(error.code, resets ? ErrorCode::ConnectionReset : ErrorCode::TlsHandshakeFailed);
    QVERIFY2(resets || error.why.contains(u"closed the connection"), qPrintable(error.why));
}

void TestTlsErrors::opensslServerIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    const ErrorCode failed = ErrorCode::TlsHandshakeFailed;
    QTest::newRow("TLS 1.1 only") << QStringList{u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s} << failed
                                  << u"none of our protocol versions"_s;
    QTest::newRow("no cipher in common")
        << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s} << failed
        << u"no common encryption"_s;
    QTest::newRow("wants a certificate, TLS 1.2")
        << QStringList{u"-tls1_2"_s, u"-Verify"_s, u"1"_s, u"-verify_return_error"_s} << failed
        << u"requires a certificate"_s;
    QTest::newRow("good, TLS 1.2") << QStringList{u"-tls1_2"_s} << ErrorCode::None << QString();
    QTest::newRow("good, TLS 1.3") << QStringList{u"-tls1_3"_s} << ErrorCode::None << QString();
}

void TestTlsErrors::opensslServerIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    SWB_NEED_PROGRAM("openssl");
    ServingProgram server(
        u"openssl"_s,
        QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, savedIdentity(good())}
            + arguments,
        u"ACCEPT 127.0.0.1:(\\d+)"_s);
    QVERIFY2(server.isReady(), server.err().constData());
    EngineFixture f;
    const Error error = failureOf(f, server.url(), trusting());
    QVERIFY2(error.code == code, qPrintable(error.toString()));
    QVERIFY2(error.why.contains(word), qPrintable(error.why));
}

void TestTlsErrors::plainClientIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a line") << QByteArray("hello\n");
    QTest::newRow("less than the header of a record") << QByteArray("hi");
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("a request to a proxy") << QByteArray("CONNECT example:443 HTTP/1.1\r\n\r\n");
    QTest::newRow("a mail greeting") << QByteArray("EHLO example\r\n");
    QTest::newRow("zeros") << QByteArray(300, '\0');
    QTest::newRow("random bytes") << randomBytes(7, 300);
    QTest::newRow("a length prefix") << QByteArray::fromHex("00000005") + "hello";
}

void TestTlsErrors::plainClientIsNamed()
{
    QFETCH(QByteArray, bytes);
    EngineFixture f;
    RawSocket client = RawSocket::connectedTo(f.addressOf(serve(f, good())));
    client.send(bytes);
    QCOMPARE(failureOfPeer(f).code, ErrorCode::PlainClientOnTlsPort);
}

void TestTlsErrors::shortMessageAndItsEndAreNoHandshakeEither()
{
    EngineFixture f;
    RawSocket client = RawSocket::connectedTo(f.addressOf(serve(f, good())));
    client.send("hi");
    client.finish();
    QCOMPARE(failureOfPeer(f).code, ErrorCode::PlainClientOnTlsPort);
}

void TestTlsErrors::curlWithoutTlsIsNamed()
{
    SWB_NEED_PROGRAM("curl");
    EngineFixture f;
    const QString url = f.urlOf(serve(f, good())).replace(u"tls:"_s, u"http:"_s);
    QVERIFY(test::run(u"curl"_s, {u"-sS"_s, u"--noproxy"_s, u"*"_s, url}).exitCode > 0);
    QCOMPARE(failureOfPeer(f).code, ErrorCode::PlainClientOnTlsPort);
}

void TestTlsErrors::clientThatLeavesInTheHandshakeIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("resets");
    const QByteArray halfHello = QByteArray::fromHex("1603010200010001fc0303");
    QTest::newRow("FIN at once") << QByteArray() << false;
    QTest::newRow("FIN within its first message") << halfHello << false;
    QTest::newRow("RST at once") << QByteArray() << true;
    QTest::newRow("RST within its first message") << halfHello << true;
}

void TestTlsErrors::clientThatLeavesInTheHandshakeIsNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, resets);
    EngineFixture f;
    RawSocket client = RawSocket::connectedTo(f.addressOf(serve(f, good())));
    QTRY_COMPARE(f.peers.size(), 1); // it is accepted
    if (!bytes.isEmpty())
        client.send(bytes);
    resets ? client.reset() : client.close();
    const Error error = failureOfPeer(f);
    QCOMPARE(error.code, resets ? ErrorCode::ConnectionReset : ErrorCode::TlsHandshakeFailed);
    QVERIFY2(resets || error.why.contains(u"does not trust"), qPrintable(error.why));
}

void TestTlsErrors::opensslClientIsNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    const QString verify = u"-verify_return_error"_s;
    QTest::newRow("unknown authority over TLS 1.3")
        << QStringList{verify, u"-tls1_3"_s} << ErrorCode::PeerRejectedCertificate << u"unknown_ca"_s;
    QTest::newRow("unknown authority over TLS 1.2")
        << QStringList{verify, u"-tls1_2"_s} << ErrorCode::PeerRejectedCertificate << u"unknown_ca"_s;
    QTest::newRow("TLS 1.1 only") << QStringList{u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s}
                                  << ErrorCode::TlsHandshakeFailed << u"no protocol version"_s;
    QTest::newRow("no cipher in common")
        << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s}
        << ErrorCode::TlsHandshakeFailed << u"no cipher in common"_s;
}

void TestTlsErrors::opensslClientIsNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    SWB_NEED_PROGRAM("openssl");
    EngineFixture f;
    Program client;
    client.launch(u"openssl"_s,
                  QStringList{u"s_client"_s, u"-connect"_s, f.addressOf(serve(f, good())).toString()}
                      + arguments);
    const Error error = failureOfPeer(f);
    QCOMPARE(error.code, code);
    QVERIFY2(error.why.contains(word), qPrintable(error.why));
    QVERIFY(client.finish().exitCode != -1);
}

void TestTlsErrors::alertsAreTold_data()
{
    QTest::addColumn<int>("alert");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    const ErrorCode rejected = ErrorCode::PeerRejectedCertificate;
    const ErrorCode failed = ErrorCode::TlsHandshakeFailed;
    QTest::newRow("handshake failure") << 40 << failed << u"no common encryption"_s;
    QTest::newRow("no certificate") << 41 << rejected << u"alert 41"_s;
    QTest::newRow("bad certificate") << 42 << rejected << u"alert 42"_s;
    QTest::newRow("certificate expired") << 45 << rejected << u"alert 45"_s;
    QTest::newRow("certificate unknown") << 46 << rejected << u"alert 46"_s;
    QTest::newRow("illegal parameter") << 47 << failed << u"alert 47"_s;
    QTest::newRow("unknown authority") << 48 << rejected << u"alert 48"_s;
    QTest::newRow("access denied") << 49 << failed << u"alert 49"_s;
    QTest::newRow("protocol version") << 70 << failed << u"none of our protocol versions"_s;
    QTest::newRow("internal error") << 80 << failed << u"alert 80"_s;
    QTest::newRow("certificate required")
        << 116 << ErrorCode::CertificateDemanded << u"requires a certificate"_s;
}

void TestTlsErrors::alertsAreTold()
{
    QFETCH(int, alert);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    const QString text = u"Error during SSL handshake: error:%1:SSL routines::some alert"_s.arg(
        0x0a000000 + 1000 + alert, 8, 16, QChar(u'0'));
    QCOMPARE(handshakeReason(text).alert, alert);
    const Error error = handshakeError(Role::Server, text, what);
    QCOMPARE(error.code, code);
    QVERIFY2(error.why.contains(word), qPrintable(error.why));
}

void TestTlsErrors::textWithoutOpensslNumberIsKept()
{
    const Error error = handshakeError(Role::Client, u"Something new went wrong"_s, what);
    QCOMPARE(error.code, ErrorCode::TlsHandshakeFailed);
    QVERIFY(error.why.contains(u"Something new went wrong"));
    QCOMPARE(opensslWords(u"error:0A00010B:SSL routines::wrong version number"_s), u"wrong version number"_s);
}

void TestTlsErrors::factsOfASession_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("name");
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s << u"TLSv1.2"_s;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s << u"TLSv1.3"_s;
}

void TestTlsErrors::factsOfASession()
{
    QFETCH(QString, option);
    QFETCH(QString, name);
    SWB_NEED_PROGRAM("openssl");
    const PemPair mine = good();
    ClientSettings settings = trusting();
    ServingProgram server(u"openssl"_s,
                          {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, savedIdentity(mine),
                           u"-cert_chain"_s, settings.authorityFile, option},
                          u"ACCEPT 127.0.0.1:(\\d+)"_s);
    QVERIFY2(server.isReady(), server.err().constData());
    EngineFixture f;
    const EndpointId client = f.open(server.url(), settings);
    QCOMPARE(f.clients[client].error, Error());
    const auto handshakes = f.events(EventKind::Handshake);
    QCOMPARE(handshakes.size(), 1);
    const TlsFacts facts = *handshakes.first().detail->tls;
    QCOMPARE(facts.protocol, name);
    QVERIFY(!facts.cipher.isEmpty());
    QVERIFY(facts.verified);
    QVERIFY(facts.durationNs > 0);
    QCOMPARE(facts.peerChain.size(), 2);
    const QSslCertificate leaf(mine.certificate);
    QCOMPARE(facts.peerChain.first().subject, home);
    QCOMPARE(facts.peerChain.first().issuer, u"test authority"_s);
    QCOMPARE(facts.peerChain.first().notAfter, leaf.expiryDate());
    QCOMPARE(facts.peerChain.first().sha256,
             QString::fromLatin1(leaf.digest(QCryptographicHash::Sha256).toHex()));
}

void TestTlsErrors::clientTrustsTheWorkbenchAndTheFileGiven()
{
    EngineFixture f;
    const EndpointId own = f.serve(u"tls://127.0.0.1:0"_s); // with the workbench's certificate
    const EndpointId other = serve(f, good());
    for (const EndpointId server : {own, other})
        QCOMPARE(failureOf(f, f.urlOf(server), trusting()), Error());
}

void TestTlsErrors::clientGoesOnWithoutAFolderForTheAuthority()
{
    QTemporaryDir dir;
    QFile file(dir.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ClientSettings settings;
    settings.url.transport = Transport::Tls;
    const Result<TlsSetup> setup = clientTls(settings, CertificateAuthority(file.fileName() + u"/tls"));
    QVERIFY(setup.ok());
    QCOMPARE(setup.value().notes.size(), 1);
    QVERIFY(setup.value().notes.first().contains(file.fileName()));
}

void TestTlsErrors::clientWithABadAuthorityFileIsRefused()
{
    QTemporaryDir dir;
    ClientSettings settings;
    settings.url.transport = Transport::Tls;
    settings.authorityFile = dir.filePath(u"nowhere.pem"_s);
    const Result<TlsSetup> setup = clientTls(settings, CertificateAuthority(dir.filePath(u"tls"_s)));
    QVERIFY(!setup.ok());
    QCOMPARE(setup.error().code, ErrorCode::FileUnreadable);
}

void TestTlsErrors::serverTakesItsOwnFiles()
{
    QTemporaryDir dir;
    const PemPair mine = makeServerCertificate(planFor({u"localhost"_s}), m_ca).value();
    QFile file(dir.filePath(u"mine.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(mine.certificate + mine.key) > 0);
    file.close();
    ServerSettings settings;
    settings.url.transport = Transport::Tls;
    settings.tls.certificateFile = file.fileName();
    const Result<TlsSetup> setup = serverTls(settings, CertificateAuthority(dir.filePath(u"tls"_s)));
    QVERIFY(setup.ok());
    QCOMPARE(setup.value().configuration.localCertificate(), QSslCertificate(mine.certificate));
    QVERIFY(!QFile::exists(dir.filePath(u"tls"_s)));

    settings.tls.keyFile = dir.filePath(u"nowhere.pem"_s);
    QCOMPARE(serverTls(settings, CertificateAuthority(dir.filePath(u"tls"_s))).error().code,
             ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(TestTlsErrors)
#include "tst_tlserrors.moc"
