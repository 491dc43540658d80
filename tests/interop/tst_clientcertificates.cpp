// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"
#include "support/strangecertificates.h"

#include <QJsonArray>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

/// What "swb serve --json" reports about the last handshake.
QJsonObject handshakeFacts(const QByteArray &out)
{
    QJsonObject facts;
    for (const QByteArray &line : out.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.contains(u"tls"_s))
            facts = event[u"tls"_s].toObject();
    }
    return facts;
}

QString subjectOf(const QJsonObject &facts)
{
    return facts[u"peerChain"_s].toArray().first().toObject()[u"subject"_s].toString();
}

/// A program on a separate terminal (pty(7)), whose other end is ours.
class OnTerminal : public Program
{
public:
    OnTerminal()
    {
        int program = -1;
        if (::openpty(&m_ours, &program, nullptr, nullptr, nullptr) != 0)
            qFatal("no terminal");
        ::fcntl(m_ours, F_SETFL, O_NONBLOCK);
        ::fcntl(m_ours, F_SETFD, FD_CLOEXEC);
        m_programs = program;
        setChildProcessModifier([program] {
            ::setsid();
            ::ioctl(program, TIOCSCTTY, 0);
        });
    }
    ~OnTerminal() override
    {
        ::close(m_ours);
        ::close(m_programs);
    }

    void type(const QByteArray &text)
    {
        QCOMPARE(::write(m_ours, text.constData(), size_t(text.size())), text.size());
    }
    [[nodiscard]] bool echoes() const
    {
        termios now = {};
        return ::tcgetattr(m_ours, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
    const QByteArray &shown()
    {
        char bytes[256];
        for (ssize_t got = 0; (got = ::read(m_ours, bytes, sizeof bytes)) > 0;)
            m_shown.append(bytes, got);
        return m_shown;
    }

private:
    int m_ours = -1;
    int m_programs = -1;
    QByteArray m_shown;
};

} // namespace

/// Clients that present a certificate to servers that request one: OpenSSL's and curl's to ours, ours to
/// OpenSSL's.
class TstClientCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itsClientIsTold_data();
    void itsClientIsTold();
    void curlShowsWhoItIs();
    void itsServerKnowsOurClient_data();
    void itsServerKnowsOurClient();
    void withoutOneItsServerRefusesUs_data();
    void withoutOneItsServerRefusesUs();
    void thePassphraseIsAskedForWithoutEcho_data();
    void thePassphraseIsAskedForWithoutEcho();
    void interruptedQuestionLeavesTheTerminalAsItWas();

private:
    QString save(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no file");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file.fileName();
    }
    QString openssl(const QString &name, const QStringList &arguments, const QByteArray &input) const
    {
        const Outcome made = run(u"openssl"_s, arguments, input);
        return made.exitCode == 0 && !made.out.isEmpty() ? save(name, made.out) : QString();
    }
    void launchItsServer(Program &server, const QString &scheme, const QStringList &more) const
    {
        QStringList arguments{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                              m_ours.server, u"-key"_s,    m_ours.server,    u"-naccept"_s,
                              u"1"_s,        u"-CAfile"_s, m_authority};
        if (scheme == u"dtls"_s)
            arguments << u"-dtls"_s << u"-listen"_s;
        server.launch(u"openssl"_s, arguments + more);
        QVERIFY2(server.waitForOut("ACCEPT 127.0.0.1:"), server.err());
        QTRY_VERIFY(!toldPort(server.out()).isEmpty());
    }

    OwnDataFolder m_data;
    QTemporaryDir m_folder;
    Certificates m_ours;
    QString m_authority; ///< the clients' authority
    QString m_alice; ///< certificate and key
    QString m_stranger; ///< signed by nobody
    QString m_server; ///< a server's, from the right authority
    QString m_ed25519; ///< certificate and key
    QString m_protected; ///< alice's key, with the passphrase "open sesame"
    QString m_pkcs12; ///< alice's, with the same passphrase
};

