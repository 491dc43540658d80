// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// Mail from and to programs that nobody here wrote: Python's smtplib and smtpd, and curl.
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
    }
    void smtplibSends()
    {
        SWB_NEED_PROGRAM("python3");
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        QStringList arguments{program(u"sendmail.py"_s), server.port()};
        if (scheme == u"smtps"_s)
            arguments << m_certificates.authority;
        const Outcome python = run(u"python3"_s, arguments);
        QVERIFY2(python.exitCode == 0, both(python.err, server.out()));
        QCOMPARE(python.out, QByteArray("True False 252\n{}\n"));
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
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome curl = run(u"curl"_s,
                                 {u"-sS"_s, u"--cacert"_s, m_certificates.authority, u"--mail-from"_s,
                                  u"ann@example.test"_s, u"--mail-rcpt"_s, u"bob@example.test"_s, u"-T"_s,
                                  u"-"_s, u"--crlf"_s, scheme + u"://localhost:"_s + server.port()},
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
        QVERIFY2(some.err.contains("The mail does not go to nobody@example.test."), some.err);
        QVERIFY2(python.waitForOut("['dora@example.test']"), python.out());
    }

    void swbSendsToSwb_data() { smtplibSends_data(); }
    void swbSendsToSwb()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome swb
            = runSwb({u"send"_s, scheme + u"://localhost:"_s + server.port(),
                      u"From: a@example.test\\nTo: b@example.test\\nSubject: short\\n\\nhello"_s});
        QVERIFY2(swb.exitCode == 0, both(swb.err, server.out()));
        QVERIFY2(server.waitForOut("from <a@example.test> to b@example.test: short ("), server.out());
        const Outcome none = runSwb({u"send"_s, scheme + u"://localhost:"_s + server.port(), u"hello"_s});
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.err.contains("is no mail"), none.err);
    }
};

QTEST_GUILESS_MAIN(TstMailPrograms)
#include "tst_mailprograms.moc"
