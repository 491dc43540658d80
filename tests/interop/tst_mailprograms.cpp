// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QJsonArray>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// Mail from and to third-party programs: Python's smtplib and smtpd, and curl.
class TstMailPrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    static QString program(const QString &name)
    {
        return QStringLiteral(SWB_SOURCE_DIR "/tests/interop/programs/") + name;
    }
    static QByteArray typed(const QByteArray &to)
    {
        return "From: Ann <ann@example.test>\nTo: " + to + "\nSubject: Hello\n\nOne line.\n.a dot\nä\n";
    }

private Q_SLOTS:
    void initTestCase() { m_certificates = Certificates::make(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void smtplibSends_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("plain") << u"smtp"_s;
        QTest::newRow("TLS") << u"smtps"_s;
        QTest::newRow("STARTTLS") << u"smtp+starttls"_s;
    }
    /// The scheme of a URL, without additions.
    static QString plainScheme(const QString &scheme) { return scheme.section(u'+', 0, 0); }
    static bool startsTls(const QString &scheme) { return scheme.contains(u'+'); }
    void smtplibSends()
    {
        SWB_NEED_PROGRAM("python3");
        QFETCH(QString, scheme);
        SwbServer server({plainScheme(scheme) + u"://127.0.0.1:0"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        QStringList arguments{program(u"sendmail.py"_s), server.port()};
        if (scheme != u"smtp"_s)
            arguments << m_certificates.authority;
        if (startsTls(scheme))
            arguments << u"starttls"_s;
        const Outcome python = run(u"python3"_s, arguments);
        QVERIFY2(python.exitCode == 0, both(python.err, server.out()));
        QCOMPARE(python.out, scheme == u"smtp"_s ? "True True 252\n{}\n"_ba : "True False 252\n{}\n"_ba);
        QVERIFY2(server.waitForOut("Hello over SMTP (")
                     && server.waitForOut("bob@example.test, carl@example.test"),
                 server.out());
        QVERIFY(server.out().contains("from <ann@example.test> to bob@example.test, carl@example.test"));
    }

    void curlSends_data() { smtplibSends_data(); }
    void curlSends()
    {
        SWB_NEED_PROGRAM("curl");
        QFETCH(QString, scheme);
        SwbServer server({plainScheme(scheme) + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome curl = run(u"curl"_s,
                                 {u"-sS"_s, startsTls(scheme) ? u"--ssl-reqd"_s : u"-s"_s, u"--cacert"_s,
                                  m_certificates.authority, u"--mail-from"_s, u"ann@example.test"_s,
                                  u"--mail-rcpt"_s, u"bob@example.test"_s, u"-T"_s, u"-"_s, u"--crlf"_s,
                                  plainScheme(scheme) + u"://localhost:"_s + server.port()},
                                 typed("bob@example.test"));
        QVERIFY2(curl.exitCode == 0, both(curl.err, server.out()));
        QVERIFY2(server.waitForOut("from <ann@example.test> to bob@example.test: Hello ("), server.out());
    }

    void swbSendsToPythonsServer()
    {
        SWB_NEED_PROGRAM("python3");
        Program python;
        python.launch(u"python3"_s, {u"-W"_s, u"ignore"_s, program(u"mailsink.py"_s)});
        if (!python.waitForOut("127.0.0.1:"))
            QSKIP("SKIPPED: this Python has no module smtpd any more, so nothing was shown about it");
        const QString url = u"smtp://127.0.0.1:"_s + toldPort(python.out());
        const Outcome swb = runSwb({u"send"_s, url}, typed("bob@example.test, carl@example.test"));
        QVERIFY2(swb.exitCode == 0, both(swb.err, python.out()));
        QVERIFY2(swb.out.startsWith("220 ") && swb.out.contains("\n354 ") && swb.out.contains("\n221 "),
                 swb.out);
        QVERIFY2(python.waitForOut("ann@example.test ['bob@example.test', 'carl@example.test']"),
                 python.out());
        QVERIFY2(python.out().contains("One line.\\n.a dot\\n"), python.out());
        const Outcome some = runSwb({u"send"_s, url}, typed("nobody@example.test, dora@example.test"));
        QCOMPARE(some.exitCode, 1);
        QVERIFY2(some.err.contains("The mail was refused for nobody@example.test."), some.err);
        QVERIFY2(python.waitForOut("['dora@example.test']"), python.out());
    }

    void swbSendsToSwb_data() { smtplibSends_data(); }
    void swbSendsToSwb()
    {
        QFETCH(QString, scheme);
        SwbServer server({plainScheme(scheme) + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString url = plainScheme(scheme) + u"://localhost:"_s + server.port();
        const QStringList asked = startsTls(scheme) ? QStringList{u"--starttls"_s} : QStringList();
        const Outcome swb
            = runSwb(QStringList{u"send"_s, url,
                                 u"From: a@example.test\\nTo: b@example.test\\nSubject: short\\n\\nhello"_s}
                     + asked);
        QVERIFY2(swb.exitCode == 0, both(swb.err, server.out()));
        QVERIFY2(server.waitForOut("from <a@example.test> to b@example.test: short ("), server.out());
        for (const QByteArray &line : server.out().split('\n')) {
            if (line.contains("MAIL FROM")) // each line says what was spoken when it passed
                QVERIFY2(line.contains(scheme == u"smtp"_s ? "  TCP  " : "  TLS  "), line);
        }
        const Outcome none = runSwb(QStringList{u"send"_s, url, u"hello"_s} + asked);
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("is not a"), none.err);
    }

    void opensslBeginsTls()
    {
        SWB_NEED_PROGRAM("openssl");
        SwbServer server({u"smtp://127.0.0.1:0"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        Program client;
        client.launch(u"openssl"_s,
                      {u"s_client"_s, u"-starttls"_s, u"smtp"_s, u"-connect"_s,
                       u"localhost:"_s + server.port(), u"-CAfile"_s, m_certificates.authority,
                       u"-verify_return_error"_s, u"-verify_hostname"_s, u"localhost"_s, u"-quiet"_s});
        client.write("EHLO me\r\n");
        QVERIFY2(client.waitForOut("250-SIZE"), both(client.err(), server.out()));
        client.write("NOOP\r\n");
        QVERIFY2(client.waitForOut("250 OK"), both(client.err(), server.out()));
        QVERIFY2(!client.out().contains("STARTTLS"), client.out());
        QVERIFY2(server.waitForOut("\"kind\":\"handshake\""), server.out());
    }

    void startTlsPassesARelay()
    {
        SwbServer server({u"smtp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        SwbServer relay({u"tcp://127.0.0.1:0"_s, u"tcp://127.0.0.1:"_s + server.port()}, 1, u"relay"_s);
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome sent = runSwb({u"send"_s, u"smtp://localhost:"_s + relay.port(), u"--starttls"_s},
                                    typed("bob@example.test"));
        QVERIFY2(sent.exitCode == 0, both(sent.err, relay.out()));
        QVERIFY2(server.waitForOut("to bob@example.test: Hello ("), server.out());
        QVERIFY2(relay.waitForOut("STARTTLS") && !relay.out().contains("MAIL FROM"), relay.out());
    }

    void certificateForAnotherNameIsRefused()
    {
        SwbServer server({u"smtp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QStringList sending{u"send"_s, u"smtp://localhost:"_s + server.port(), u"--starttls"_s,
                                  u"--server-name"_s, u"mail.example.test"_s};
        const Outcome refused = runSwb(sending, typed("bob@example.test"));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("The certificate is not for the name"), refused.err);
        const Outcome careless = runSwb(QStringList(sending) << u"--insecure"_s, typed("bob@example.test"));
        QVERIFY2(careless.exitCode == 0, both(careless.err, server.out()));
        QVERIFY2(server.waitForOut("to bob@example.test: Hello ("), server.out());
        QCOMPARE(server.out().count("to bob@example.test: Hello ("), 1);
    }

    void nothingIsSentInPlainTextInstead()
    {
        SwbServer server({u"smtp://127.0.0.1:0"_s, u"--no-starttls"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString url = u"smtp://localhost:"_s + server.port();
        const Outcome refused = runSwb({u"send"_s, url, u"--starttls"_s}, typed("bob@example.test"));
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("The mail server does not offer STARTTLS."), refused.err);
        QVERIFY2(!server.out().contains("MAIL FROM"), server.out());
        const Outcome plain = runSwb({u"send"_s, url}, typed("bob@example.test"));
        QVERIFY2(plain.exitCode == 0, both(plain.err, server.out()));
    }

    /// Mail is also accepted without TLS, so a server without a usable certificate continues, unless the
    /// certificate was named.
    void serverWithoutACertificateOffersNone()
    {
        QTemporaryFile noFolder;
        QVERIFY(noFolder.open());
        const QByteArray before = qgetenv("SWB_DATA_DIR");
        qputenv("SWB_DATA_DIR", QFile::encodeName(noFolder.fileName()));
        SwbServer server({u"smtp://127.0.0.1:0"_s});
        const Outcome named = runSwb({u"serve"_s, u"smtp://127.0.0.1:0"_s, u"--cert"_s, u"/no/such.pem"_s});
        qputenv("SWB_DATA_DIR", before);
        QVERIFY2(server.isReady(), server.err());
        QVERIFY2(server.waitForOut("STARTTLS is not offered."), both(server.out(), server.err()));
        QCOMPARE(named.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TstMailPrograms)
#include "tst_mailprograms.moc"
