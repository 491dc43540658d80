// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// ncat as the peer, as client and as server.
class TstNcat : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    [[nodiscard]] QStringList clientOptions(const QString &scheme) const
    {
        QStringList options;
        if (scheme == u"udp"_s || scheme == u"dtls"_s)
            options << u"-u"_s;
        if (scheme == u"tls"_s || scheme == u"dtls"_s)
            options << u"--ssl"_s << u"--ssl-verify"_s << u"--ssl-trustfile"_s << m_certificates.authority;
        if (scheme == u"dtls"_s) // by default its hello is fragmented, which no server with cookies reads
            options << u"--ssl-ciphers"_s << u"ECDHE-ECDSA-AES256-GCM-SHA384"_s;
        return options;
    }
    [[nodiscard]] QStringList serverOptions(const QString &scheme) const
    {
        QStringList options{u"-lkv"_s};
        if (scheme == u"udp"_s)
            options << u"-u"_s;
        if (scheme == u"tls"_s)
            options << u"--ssl"_s << u"--ssl-cert"_s << m_certificates.server << u"--ssl-key"_s
                    << m_certificates.server;
        return options;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("ncat");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itsClientIsAnswered_data() { addTransports(); }
    void itsClientIsAnswered()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        Program ncat;
        ncat.launch(u"ncat"_s, clientOptions(scheme) << u"-4"_s << u"localhost"_s << server.port());
        ncat.write("hello over the wire\n");
        QVERIFY2(ncat.waitForOut("HELLO OVER THE WIRE\n"), both(ncat.err(), server.out()));
        ncat.write("again\n");
        QVERIFY2(ncat.waitForOut("AGAIN\n"), both(ncat.err(), server.out()));
    }

    void itsClientHearsARepetition_data() { itsClientIsAnswered_data(); }
    void itsClientHearsARepetition()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"discard"_s, u"--send"_s,
                          u"tick {count}\\n"_s, u"--every"_s, u"50ms"_s, u"--times"_s, u"3"_s});
        QVERIFY2(server.isReady(), server.err());
        Program ncat;
        ncat.launch(u"ncat"_s, clientOptions(scheme) << u"-4"_s << u"localhost"_s << server.port());
        ncat.write("here I am\n"); // a UDP client is not known before
        QVERIFY2(ncat.waitForOut("tick 3\n"), both(ncat.err(), server.out()));
        QCOMPARE(ncat.out(), QByteArray("tick 1\ntick 2\ntick 3\n"));
    }

    void itsPipedClientGetsEverythingBack_data() { addStreams(); }
    void itsPipedClientGetsEverythingBack()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray bytes = mixedBytes(20'000'000);
        const Outcome ncat
            = run(u"ncat"_s, clientOptions(scheme) << u"-4"_s << u"localhost"_s << server.port(), bytes);
        QCOMPARE(ncat.out.size(), bytes.size());
        QVERIFY(ncat.out == bytes);
    }

    void itsServerIsAsked_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"tcp", "tls", "udp"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    void itsServerIsAsked()
    {
        QFETCH(QString, scheme);
        const QString port = freePort(scheme == u"udp"_s);
        Program ncat;
        ncat.launch(u"ncat"_s, serverOptions(scheme) << u"-c"_s << u"cat"_s << u"127.0.0.1"_s << port);
        QVERIFY2(ncat.waitForErr("Listening on"), ncat.err());
        const Outcome swb = runSwb({u"send"_s, scheme + u"://127.0.0.1:"_s + port, u"is anybody there?"_s});
        QVERIFY2(swb.exitCode == 0, both(swb.err, ncat.err()));
        QCOMPARE(swb.out, QByteArray("is anybody there?"));
    }

    void itsServerHearsARepetition_data() { itsServerIsAsked_data(); }
    void itsServerHearsARepetition()
    {
        QFETCH(QString, scheme);
        const QString port = freePort(scheme == u"udp"_s);
        Program ncat;
        QStringList options = serverOptions(scheme);
        if (scheme == u"udp"_s)
            options.first() = u"-lv"_s; // with -k it requires a program to run
        ncat.launch(u"ncat"_s, options << u"127.0.0.1"_s << port);
        QVERIFY2(ncat.waitForErr("Listening on"), ncat.err());
        const Outcome swb = runSwb({u"send"_s, scheme + u"://127.0.0.1:"_s + port, u"no. {count}\\n"_s,
                                    u"--every"_s, u"20ms"_s, u"--times"_s, u"3"_s, u"--replies"_s, u"0"_s});
        QVERIFY2(swb.exitCode == 0, both(swb.err, ncat.err()));
        QVERIFY2(ncat.waitForOut("no. 1\nno. 2\nno. 3\n"), both(ncat.out(), ncat.err()));
    }
};

QTEST_GUILESS_MAIN(TstNcat)
#include "tst_ncat.moc"