void TstClientCertificates::initTestCase()
{
    SWB_NEED_PROGRAM("openssl");
    m_ours = Certificates::make();
    const auto saved = [this](const QString &name, const PemPair &pair) {
        return save(name, pair.certificate + pair.key);
    };
    const PemPair authority = StrangeCertificate::authority("club").signedBy();
    m_authority = save(u"club.pem"_s, authority.certificate);
    const QString authorityKey = save(u"club-key.pem"_s, authority.key);
    const PemPair alice
        = StrangeCertificate{.commonName = "alice", .extendedKeyUsage = "clientAuth"}.signedBy(authority);
    m_alice = saved(u"alice.pem"_s, alice);
    m_stranger
        = saved(u"mallory.pem"_s,
                StrangeCertificate{.commonName = "mallory", .extendedKeyUsage = "clientAuth"}.signedBy());
    m_server = saved(u"server.pem"_s, StrangeCertificate{.commonName = "a server"}.signedBy(authority));
    const QString own = save(u"alice.key"_s, alice.key);
    const QString secret = u"pass:open sesame"_s;
    m_protected
        = openssl(u"protected.pem"_s, {u"pkey"_s, u"-in"_s, own, u"-aes256"_s, u"-passout"_s, secret}, {});
    m_pkcs12
        = openssl(u"alice.p12"_s, {u"pkcs12"_s, u"-export"_s, u"-in"_s, m_alice, u"-passout"_s, secret}, {});
    const QString key = openssl(u"ed.key"_s, {u"genpkey"_s, u"-algorithm"_s, u"ED25519"_s}, {});
    const QString request
        = openssl(u"ed.csr"_s, {u"req"_s, u"-new"_s, u"-key"_s, key, u"-subj"_s, u"/CN=edwina"_s}, {});
    const QString certificate = openssl(
        u"ed.crt"_s,
        {u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, m_authority, u"-CAkey"_s, authorityKey}, {});
    QVERIFY(!certificate.isEmpty() && !m_protected.isEmpty() && !m_pkcs12.isEmpty());
    m_ed25519 = openssl(u"edwina.pem"_s, {u"x509"_s, u"-in"_s, certificate}, {});
    QFile whole(m_ed25519);
    QFile keyFile(key);
    QVERIFY(whole.open(QIODevice::Append) && keyFile.open(QIODevice::ReadOnly));
    whole.write(keyFile.readAll());
}

void TstClientCertificates::itsClientIsTold_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("client"); // a member's name
    QTest::addColumn<bool>("demanded");
    QTest::addColumn<QByteArray>("log"); // its expected content
    QTest::addColumn<bool>("served");
    for (const QString &scheme : {u"tls"_s, u"dtls"_s}) {
        const auto row
            = [&](const char *name, const QString &client, bool demanded, const char *log, bool served) {
                  QTest::addRow("%s, %s", qPrintable(scheme), name)
                      << scheme << client << demanded << QByteArray(log) << served;
              };
        row("a member", u"alice.pem"_s, false, "client alice (verified)", true);
        row("a member with a key of Ed25519", u"edwina.pem"_s, false, "client edwina (verified)", true);
        row("a member where one is demanded", u"alice.pem"_s, true, "client alice (verified)", true);
        row("a stranger", u"mallory.pem"_s, false, "client mallory (not verified)", true);
        row("a stranger where one is demanded", u"mallory.pem"_s, true, "certificate-self-signed", false);
        row("a server's certificate where a client's is demanded", u"server.pem"_s, true,
            "is not for a TLS client", false);
        row("nobody", {}, false, "\"verified\":false", true);
        row("nobody where one is demanded", {}, true, "no-client-certificate", false);
    }
}

