// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/families.h"
#include "support/processes.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace swb::test;

class TstSwbRelay : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void wrongUseSaysWhat_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const QByteArray &arguments, const char *complaint) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(complaint);
        };
        const QByteArray udp = "udp://127.0.0.1:0 udp://127.0.0.1:9 ";
        const QByteArray tcp = "tcp://127.0.0.1:0 tcp://127.0.0.1:9 ";
        row("no URL", "", "needs two URLs");
        row("one URL", "udp://127.0.0.1:0", "needs two URLs");
        row("mixed transports", "udp://127.0.0.1:0 tcp://127.0.0.1:9",
            "Both sides must be streams (tcp or tls), or both must be datagrams (udp or dtls)");
        row("DTLS to a stream", "dtls://127.0.0.1:0 tcp://127.0.0.1:9",
            "A relay cannot go from dtls://127.0.0.1:0 to tcp://127.0.0.1:9");
        row("a stream to DTLS", "tls://127.0.0.1:0 dtls://127.0.0.1:9", "or both must be datagrams");
        row("slice on DTLS", "dtls://127.0.0.1:0 udp://127.0.0.1:9 --slice 1",
            "--slice cannot be used with DTLS");
        row("certificate without TLS", tcp + "--cert a", "--cert is for TLS and DTLS only");
        row("check of UDP", udp + "--check-target", "cannot check udp://127.0.0.1:9");
        row("no target port", "udp://127.0.0.1:0 udp://127.0.0.1:0", "from 1 to 65535");
        row("loss on TCP", tcp + "--loss 5%", "resend lost and damaged data");
        row("loss of 0 on TCP", tcp + "--loss 0", "--loss cannot be used with TCP");
        row("dup on TCP", tcp + "--to-client --dup 5%", "--dup cannot be used with TCP");
        row("slice on UDP", udp + "--slice 1", "--slice cannot be used with UDP");
        row("no unit", udp + "--delay 40", "--delay 40ms");
        row("bad preset", udp + "--preset fast", "no preset “fast”");
        row("bad seed", udp + "--seed x", "--seed takes a whole number");
        row("keep-alive of datagrams", udp + "--keep-alive 1", "--keep-alive is for tcp:// and tls://");
        row("no reuse of datagrams", udp + "--no-reuse-address", "--no-reuse-address is for tcp://, tls://");
        row("TTL above the most", tcp + "--ttl 256", "--ttl takes a whole number from 1 to 255");
        row("buffer of nothing", udp + "--send-buffer 0", "--send-buffer takes bytes");
        row("unknown option", udp + "--lose 1%", "lose");
    }
    void wrongUseSaysWhat()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, complaint);
        const Outcome swb = runSwb(QStringList{u"relay"_s} + arguments.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(swb.exitCode, 2);
        QVERIFY2(QString::fromUtf8(swb.err).contains(complaint), swb.err);
        QVERIFY(swb.out.isEmpty());
    }

    void helpNamesEveryOption()
    {
        const Outcome swb = runSwb({u"relay"_s, u"--help"_s});
        QCOMPARE(swb.exitCode, 0);
        for (const char *word :
             {"--loss", "--burst", "--reset-after", "--to-server", "--seed", "satellite", "dtls://", "--ttl",
              "--keep-alive", "--receive-buffer", "--send-buffer", "--no-reuse-address"})
            QVERIFY2(swb.out.contains(word), word);
    }

    void endsWithWhatWasSetBesideWhatWasMeasured()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY(server.isReady());
        SwbRelay relay(server.url(),
                       {u"--seed"_s, u"7"_s, u"--delay"_s, u"5ms"_s, u"--to-server"_s, u"--drop"_s, u"2"_s,
                        u"--to-client"_s, u"--delay"_s, u"0"_s});
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome first = runSwb({u"send"_s, relay.url(), u"hello"_s});
        QVERIFY2(first.out == "HELLO", first.err);
        const Outcome second = runSwb({u"send"_s, relay.url(), u"hello"_s, u"--timeout"_s, u"0.3"_s});
        QCOMPARE(second.exitCode, 3);
        relay.signalWith(SIGTERM);
        const Outcome ended = relay.finish();
        QCOMPARE(ended.exitCode, 0);
        const QString out = QString::fromUtf8(ended.out);
        QVERIFY2(out.contains(u"Dropped datagram 2 to the server"_s), ended.out);
        QVERIFY2(out.contains(u"seed 7"_s), ended.out);
        static const QRegularExpression drop(u"drop +2 +1\\n"_s);
        QVERIFY2(drop.match(out).hasMatch(), ended.out);
        static const QRegularExpression delay(u"delay +5ms +[5-9]"_s);
        QVERIFY2(delay.match(out).hasMatch(), ended.out);
    }

    void endsWithJsonToo()
    {
        if (const QString why = absentByDefault(swb::Capability::HalfCloseAfterPeer, swb::Transport::Tcp);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY(server.isReady());
        SwbRelay relay(server.url(), {u"--json"_s, u"--seed"_s, u"9"_s, u"--slice"_s, u"1"_s});
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome answer = runSwb({u"send"_s, relay.url(), u"hello"_s, u"--half-close"_s});
        QVERIFY2(answer.out == "hello", answer.err);
        relay.signalWith(SIGINT);
        const Outcome ended = relay.finish();
        QCOMPARE(ended.exitCode, 0);
        const QList<QJsonObject> lines = jsonLines(ended.out);
        const QJsonObject last = lines.last();
        QCOMPARE(last[u"kind"].toString(), u"relay-summary"_s);
        QCOMPARE(last[u"seed"].toInt(), 9);
        for (const QString &way : {u"toServer"_s, u"toClient"_s}) {
            const QJsonObject direction = last[way].toObject();
            QCOMPARE(direction[u"configured"].toObject()[u"slice"].toString(), u"1"_s);
            QCOMPARE(direction[u"measured"].toObject()[u"passed"].toInt(), 5);
            QCOMPARE(direction[u"measured"].toObject()[u"passedBytes"].toInt(), 5);
        }
    }

    void endsDtls_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("family");
        for (const swb::SocketFamily family : builtFamilies()) {
            const auto row = [&](const QString &listen, const QString &target) {
                QTest::addRow("%s to %s, %s", qPrintable(listen), qPrintable(target), nameOf(family).data())
                    << listen << target << QString(nameOf(family));
            };
            row(u"dtls"_s, u"udp"_s);
            row(u"udp"_s, u"dtls"_s);
            row(u"dtls"_s, u"dtls"_s);
        }
    }
    void endsDtls()
    {
        QFETCH(QString, listen);
        QFETCH(QString, target);
        QFETCH(QString, family);
        SwbServer server({target + u"://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        SwbRelay relay(server.url(), {u"--json"_s, u"--sockets"_s, family}, listen);
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome answer = runSwb({u"send"_s, relay.url(), u"hello"_s});
        QVERIFY2(answer.out == "HELLO", answer.err);
        relay.signalWith(SIGTERM);
        const Outcome ended = relay.finish();
        QCOMPARE(ended.exitCode, 0);
        int handshakes = 0;
        const QList<QJsonObject> lines = jsonLines(ended.out);
        for (const QJsonObject &line : lines)
            handshakes += line[u"kind"].toString() == u"handshake"_s ? 1 : 0;
        QCOMPARE(handshakes, (listen == u"dtls"_s ? 1 : 0) + (target == u"dtls"_s ? 1 : 0));
        const QJsonObject measured = lines.last()[u"toServer"].toObject()[u"measured"].toObject();
        QCOMPARE(measured[u"passed"].toInt(), 1);
        QCOMPARE(measured[u"passedBytes"].toInt(), 5);
    }

    void passesThroughQtsClassesToo_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("tcp") << u"tcp://127.0.0.1:0"_s;
        QTest::newRow("udp") << u"udp://127.0.0.1:0"_s;
    }
    void passesThroughQtsClassesToo()
    {
        QFETCH(QString, url);
        SwbServer server({url});
        QVERIFY(server.isReady());
        SwbRelay relay(server.url(), {u"--json"_s, u"--sockets"_s, u"qt"_s});
        QVERIFY2(relay.isReady(), relay.err());
        const Outcome answer = runSwb({u"send"_s, relay.url(), u"hello"_s});
        QVERIFY2(answer.out == "hello", answer.err);
        relay.signalWith(SIGTERM);
        const QList<QJsonObject> lines = jsonLines(relay.finish().out);
        const auto listening = std::find_if(lines.begin(), lines.end(), [](const QJsonObject &line) {
            return line[u"kind"].toString() == u"listening"_s;
        });
        QVERIFY(listening != lines.end());
        QCOMPARE((*listening)[u"sockets"].toString(), u"qt"_s);
        QVERIFY(!(*listening)[u"cannot"].toObject().isEmpty());
    }

    void sameSeedDropsTheSameOnes()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s});
        QVERIFY(server.isReady());
        QList<QStringList> dropped;
        for (int run = 0; run < 2; ++run) {
            SwbRelay relay(server.url(),
                           {u"--json"_s, u"--seed"_s, u"11"_s, u"--to-server"_s, u"--loss"_s, u"50%"_s});
            QVERIFY2(relay.isReady(), relay.err());
            for (int i = 0; i < 6; ++i)
                (void)runSwb({u"send"_s, relay.url(), u"x"_s, u"--timeout"_s, u"0.2"_s});
            relay.signalWith(SIGTERM);
            QStringList what;
            for (const QJsonObject &line : jsonLines(relay.finish().out)) {
                if (line[u"kind"].toString() == u"dropped"_s)
                    what << line[u"error"].toObject()[u"what"].toString();
            }
            dropped << what;
        }
        QVERIFY(!dropped[0].isEmpty());
        QCOMPARE(dropped[0], dropped[1]);
    }

    void presetOnAStreamSaysWhatIsLeftOut()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY(server.isReady());
        SwbRelay relay(server.url(), {u"--preset"_s, u"mobile"_s});
        QVERIFY2(relay.isReady(), relay.err());
        QVERIFY(relay.err().contains("that a stream supports applies"));
        const Outcome answer = runSwb({u"send"_s, relay.url(), u"hello"_s});
        QVERIFY2(answer.out == "hello", answer.err);
        QCOMPARE(relay.stop(), 0);
    }

    void portInUseEndsItWithOne()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s});
        QVERIFY(server.isReady());
        const Outcome swb = runSwb({u"relay"_s, server.url(), u"udp://127.0.0.1:9"_s});
        QCOMPARE(swb.exitCode, 1);
        QVERIFY2(swb.err.contains("Could not listen on"), swb.err);
    }
};

QTEST_GUILESS_MAIN(TstSwbRelay)
#include "tst_swbrelay.moc"
