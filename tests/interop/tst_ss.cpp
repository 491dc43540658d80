// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// What ss (iproute2) reports about swb's sockets: it asks the kernel, as our log does in another way.
class TstSs : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

    /// A line for each socket with this port on this side, "sport" or "dport".
    [[nodiscard]] static QByteArray seen(const QString &options, const QString &port,
                                         const QString &side = u"sport"_s)
    {
        return run(u"ss"_s, {u"-nHO"_s, options, side, u"="_s, u":"_s + port}).out;
    }
    /// The same for a connection once everything that it sent is acknowledged: a socket has one timer at a
    /// time, and before that it is the retransmission timer.
    [[nodiscard]] static QByteArray seenAtRest(const QString &port, const QString &side)
    {
        QByteArray line;
        (void)QTest::qWaitFor(
            [&] {
                line = seen(u"-tom"_s, port, side);
                return !line.contains("timer:(on");
            },
            patienceMs);
        return line;
    }
    /// The number after "rb" or "tb" in ss's output about a socket's memory (skmem).
    [[nodiscard]] static int memory(const QByteArray &line, const QString &name)
    {
        const QRegularExpression figure(u"[(,]"_s + name + u"(\\d+)"_s);
        return figure.match(QString::fromUtf8(line)).captured(1).toInt();
    }
    static void addSchemes()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("host");
        for (const char *scheme : {"tcp", "tls", "udp", "dtls"}) {
            QTest::addRow("%s over IPv4", scheme) << QString::fromLatin1(scheme) << u"127.0.0.1"_s;
            QTest::addRow("%s over IPv6", scheme) << QString::fromLatin1(scheme) << u"[::1]"_s;
        }
    }
    static bool isStream(const QString &scheme) { return scheme == u"tcp" || scheme == u"tls"; }