void TstClientCertificates::itsClientIsTold()
{
    QFETCH(QString, scheme);
    QFETCH(QString, client);
    QFETCH(bool, demanded);
    QFETCH(QByteArray, log);
    QFETCH(bool, served);
    QStringList arguments{scheme + u"://127.0.0.1:0"_s, u"--json"_s, u"--client-ca"_s, m_authority};
    if (demanded)
        arguments << u"--require-client-cert"_s;
    SwbServer server(arguments);
    QVERIFY2(server.isReady(), server.err());
    Program peer;
    QStringList its{u"s_client"_s, u"-connect"_s, u"127.0.0.1:"_s + server.port(),
                    u"-quiet"_s,   u"-CAfile"_s,  m_ours.authority};
    if (scheme == u"dtls"_s)
        its << u"-dtls"_s;
    if (!client.isEmpty())
        its << u"-cert"_s << m_folder.filePath(client) << u"-key"_s << m_folder.filePath(client);
    peer.launch(u"openssl"_s, its);
    peer.write("may I come in?\n");
    QVERIFY2(server.waitForOut(log), both(peer.err(), server.out()));
    if (served)
        QVERIFY2(peer.waitForOut("may I come in?\n"), both(peer.err(), server.out()));
    else
        QVERIFY2(!server.out().contains("may I come in?"), server.out());
    if (served)
        QVERIFY2(server.waitForOut("may I come in?"), server.out()); // so the lines before it are complete
    if (served && !client.isEmpty())
        QCOMPARE(subjectOf(handshakeFacts(server.out())),
                 client == u"edwina.pem"_s ? u"edwina"_s : client.section(u'.', 0, 0));
}

void TstClientCertificates::curlShowsWhoItIs()
{
    SWB_NEED_PROGRAM("curl");
    if (testsQtsClasses())
        QSKIP("A QSslSocket as a server does not choose a protocol.");
    SwbServer server(
        {u"tls://127.0.0.1:0"_s, u"--json"_s, u"--close-after-reply"_s, u"--client-ca"_s, m_authority,
         u"--require-client-cert"_s, u"--alpn"_s, u"http/1.1"_s, u"--reply"_s,
         u"fixed:HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nhi"_s});
    QVERIFY2(server.isReady(), server.err());
    const QStringList common{u"-sS4"_s,     u"--noproxy"_s,   u"*"_s,
                             u"--cacert"_s, m_ours.authority, u"https://localhost:"_s + server.port()};
    const Outcome member = run(u"curl"_s, common + QStringList{u"--cert"_s, m_alice});
    QVERIFY2(member.exitCode == 0, both(member.err, server.out()));
    QCOMPARE(member.out, QByteArray("hi"));
    QVERIFY2(server.waitForOut("\"kind\":\"closed\""), server.out());
    const QJsonObject facts = handshakeFacts(server.out());
    QCOMPARE(subjectOf(facts), u"alice"_s);
    QCOMPARE(facts[u"verified"_s].toBool(), true);
    QCOMPARE(facts[u"alpn"_s].toString(), u"http/1.1"_s);
    QCOMPARE(facts[u"serverName"_s].toString(), u"localhost"_s);
    QVERIFY(run(u"curl"_s, common).exitCode != 0);
    QVERIFY2(server.waitForOut("no-client-certificate"), server.out());
}

void TstClientCertificates::itsServerKnowsOurClient_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("subject");
    const QString secret = save(u"secret.txt"_s, "open sesame\n");
    for (const QString &scheme : {u"tls"_s, u"dtls"_s}) {
        const auto row = [&](const char *name, const QStringList &arguments, const char *subject) {
            QTest::addRow("%s, %s", qPrintable(scheme), name) << scheme << arguments << QByteArray(subject);
        };
        row("certificate and key in one file", {u"--cert"_s, m_alice}, "alice");
        row("a protected key", {u"--cert"_s, m_alice, u"--key"_s, m_protected, u"--key-pass-file"_s, secret},
            "alice");
        row("PKCS#12", {u"--cert"_s, m_pkcs12, u"--key-pass-file"_s, secret}, "alice");
        row("Ed25519", {u"--cert"_s, m_ed25519}, "edwina");
    }
}

void TstClientCertificates::itsServerKnowsOurClient()
{
    QFETCH(QString, scheme);
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, subject);
    Program server;
    launchItsServer(server, scheme, {u"-Verify"_s, u"2"_s, u"-verify_return_error"_s});
    Program swb;
    swb.launch(swbProgram(),
               QStringList{u"send"_s, scheme + u"://127.0.0.1:"_s + toldPort(server.out()), u"it is me\\n"_s,
                           u"--timeout"_s, u"20"_s}
                   + arguments);
    QVERIFY2(server.waitForOut("it is me"), both(server.err(), swb.err()));
    QVERIFY2(server.out().contains(QByteArray("subject=CN = " + subject)), server.out());
    server.write("welcome\n");
    const Outcome outcome = swb.finish();
    QVERIFY2(outcome.exitCode == 0, outcome.err);
    QCOMPARE(outcome.out, QByteArray("welcome\n"));
}

