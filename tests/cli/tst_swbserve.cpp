// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/families.h"
#include "support/processes.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// "swb serve": its options, its output, how it ends.
class TstSwbServe : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

    static std::unique_ptr<QTcpSocket> connectTo(const SwbServer &server)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, server.port().toUShort());
        (void)QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::ConnectedState; }, patienceMs);
        return socket;
    }
    static bool hears(QTcpSocket &socket, const QByteArray &bytes)
    {
        return QTest::qWaitFor([&] { return socket.bytesAvailable() >= bytes.size(); }, patienceMs)
            && socket.read(bytes.size()) == bytes;
    }
    static bool isClosed(QTcpSocket &socket)
    {
        return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; },
                               patienceMs);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void realPortIsToldAtOnceEvenIntoAPipe()
    {
        SwbServer server({u"tcp://localhost:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(server.out(), QByteArray("listening on tcp://127.0.0.1:" + server.port().toUtf8() + '\n'));
        QVERIFY(server.port().toInt() > 0);
        QVERIFY(connectTo(server)->state() == QAbstractSocket::ConnectedState);
    }

    /// Unasked data goes to all connected clients, and to nobody before that.
    void itSendsUnaskedToAllItsClients()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--send"_s, u"{count};"_s, u"--every"_s, u"20ms"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto first = connectTo(server);
        QVERIFY(hears(*first, "1;2;3;"));
        const auto second = connectTo(server);
        QVERIFY(QTest::qWaitFor([&] { return second->bytesAvailable() >= 8; }, patienceMs));
        const QByteArray later = second->readAll();
        QVERIFY2(later.first(later.indexOf(';')).toInt() > 3, later); // one counter for all of them
        first->write("echoed too");
        QVERIFY(QTest::qWaitFor([&] { return first->peek(1'000'000).contains("echoed too"); }, patienceMs));
        QCOMPARE(server.stop(), 0);
    }

    void allAddressesOfBothKindsAreToldAsWritten()
    {
        for (const QString &scheme : {u"tcp"_s, u"udp"_s}) {
            SwbServer server({scheme + u"://[::]:0"_s});
            QVERIFY2(server.isReady(), server.err());
            QVERIFY2(server.out().startsWith(QByteArray("listening on " + scheme.toUtf8() + "://[::]:")),
                     server.out());
        }
    }

    void twoStopSignalsAtOnceAreOne()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        server.signalWith(SIGTERM);
        QCOMPARE(server.stop(), 0);
    }

    void whatTheSystemMadeOfItsOptionsIsTold()
    {
        SwbServer server({u"tls://127.0.0.1:0"_s, u"udp://127.0.0.1:0"_s, u"--no-reuse-address"_s,
                          u"--keep-alive"_s, u"30"_s, u"--ttl"_s, u"5"_s, u"--receive-buffer"_s, u"20k"_s,
                          u"--send-buffer"_s, u"30000"_s, u"--backlog"_s, u"5"_s, u"--json"_s},
                         2);
        QVERIFY2(server.isReady(), server.err());
        const QByteArray common
            = "TTL: 5; Receive buffer: 40,960 bytes (requested: 20,480; Linux doubles the requested size, "
              "socket(7)); Send buffer: 60,000 bytes (requested: 30,000; Linux doubles the requested size, "
              "socket(7))";
        QVERIFY2(server.waitForOut("Address reuse: off; Keep-alive: after 30 s of silence, then every 30 s; "
                                   + common + "; Backlog: 5 connections\""),
                 server.out());
        QVERIFY2(server.waitForOut("Address reuse: off; " + common + '"'), server.out());
        const Outcome outcome = runSwb({u"send"_s, server.url(1), u"anything"_s});
        QCOMPARE(outcome.out, QByteArray("anything"));
        QCOMPARE(server.stop(), 0);
    }

    void severalUrlsAreSeveralServersWithTheSameReply()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"tls://127.0.0.1:0"_s, u"udp://127.0.0.1:0"_s,
                          u"dtls://127.0.0.1:0"_s, u"tcp://[::1]:0"_s, u"--reply"_s, u"fixed:same\\n"_s},
                         5);
        QVERIFY2(server.isReady(), server.err());
        QStringList schemes; // reported in the order of the command line, so that a script knows which is
                             // which
        for (int index = 0; index < 5; ++index) {
            schemes << server.url(index).section(u':', 0, 0);
            const Outcome outcome = runSwb({u"send"_s, server.url(index), u"anything"_s});
            QVERIFY2(outcome.exitCode == 0, outcome.err);
            QCOMPARE(outcome.out, QByteArray("same\n"));
        }
        QCOMPARE(schemes.join(u' '), u"tcp tls udp dtls tcp"_s);
        QCOMPARE(server.stop(), 0);
    }

    void stopSignalEndsItInOrder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Ctrl+C") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void stopSignalEndsItInOrder()
    {
        QFETCH(int, signal);
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"udp://127.0.0.1:0"_s}, 2);
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        client->write("x");
        QVERIFY(hears(*client, "x"));
        QCOMPARE(server.stop(signal), 0);
        QVERIFY(isClosed(*client));
        QVERIFY2(server.out().contains("1 B"), server.out());
        QCOMPARE(server.err(), QByteArray());
    }

    void stuckReaderDoesNotKeepItFromEnding()
    {
        QTemporaryDir folder;
        const QString fifo = folder.filePath(u"lines"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        const int readEnd = ::open(QFile::encodeName(fifo).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        QVERIFY(readEnd >= 0);
        const auto close = qScopeGuard([readEnd] { ::close(readEnd); });

        Program server;
        server.setStandardOutputFile(fifo);
        server.launch(swbProgram(), {u"serve"_s, u"tcp://127.0.0.1:0"_s, u"--json"_s});
        QByteArray lines;
        const auto readSome = [&] {
            QByteArray piece(4096, '\0');
            const auto length = ::read(readEnd, piece.data(), size_t(piece.size()));
            lines += length > 0 ? piece.left(length) : QByteArray();
            return lines.contains('\n');
        };
        QTRY_VERIFY(readSome()); // and from here on nobody reads
        const QString url = jsonLines(lines).constFirst()[u"url"_s].toString();
        const Outcome client = runSwb({u"send"_s, url, u"--half-close"_s}, QByteArray(1 << 20, 'x'));
        QCOMPARE(client.exitCode, 0); // a server whose output nobody reads keeps serving
        server.signalWith(SIGTERM);
        QCOMPARE(server.finish().exitCode, 0);
    }

    void linesNobodyCanReadAreAFailure()
    {
        const QString script
            = u"{ \"$0\" serve tcp://127.0.0.1:0 --once; echo \"exit $?\" >&2; } | head -n 1"_s;
        Program shell;
        shell.launch(u"/bin/sh"_s, {u"-c"_s, script, swbProgram()});
        QVERIFY(shell.waitForOut("\n"));
        const QString url = QString::fromUtf8(shell.out()).section(u' ', -1).trimmed();
        (void)runSwb({u"send"_s, url, u"x"_s, u"--timeout"_s, u"1"_s}); // its result does not matter here
        const Outcome outcome = shell.finish();
        QVERIFY2(outcome.err.contains("standard output"), outcome.err);
        QVERIFY2(outcome.err.contains("exit 1"), outcome.err);
    }

    void whatTheKernelTellsIsInJsonAndNotOnTheTerminal()
    {
        if (const QString why = absentByDefault(swb::Capability::KernelFigures, swb::Transport::Tcp);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        for (const bool json : {true, false}) {
            SwbServer server(QStringList{u"tcp://127.0.0.1:0"_s, u"--once"_s}
                             + (json ? QStringList{u"--json"_s} : QStringList()));
            QVERIFY2(server.isReady(), server.err());
            QCOMPARE(runSwb({u"send"_s, server.url(), u"hello"_s}).exitCode, 0);
            const Outcome outcome = server.finish();
            QCOMPARE(outcome.exitCode, 0);
            if (!json) {
                QVERIFY2(outcome.out.contains("hello"), outcome.out);
                QVERIFY2(!outcome.out.contains("RTT"), outcome.out);
                QVERIFY2(!outcome.out.contains("\n\n"), outcome.out);
                continue;
            }
            QList<QJsonObject> samples;
            for (const QJsonObject &line : jsonLines(outcome.out)) {
                if (line[u"kind"_s] == u"sample"_s)
                    samples.append(line);
            }
            QCOMPARE(samples.size(), 2);
            for (const QJsonObject &sample : samples) {
                QCOMPARE(sample[u"evidence"_s].toString(), u"sampled"_s);
                QVERIFY(sample[u"tcp"_s][u"congestionWindow"_s].toInt() > 0);
                QVERIFY(sample[u"tcp"_s][u"retransmits"_s].toInt(-1) >= 0);
            }
        }
    }

    void failureToBindIsExitCodeOne_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("TCP port in use") << u"tcp"_s << QByteArray("EADDRINUSE");
        QTest::newRow("UDP port in use") << u"udp"_s << QByteArray("EADDRINUSE");
        QTest::newRow("address of another machine") << u"tcp://192.0.2.1:0"_s << QByteArray("EADDRNOTAVAIL");
        QTest::newRow("unknown name")
            << u"tcp://no-such-host.invalid:0"_s << QByteArray("no-such-host.invalid");
    }
    void failureToBindIsExitCodeOne()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, words);
        QTcpServer tcp;
        QUdpSocket udp;
        QVERIFY(tcp.listen(QHostAddress::LocalHost));
        QVERIFY(udp.bind(QHostAddress::LocalHost));
        if (url == u"tcp"_s)
            url = u"tcp://127.0.0.1:"_s + QString::number(tcp.serverPort());
        else if (url == u"udp"_s)
            url = u"udp://127.0.0.1:"_s + QString::number(udp.localPort());
        // The first would work; the second fails, and ends both.
        const Outcome outcome = runSwb({u"serve"_s, u"tcp://127.0.0.1:0"_s, url});
        QVERIFY2(outcome.exitCode == 1, outcome.err);
        QVERIFY2(outcome.err.startsWith("swb: "), outcome.err);
        QVERIFY2(outcome.err.contains(words), outcome.err);
        QVERIFY2(outcome.err.contains(url.toUtf8()), outcome.err);
    }

    void certificateThatCannotBeUsedIsNamed()
    {
        const Outcome outcome = runSwb({u"serve"_s, u"tls://127.0.0.1:0"_s, u"--cert"_s, u"/no/such.pem"_s,
                                        u"--key"_s, u"/no/key.pem"_s});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("/no/such.pem"), outcome.err);
    }

    void ownCertificateIsShown()
    {
        // A pair made by another workbench stands in for an external one.
        const OwnDataFolder elsewhere;
        const QString authority = QString::fromUtf8(runSwb({u"ca"_s}).out.trimmed());
        const QString pair = QFileInfo(authority).path() + u"/server-private.pem"_s;
        qputenv("SWB_DATA_DIR", QFile::encodeName(m_data.path()));
        SwbServer server({u"tls://127.0.0.1:0"_s, u"--cert"_s, pair, u"--key"_s, pair});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"x"_s}).exitCode, 1);
        QCOMPARE(runSwb({u"send"_s, server.url(), u"x"_s, u"--ca"_s, authority}).exitCode, 0);
    }

    void onceEndsWithItsClient_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"tcp", "tls", "udp", "dtls"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    void onceEndsWithItsClient()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--once"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome client = runSwb({u"send"_s, server.url(), u"only one"_s});
        QVERIFY2(client.exitCode == 0, client.err);
        QCOMPARE(client.out, QByteArray("only one"));
        const Outcome outcome = server.finish();
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QVERIFY2(outcome.out.contains("only one"), outcome.out);
    }

    void everyLineIsOneJsonObjectWhateverThePayload()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        const QList<QByteArray> payloads{
            "plain",           "\"quotes\" \\ and \n lines", QByteArray("\0nul", 4), "grüße",
            "\xff\xfe broken", "\xed\xa0\x80 half a pair",   QByteArray(),           mixedBytes(5000)};
        for (const QByteArray &payload : payloads) {
            const Outcome client = runSwb({u"send"_s, server.url()}, payload);
            QVERIFY2(client.exitCode == 0, client.err);
        }
        QCOMPARE(server.stop(), 0);
        QList<QByteArray> heard;
        for (const QJsonObject &line : jsonLines(server.out())) {
            QVERIFY2(line.contains(u"id"_s) && line.contains(u"time"_s), server.out());
            if (line[u"kind"_s] != u"data"_s || line[u"direction"_s] != u"in"_s)
                continue;
            heard << QByteArray::fromHex(line[u"hex"_s].toString().toLatin1());
            QCOMPARE(line[u"length"_s].toInt(), heard.constLast().size());
            QCOMPARE(line[u"transport"_s].toString(), u"udp"_s);
            QVERIFY(line[u"source"_s].toString().startsWith(u"127.0.0.1:"_s));
            QCOMPARE(line[u"destination"_s].toString(), server.url().mid(6));
            if (line.contains(u"text"_s))
                QCOMPARE(line[u"text"_s].toString().toUtf8(), heard.constLast());
            else
                QVERIFY(!QString::fromUtf8(heard.constLast()).isEmpty()); // only if it is not UTF-8
        }
        QCOMPARE(heard, payloads);
    }

    void controlCharactersOfAPeerNeverReachTheTerminal()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QCOMPARE(runSwb({u"send"_s, server.url()},
                        "\x1b[31mred\x07 \xc2\x9b"
                        "31m \xe2\x80\xae"
                        "end\n")
                     .exitCode,
                 0);
        QCOMPARE(server.stop(), 0);
        const QString text = QString::fromUtf8(server.out());
        QVERIFY2(text.contains(u"red"_s), server.out());
        for (const QChar c : text)
            QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, server.out());
    }

    void connectionClosesAfterItsReply()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--close-after-reply"_s, u"--reply"_s, u"fixed:bye"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        client->write("hello");
        QVERIFY(isClosed(*client));
        QCOMPARE(client->readAll(), QByteArray("bye"));
        QCOMPARE(connectTo(server)->state(), QAbstractSocket::ConnectedState); // the next client is accepted
    }

    void replyIsHeldBackForItsDelay()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--delay"_s, u"300"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        QElapsedTimer clock;
        clock.start();
        client->write("late");
        QVERIFY(hears(*client, "late"));
        QVERIFY2(clock.elapsed() >= 299, qPrintable(QString::number(clock.elapsed())));
    }

    void oneClientMoreThanAllowedIsTurnedAway()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--max-clients"_s, u"2"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto first = connectTo(server);
        const auto second = connectTo(server);
        for (QTcpSocket *client : {first.get(), second.get()}) {
            client->write("x");
            QVERIFY(hears(*client, "x"));
        }
        const auto third = connectTo(server);
        QVERIFY(isClosed(*third));
        QVERIFY2(server.waitForOut("connection-limit"), server.out());
        first->write("y");
        QVERIFY(hears(*first, "y"));
    }

    void idleConnectionIsClosed()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--idle-timeout"_s, u"1"_s, u"--json"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(isClosed(*client));
        QVERIFY2(clock.elapsed() >= 900, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(server.waitForOut("idle-timeout"), server.out());
    }

    void framingMakesARepyPerMessage()
    {
        SwbServer server(
            {u"tcp://127.0.0.1:0"_s, u"--framing"_s, u"line"_s, u"--reply"_s, u"template:<{data}>"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        client->write("one\r\ntw");
        QVERIFY(hears(*client, "<one>\r\n"));
        client->write("o\nthree");
        QVERIFY(hears(*client, "<two>\n"));
    }

    void readSizeCutsAStreamIntoChunks()
    {
        SwbServer server(
            {u"tcp://127.0.0.1:0"_s, u"--receive-size"_s, u"2"_s, u"--reply"_s, u"template:{data},"_s});
        QVERIFY2(server.isReady(), server.err());
        const auto client = connectTo(server);
        client->write("abcde");
        QVERIFY(hears(*client, "ab,cd,e,"));
    }

    void answersFromTheAddressItWasReachedAtAndShowsIt()
    {
        if (const QString why = absentByDefault(swb::Capability::SourceChosen, swb::Transport::Udp);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        SwbServer server({u"udp://0.0.0.0:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString reached = u"127.0.0.2:"_s + server.port();
        const Outcome outcome = runSwb({u"send"_s, u"udp://"_s + reached, u"hello"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, QByteArray("hello"));
        QTRY_VERIFY2(server.out().count(reached.toUtf8()) >= 2, server.out()); // received, and sent
        const QByteArray everywhere = QByteArray("0.0.0.0:" + server.port().toUtf8() + ' ');
        QVERIFY2(!server.out().contains(everywhere), server.out());
    }

    void serverOpenToTheNetworkSaysSo()
    {
        SwbServer everywhere({u"tcp://0.0.0.0:0"_s});
        QVERIFY2(everywhere.isReady(), everywhere.err());
        QVERIFY2(everywhere.waitForErr("open to the network"), everywhere.err());
        SwbServer here({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(here.isReady(), here.err());
        QCOMPARE(here.stop(), 0);
        QCOMPARE(here.err(), QByteArray());
    }

    void quietServerTellsWhereItListensAndASummary_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("last");
        QTest::newRow("as text") << QStringList()
                                 << QByteArray("conversations: 2, bytes received: 3, bytes sent: 3\n");
        QTest::newRow("as JSON") << QStringList{u"--json"_s}
                                 << QByteArray(
                                        "{\"bytesIn\":3,\"bytesOut\":3,\"conversations\":2,\"evicted\":0,"
                                        "\"kind\":\"serve-summary\"}\n");
    }
    void quietServerTellsWhereItListensAndASummary()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, last);
        SwbServer server(QStringList{u"tcp://127.0.0.1:0"_s, u"--quiet"_s} + options);
        QVERIFY(server.isReady());
        QCOMPARE(runSwb({u"send"_s, server.url(), u"a"_s}).out, QByteArray("a"));
        QCOMPARE(runSwb({u"send"_s, server.url(), u"bc"_s}).out, QByteArray("bc"));
        QCOMPARE(server.stop(), 0);
        QCOMPARE(server.out().count('\n'), 2);
        QVERIFY2(server.out().endsWith(last), server.out());
    }

    void quietRelayTellsWhereItListensAndItsSummary()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        SwbRelay relay(server.url(), {u"--quiet"_s});
        QVERIFY(relay.isReady());
        QCOMPARE(runSwb({u"send"_s, relay.url(), u"a"_s}).out, QByteArray("a"));
        QCOMPARE(relay.stop(), 0);
        QVERIFY2(relay.out().startsWith("listening on tcp://"), relay.out());
        QVERIFY2(relay.out().split('\n').value(1).startsWith("seed "), relay.out());
    }
};

QTEST_GUILESS_MAIN(TstSwbServe)
#include "tst_swbserve.moc"
