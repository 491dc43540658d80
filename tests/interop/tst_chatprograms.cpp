// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// A chat between ncat, a ten-line Python client and our own.
class TstChatPrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("ncat");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ncatChatsWithSwb_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("tcp") << u"chat"_s << QStringList();
        QTest::newRow("tls") << u"chats"_s
                             << QStringList{u"--ssl"_s, u"--ssl-verify"_s, u"--ssl-trustfile"_s};
        QTest::newRow("udp") << u"chat+udp"_s << QStringList{u"-u"_s};
    }
    void ncatChatsWithSwb()
    {
        QFETCH(QString, scheme);
        QFETCH(QStringList, options);
        if (options.contains(u"--ssl"_s))
            options << m_certificates.authority;
        const bool isUdp = scheme == u"chat+udp"_s;
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QVERIFY(server.url().startsWith(scheme + u"://"_s));

        Program ncat;
        ncat.launch(u"ncat"_s, options + QStringList{u"-4"_s, u"localhost"_s, server.port()});
        ncat.write("/name Ann\n");
        QVERIFY2(ncat.waitForOut("* You are Ann.\n"), both(ncat.err(), server.out()));
        Program swb;
        swb.launch(swbProgram(),
                   overTestedSockets({u"send"_s, scheme + u"://localhost:"_s + server.port(), u"--replies"_s,
                                      u"1000"_s, u"--timeout"_s, u"60"_s}));
        if (isUdp)
            swb.write("/name Bob\n"); // a client that has sent nothing is not present
        QVERIFY2(swb.waitForOut("* You are "), both(swb.err(), server.out()));
        QVERIFY2(ncat.waitForOut("* guest2 has joined.\n"), both(ncat.out(), server.out()));
        swb.write("hello Ann\n");
        const QByteArray bob(isUdp ? "Bob" : "guest2");
        QVERIFY2(ncat.waitForOut(bob + ": hello Ann\n"), both(ncat.out(), server.out()));
        ncat.write("\x1b[31mhello\n");
        QVERIFY2(swb.waitForOut("Ann: ␛[31mhello\n"), both(swb.out(), server.out()));
        QVERIFY(!swb.out().contains('\x1b'));
        ncat.write("/quit\n");
        QVERIFY2(swb.waitForOut("* Ann has left.\n"), both(swb.out(), server.out()));
    }

    void pythonClientChats()
    {
        SWB_NEED_PROGRAM("python3");
        SwbServer server({u"chat://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString program = QStringLiteral(SWB_SOURCE_DIR "/tests/interop/programs/chat.py");
        Program one;
        one.launch(u"python3"_s, {program, server.port()});
        QVERIFY2(one.waitForOut("* You are guest1.\n"), one.err());
        Program other;
        other.launch(u"python3"_s, {program, server.port()});
        QVERIFY2(one.waitForOut("* guest2 has joined.\n"), one.err());
        other.write("/name Bob\nhello\n/who\n");
        QVERIFY2(one.waitForOut("Bob: hello\n"), both(one.err(), server.out()));
        QVERIFY2(other.waitForOut("* Here: Bob, guest1.\n"), both(other.err(), server.out()));
        other.closeWriteChannel();
        QCOMPARE(other.finish().exitCode, 0);
        QVERIFY2(one.waitForOut("* Bob has left.\n"), both(one.err(), server.out()));
        one.signalWith(SIGKILL); // another kind of end is noticed too
        Program third;
        third.launch(u"python3"_s, {program, server.port()});
        third.write("/who\n");
        QVERIFY2(third.waitForOut("* Here: guest3.\n"), both(third.out(), server.out()));
    }
};

QTEST_GUILESS_MAIN(TstChatPrograms)
#include "tst_chatprograms.moc"