void TstClientCertificates::withoutOneItsServerRefusesUs_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QStringList>("versions");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("nobody, TLS 1.3") << QString() << QStringList{u"-tls1_3"_s}
                                     << QByteArray("certificate-demanded");
    QTest::newRow("nobody, TLS 1.2") << QString() << QStringList{u"-tls1_2"_s}
                                     << QByteArray("tls-handshake-failed");
    QTest::newRow("a stranger, TLS 1.3")
        << u"mallory.pem"_s << QStringList{u"-tls1_3"_s} << QByteArray("peer-rejected-certificate");
    QTest::newRow("a stranger, TLS 1.2")
        << u"mallory.pem"_s << QStringList{u"-tls1_2"_s} << QByteArray("peer-rejected-certificate");
}

void TstClientCertificates::withoutOneItsServerRefusesUs()
{
    QFETCH(QString, certificate);
    QFETCH(QStringList, versions);
    QFETCH(QByteArray, code);
    Program server;
    launchItsServer(server, u"tls"_s,
                    QStringList{u"-Verify"_s, u"2"_s, u"-verify_return_error"_s} + versions);
    QStringList arguments{u"send"_s,      u"tls://127.0.0.1:"_s + toldPort(server.out()),
                          u"hello"_s,     u"--json"_s,
                          u"--timeout"_s, u"20"_s};
    if (!certificate.isEmpty())
        arguments << u"--cert"_s << m_folder.filePath(certificate);
    const Outcome outcome = runSwb(arguments);
    QCOMPARE(outcome.exitCode, 1);
    QVERIFY2(outcome.err.contains(code), outcome.err);
}

void TstClientCertificates::thePassphraseIsAskedForWithoutEcho_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("the right one") << QByteArray("open sesame\n") << 0;
    QTest::newRow("a mistake taken back") << QByteArray("open sesamx\x7f"
                                                        "e\n")
                                          << 0;
    QTest::newRow("a wrong one") << QByteArray("Open Sesame\n") << 1;
    QTest::newRow("nothing") << QByteArray("\n") << 1;
}

void TstClientCertificates::thePassphraseIsAskedForWithoutEcho()
{
    QFETCH(QByteArray, typed);
    QFETCH(int, exitCode);
    Program server;
    launchItsServer(server, u"tls"_s, {u"-Verify"_s, u"2"_s, u"-verify_return_error"_s, u"-www"_s});
    OnTerminal swb;
    swb.launch(swbProgram(),
               {u"send"_s, u"tls://127.0.0.1:"_s + toldPort(server.out()), u"GET / HTTP/1.0\\r\\n\\r\\n"_s,
                u"--cert"_s, m_alice, u"--key"_s, m_protected, u"--timeout"_s, u"20"_s});
    QTRY_VERIFY(swb.shown().contains("Passphrase of "));
    swb.type(typed);
    const Outcome outcome = swb.finish();
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(exitCode == 0 ? outcome.out.startsWith("HTTP/1.0 200") : outcome.err.contains("assphrase"),
             both(outcome.err, outcome.out));
    QVERIFY2(!swb.shown().contains("esam"), swb.shown());
}

/// The shell stays, because the terminal would end with its first program.
void TstClientCertificates::interruptedQuestionLeavesTheTerminalAsItWas()
{
    OnTerminal swb;
    swb.launch(u"sh"_s,
               {u"-c"_s, u"trap : INT; \"$0\" \"$@\"; echo over; cat"_s, swbProgram(), u"serve"_s,
                u"tls://127.0.0.1:0"_s, u"--cert"_s, m_alice, u"--key"_s, m_protected});
    QTRY_VERIFY(swb.shown().contains("Passphrase of "));
    QVERIFY(!swb.echoes());
    swb.type("\x03"); // Ctrl+C
    QVERIFY2(swb.waitForOut("over"), both(swb.out(), swb.err()));
    QVERIFY(!swb.out().contains("listening"));
    QVERIFY(swb.echoes());
}

QTEST_GUILESS_MAIN(TstClientCertificates)
#include "tst_clientcertificates.moc"
