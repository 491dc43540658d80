// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// socat as the peer, as client and as server.
class TstSocat : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    [[nodiscard]] QString clientAddress(const QString &scheme, const QString &port) const
    {
        const QString trust = u",cafile="_s + m_certificates.authority;
        if (scheme == u"tls"_s)
            return u"OPENSSL:localhost:"_s + port + u",pf=ip4"_s + trust;
        if (scheme == u"dtls"_s)
            return u"OPENSSL-DTLS-CLIENT:localhost:"_s + port
                + u",pf=ip4,cipher=ECDHE-ECDSA-AES256-GCM-SHA384"_s
                + trust; // with every cipher its hello is fragmented, which no server with cookies reads
        return scheme.toUpper() + u"4:127.0.0.1:"_s + port;
    }
    [[nodiscard]] QString serverAddress(const QString &scheme) const
    {
        const QString identity
            = u",verify=0,cert="_s + m_certificates.server + u",key="_s + m_certificates.server;
        if (scheme == u"tls"_s)
            return u"OPENSSL-LISTEN:0,bind=127.0.0.1,pf=ip4,fork"_s + identity;
        if (scheme == u"dtls"_s)
            return u"OPENSSL-DTLS-SERVER:0,bind=127.0.0.1,pf=ip4"_s + identity;
        return scheme.toUpper() + u"4-LISTEN:0,bind=127.0.0.1,fork"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("socat");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itsClientIsAnswered_data() { addTransports(); }
    void itsClientIsAnswered()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        Program socat;
        socat.launch(u"socat"_s, {u"-"_s, clientAddress(scheme, server.port())});
        socat.write("hello over the wire\n");
        QVERIFY2(socat.waitForOut("HELLO OVER THE WIRE\n"), both(socat.err(), server.out()));
        socat.write("again\n");
        QVERIFY2(socat.waitForOut("AGAIN\n"), both(socat.err(), server.out()));
    }

    void itsPipedClientGetsEverythingBack()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray bytes = mixedBytes(20'000'000);
        const Outcome socat
            = run(u"socat"_s, {u"-t"_s, u"20"_s, u"-"_s, clientAddress(u"tcp"_s, server.port())}, bytes);
        QCOMPARE(socat.out.size(), bytes.size());
        QVERIFY(socat.out == bytes);
    }

    void severalOfItsServersAreAskedAtOnce()
    {
        Program first;
        Program second;
        for (Program *const socat : {&first, &second}) {
            socat->launch(u"socat"_s, {u"-d"_s, u"-d"_s, serverAddress(u"udp"_s), u"EXEC:cat"_s});
            QVERIFY2(socat->waitForErr("listening on"), socat->err());
            QTRY_VERIFY(!toldPort(socat->err()).isEmpty());
        }
        const Outcome swb
            = run(swbProgram(),
                  {u"send"_s, u"udp://127.0.0.1:"_s + toldPort(first.err()), u"--also-to"_s,
                   u"127.0.0.1:"_s + toldPort(second.err()), u"--replies"_s, u"2"_s, u"hello\\n"_s});
        QVERIFY2(swb.exitCode == 0, swb.err);
        QCOMPARE(swb.out, QByteArray("hello\nhello\n"));
    }

    void itsServerIsAsked_data() { addTransports(); }
    void itsServerIsAsked()
    {
        QFETCH(QString, scheme);
        Program socat;
        socat.launch(u"socat"_s, {u"-d"_s, u"-d"_s, serverAddress(scheme), u"EXEC:cat"_s});
        QVERIFY2(socat.waitForErr("listening on"), socat.err());
        QTRY_VERIFY(!toldPort(socat.err()).isEmpty());
        const QString url = scheme + u"://127.0.0.1:"_s + toldPort(socat.err());
        const Outcome swb = runSwb({u"send"_s, url, u"is anybody there?"_s});
        QVERIFY2(swb.exitCode == 0, both(swb.err, socat.err()));
        QCOMPARE(swb.out, QByteArray("is anybody there?"));
    }

    void itsServerGetsAndGivesBackEverything()
    {
        Program socat;
        socat.launch(u"socat"_s,
                     {u"-d"_s, u"-d"_s, u"-t"_s, u"20"_s, serverAddress(u"tcp"_s), u"EXEC:cat"_s});
        QVERIFY2(socat.waitForErr("listening on"), socat.err());
        QTRY_VERIFY(!toldPort(socat.err()).isEmpty());
        const QByteArray bytes = mixedBytes(5'000'000);
        const QString url = u"tcp://127.0.0.1:"_s + toldPort(socat.err());
        const Outcome swb = runSwb({u"send"_s, url, u"--half-close"_s}, bytes);
        QVERIFY2(swb.exitCode == 0, swb.err.right(2000));
        QVERIFY(swb.out == bytes);
    }
};

QTEST_GUILESS_MAIN(TstSocat)
#include "tst_socat.moc"