private Q_SLOTS:
    void initTestCase() { SWB_NEED_PROGRAM("ss"); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void buffersOfAServerAreTwiceWhatWasAskedFor_data() { addSchemes(); }
    void buffersOfAServerAreTwiceWhatWasAskedFor()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, host);
        SwbServer server({scheme + u"://"_s + host + u":0"_s, u"--receive-buffer"_s, u"20k"_s,
                          u"--send-buffer"_s, u"30000"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray line = seen(isStream(scheme) ? u"-tlm"_s : u"-uam"_s, server.port());
        QVERIFY2(line.count('\n') == 1, line);
        QCOMPARE(memory(line, u"rb"_s), 40'960);
        QCOMPARE(memory(line, u"tb"_s), 60'000);
        QVERIFY2(server.waitForOut("Receive buffer: 40,960 bytes (requested: 20,480; Linux doubles"),
                 server.out());
        QVERIFY2(server.waitForOut("Send buffer: 60,000 bytes (requested: 30,000; Linux doubles"),
                 server.out());
    }

    void backlogOfAListener_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("asked");
        for (const char *scheme : {"tcp", "tls"}) {
            for (const char *asked : {"1", "5", "127", "129"})
                QTest::addRow("%s, %s", scheme, asked)
                    << QString::fromLatin1(scheme) << QString::fromLatin1(asked);
        }
    }
    void backlogOfAListener()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, asked);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--backlog"_s, asked});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray line = seen(u"-tl"_s, server.port()).simplified();
        QCOMPARE(line.split(' ').value(2), asked.toUtf8()); // Send-Q
        QVERIFY2(server.waitForOut("Backlog: " + asked.toUtf8() + " connection"), server.out());
    }

    void backlogIsCutToWhatTheSystemAllows()
    {
        QFile most(u"/proc/sys/net/core/somaxconn"_s);
        QVERIFY(most.open(QIODevice::ReadOnly));
        const int allowed = most.readAll().trimmed().toInt();
        if (allowed >= 65'535)
            QSKIP("SKIPPED: this system allows all that swb takes");
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--backlog"_s, u"65535"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray line = seen(u"-tl"_s, server.port()).simplified();
        QCOMPARE(line.split(' ').value(2).toInt(), allowed);
        QVERIFY2(server.waitForOut("(requested: 65,535; net.core.somaxconn allows no more, listen(2))"),
                 server.out());
    }

    void acceptedConnectionTakesOverWhatTheListenerHas_data() { addStreams(); }
    void acceptedConnectionTakesOverWhatTheListenerHas()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--keep-alive"_s, u"3000"_s, u"--receive-buffer"_s,
                          u"20k"_s, u"--send-buffer"_s, u"30000"_s});
        QVERIFY2(server.isReady(), server.err());
        Program client;
        client.launch(
            swbProgram(),
            {u"send"_s, server.url(), u"--replies"_s, u"all"_s, u"--timeout"_s, u"60"_s, u"hello"_s});
        QVERIFY2(client.waitForOut("hello"), client.err());
        const QByteArray line = seenAtRest(server.port(), u"sport"_s);
        QVERIFY2(line.count('\n') == 1, line); // ss shows listeners only if asked to
        QVERIFY2(
            QRegularExpression(u"timer:\\(keepalive,(49|50)min"_s).match(QString::fromUtf8(line)).hasMatch(),
            line);
        QCOMPARE(memory(line, u"rb"_s), 40'960);
        QCOMPARE(memory(line, u"tb"_s), 60'000);
        QVERIFY2(server.waitForOut("Keep-alive: after 3,000 s of silence, then every 75 s"), server.out());
    }

    void connectionOfAClient_data() { addStreams(); }
    void connectionOfAClient()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        Program client;
        client.launch(swbProgram(),
                      overTestedSockets({u"send"_s, server.url(), u"--keep-alive"_s, u"30"_s,
                                         u"--receive-buffer"_s, u"20k"_s, u"--send-buffer"_s, u"30000"_s,
                                         u"--replies"_s, u"all"_s, u"--timeout"_s, u"60"_s, u"hello"_s}));
        QVERIFY2(client.waitForOut("hello"), client.err());
        const QByteArray line = seenAtRest(server.port(), u"dport"_s);
        QVERIFY2(line.count('\n') == 1, line);
        QVERIFY2(QRegularExpression(u"timer:\\(keepalive,(2\\d|30)\\D"_s)
                     .match(QString::fromUtf8(line))
                     .hasMatch(),
                 line);
        QCOMPARE(memory(line, u"rb"_s), 40'960);
        QCOMPARE(memory(line, u"tb"_s), 60'000);
        QVERIFY2(client.waitForErr("Keep-alive: after 30 s of silence, then every 30 s"), client.err());
    }

    void bothSidesOfARelay_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"tcp", "tls", "udp"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    /// What it has accepted or is bound to, and what it has opened to its target.
    void bothSidesOfARelay()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QStringList options{u"--receive-buffer"_s, u"20k"_s, u"--send-buffer"_s, u"30000"_s};
        if (isStream(scheme))
            options << u"--keep-alive"_s << u"3000"_s;
        SwbRelay relay(server.url(), options);
        QVERIFY2(relay.isReady(), relay.err());
        Program client; // for datagrams the relay keeps the socket for a while
        client.launch(swbProgram(),
                      QStringList{u"send"_s, relay.url(), u"hello"_s, u"--timeout"_s, u"60"_s}
                          + (isStream(scheme) ? QStringList{u"--replies"_s, u"all"_s} : QStringList()));
        QVERIFY2(client.waitForOut("hello"), client.err());
        const auto socket = [&](const QString &port, const QString &side) {
            return isStream(scheme) ? seenAtRest(port, side) : seen(u"-uam"_s, port, side);
        };
        for (const QByteArray &line : {socket(relay.port(), u"sport"_s), socket(server.port(), u"dport"_s)}) {
            QVERIFY2(line.count('\n') == 1, line);
            QCOMPARE(memory(line, u"rb"_s), 40'960);
            QCOMPARE(memory(line, u"tb"_s), 60'000);
            const QRegularExpression timer(u"timer:\\(keepalive,(49|50)min"_s);
            QCOMPARE(timer.match(QString::fromUtf8(line)).hasMatch(), isStream(scheme));
        }
        const QByteArray words = "Receive buffer: 40,960 bytes (requested: 20,480; Linux doubles";
        QVERIFY2(relay.waitForOut(words), relay.out());
        QTRY_VERIFY2(relay.out().count(words) == 2, relay.out());
    }

    void withoutOptionsNothingIsSaidOrSet()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome sent = runSwb({u"send"_s, server.url(), u"hello"_s});
        QCOMPARE(sent.out, QByteArray("hello"));
        QVERIFY2(!sent.err.contains("eep-alive") && !sent.err.contains("uffer"), sent.err);
        QCOMPARE(server.stop(), 0);
        QVERIFY2(!server.out().contains("eep-alive") && !server.out().contains("uffer"), server.out());
        QVERIFY2(!server.out().contains("Backlog"), server.out());
    }

    void windowOfAConnectionFitsItsBuffer_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("bytes");
        QTest::addColumn<bool>("scales");
        for (const char *command : {"serve", "send"}) {
            QTest::addRow("%s, less than a window without scaling", command)
                << QString::fromLatin1(command) << u"16k"_s << false;
            QTest::addRow("%s, more", command) << QString::fromLatin1(command) << u"1M"_s << true;
        }
    }
    /// The buffer size has to be known before the connection begins: the window scale is sent in the first
    /// segment (RFC 7323 2.2), and depends on the buffer at that time.
    void windowOfAConnectionFitsItsBuffer()
    {
        QFETCH(QString, command);
        QFETCH(QString, bytes);
        QFETCH(bool, scales);
        const QStringList buffer{u"--receive-buffer"_s, bytes};
        const bool ofServer = command == u"serve";
        SwbServer server(QStringList{u"tcp://127.0.0.1:0"_s} + (ofServer ? buffer : QStringList()));
        QVERIFY2(server.isReady(), server.err());
        Program client;
        client.launch(swbProgram(),
                      overTestedSockets(QStringList{u"send"_s, server.url(), u"--replies"_s, u"all"_s,
                                                    u"--timeout"_s, u"60"_s, u"hello"_s}
                                        + (ofServer ? QStringList() : buffer)));
        QVERIFY2(client.waitForOut("hello"), client.err());
        const QByteArray line = seen(u"-ti"_s, server.port(), ofServer ? u"sport"_s : u"dport"_s);
        // wscale:the peer's,ours
        const auto scale = QRegularExpression(u"wscale:\\d+,(\\d+)"_s).match(QString::fromUtf8(line));
        QVERIFY2(scale.hasMatch(), line);
        QCOMPARE(scale.captured(1).toInt() > 0, scales);
    }
};

QTEST_GUILESS_MAIN(TstSs)
#include "tst_ss.moc"
