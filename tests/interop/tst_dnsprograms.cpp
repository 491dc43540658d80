// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// dig queries our name server, and our client queries dnsmasq.
class TstDnsPrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    QTemporaryDir m_folder;

    [[nodiscard]] QString zone() const
    {
        const QString path = m_folder.filePath(u"zone"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write("$ORIGIN example.test.\n$TTL 300\n@ SOA ns admin 1 3600 600 86400 60\n NS ns\n"
                       " MX 10 mail\n A 192.0.2.1\n AAAA 2001:db8::1\nns A 192.0.2.53\nmail A 192.0.2.25\n"
                       "www CNAME @\ntxt TXT \"one\" \"two\"\n_http._tcp SRV 0 5 8080 www\n1 PTR www\n"
                       "big TXT "
                       + QByteArray(250, 'a') + "\nbig TXT " + QByteArray(250, 'b') + "\nbig TXT "
                       + QByteArray(250, 'c') + '\n');
        return path;
    }
    [[nodiscard]] static QByteArray dig(const SwbServer &server, const QStringList &arguments)
    {
        return run(u"dig"_s,
                   QStringList{u"@127.0.0.1"_s, u"-p"_s, server.port(), u"+tries=1"_s, u"+time=5"_s}
                       + arguments)
            .out;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void digIsAnswered_data()
    {
        QTest::addColumn<QStringList>("question");
        QTest::addColumn<QByteArray>("answer");
        const auto row = [](const char *question, const char *answer) {
            const QStringList words = QString::fromLatin1(question).split(u' ');
            QTest::newRow(question) << words << QByteArray(answer);
        };
        row("example.test A", "192.0.2.1\n");
        row("example.test AAAA", "2001:db8::1\n");
        row("example.test MX", "10 mail.example.test.\n");
        row("example.test NS", "ns.example.test.\n");
        row("example.test SOA", "ns.example.test. admin.example.test. 1 3600 600 86400 60\n");
        row("www.example.test A", "example.test.\n192.0.2.1\n");
        row("txt.example.test TXT", "\"one\" \"two\"\n");
        row("_http._tcp.example.test SRV", "0 5 8080 www.example.test.\n");
        row("1.example.test PTR", "www.example.test.\n");
        row("mail.example.test AAAA", "");
    }
    void digIsAnswered()
    {
        SWB_NEED_PROGRAM("dig");
        QFETCH(QStringList, question);
        QFETCH(QByteArray, answer);
        SwbServer server({u"dns://127.0.0.1:0"_s, u"--reply"_s, u"zone:"_s + zone()});
        QVERIFY2(server.isReady(), server.err());
        for (const QString &way : {u"+notcp"_s, u"+tcp"_s, u"+noedns"_s})
            QCOMPARE(dig(server, question + QStringList{u"+short"_s, way}), answer);
    }

    void digSeesTheCodes()
    {
        SWB_NEED_PROGRAM("dig");
        SwbServer server({u"dns://127.0.0.1:0"_s, u"--reply"_s, u"zone:"_s + zone()});
        QVERIFY2(server.isReady(), server.err());
        QByteArray out = dig(server, {u"nothing.example.test"_s});
        QVERIFY2(out.contains("status: NXDOMAIN") && out.contains("flags: qr aa rd;"), out);
        QVERIFY2(out.contains("example.test.\t\t60\tIN\tSOA"), out);
        out = dig(server, {u"elsewhere.test"_s});
        QVERIFY2(out.contains("status: REFUSED"), out);
        out = dig(server, {u"example.test"_s, u"AXFR"_s});
        QVERIFY2(out.contains("Transfer failed"), out);
        out = dig(server, {u"example.test"_s, u"+edns=1"_s, u"+noednsneg"_s});
        QVERIFY2(out.contains("status: BADVERS"), out);
        out = dig(server, {u"example.test"_s, u"+opcode=STATUS"_s});
        QVERIFY2(out.contains("status: NOTIMP"), out);
        QVERIFY2(!out.contains("WARNING: Message parser reports malformed"), out);
    }

    void digGoesOnOverTcp()
    {
        SWB_NEED_PROGRAM("dig");
        SwbServer server({u"dns://127.0.0.1:0"_s, u"--reply"_s, u"zone:"_s + zone()});
        QVERIFY2(server.isReady(), server.err());
        const QStringList asked{u"big.example.test"_s, u"TXT"_s};
        QByteArray out = dig(server, asked + QStringList{u"+noedns"_s});
        QVERIFY2(out.contains("Truncated, retrying in TCP mode") && out.contains("ANSWER: 3"), out);
        out = dig(server, asked + QStringList{u"+noedns"_s, u"+ignore"_s});
        QVERIFY2(out.contains("flags: qr aa tc rd;") && out.contains("ANSWER: 0"), out);
        out = dig(server, asked + QStringList{u"+bufsize=4096"_s});
        QVERIFY2(!out.contains("Truncated") && out.contains("ANSWER: 3") && out.contains("(UDP)"), out);
    }

    void dnsmasqIsAsked()
    {
        SWB_NEED_PROGRAM("dnsmasq");
        const QString port = freePort(true);
        QStringList options{u"--keep-in-foreground"_s,
                            u"--conf-file=/dev/null"_s,
                            u"--no-resolv"_s,
                            u"--no-hosts"_s,
                            u"--pid-file"_s,
                            u"--user="_s,
                            u"--listen-address=127.0.0.1"_s,
                            u"--bind-interfaces"_s,
                            u"--port="_s + port,
                            u"--address=/host.test/192.0.2.7"_s,
                            u"--mx-host=mail.test,mx.mail.test,10"_s,
                            u"--txt-record=txt.test,hello"_s};
        for (char c = 'a'; c < 'a' + 10; ++c)
            options << u"--txt-record=big.test,"_s + QString(200, QLatin1Char(c));
        Program dnsmasq;
        dnsmasq.launch(u"dnsmasq"_s, options);
        const QString url = u"dns://127.0.0.1:"_s + port;
        const auto ask = [&](const QStringList &words) {
            return runSwb(QStringList{u"send"_s, url} + words);
        };
        QTRY_COMPARE_WITH_TIMEOUT(ask({u"host.test"_s}).exitCode, 0, patienceMs);
        QVERIFY(ask({u"host.test"_s}).out.endsWith("A  192.0.2.7\n"));
        QVERIFY(ask({u"host.test"_s, u"--tcp"_s}).out.endsWith("A  192.0.2.7\n"));
        QVERIFY(ask({u"mail.test"_s, u"MX"_s}).out.contains("MX  10 mx.mail.test.\n"));
        QVERIFY(ask({u"txt.test"_s, u"TXT"_s}).out.endsWith("TXT  \"hello\"\n"));
        const Outcome big = ask({u"big.test"_s, u"TXT"_s});
        QCOMPARE(big.out.count('\n'), 11);
        QVERIFY2(big.err.contains("truncated") && big.err.contains("TCP"), big.err);
    }

    void ourOwnTwoSides()
    {
        SwbServer server({u"dns://127.0.0.1:0"_s, u"--reply"_s, u"zone:"_s + zone()});
        QVERIFY2(server.isReady(), server.err());
        Outcome asked = runSwb({u"send"_s, server.url(), u"example.test"_s, u"AAAA"_s, u"--json"_s});
        QCOMPARE(asked.exitCode, 0);
        QCOMPARE(asked.out,
                 QByteArray("example.test AAAA: NOERROR\nexample.test.  300  AAAA  2001:db8::1\n"));
        bool told = false;
        for (const QJsonObject &line : jsonLines(asked.err)) {
            const QJsonObject protocol = line[u"protocol"].toObject();
            told = told || protocol[u"summary"].toString() == u"example.test AAAA: 2001:db8::1";
        }
        QVERIFY2(told, asked.err);
        asked = runSwb({u"send"_s, server.url(), u"a..test"_s});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(asked.err.contains("is not a DNS query"));
        asked = runSwb({u"send"_s, u"udp://127.0.0.1:9"_s, u"--tcp"_s, u"x"_s});
        QCOMPARE(asked.exitCode, 2);
        asked = runSwb({u"serve"_s, u"dns://127.0.0.1:0"_s});
        QCOMPARE(asked.exitCode, 2);
        QVERIFY2(asked.err.contains("zone:FILE"), asked.err);
        asked = run(swbProgram(), overTestedSockets({u"send"_s, server.url(), u"--replies"_s, u"2"_s}),
                    "example.test\nwww.example.test MX\n");
        QCOMPARE(asked.exitCode, 0);
        QCOMPARE(asked.out.count("NOERROR"), 2);
    }

    void silenceIsNoReply()
    {
        QUdpSocket silent;
        QVERIFY(silent.bind(QHostAddress::LocalHost));
        const Outcome asked
            = runSwb({u"send"_s, u"dns://127.0.0.1:%1"_s.arg(silent.localPort()), u"example.test"_s});
        QCOMPARE(asked.exitCode, 3);
        QVERIFY2(asked.err.contains("The query was sent 3 times"), asked.err);
    }
};

QTEST_GUILESS_MAIN(TstDnsPrograms)
#include "tst_dnsprograms.moc"
