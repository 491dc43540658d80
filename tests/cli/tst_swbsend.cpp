// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/families.h"
#include "support/processes.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>
#include <memory>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// "swb send" against our own servers and against plain sockets that behave badly.
class TstSwbSend : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

    static QString urlOf(const QTcpServer &server)
    {
        return u"tcp://127.0.0.1:"_s + QString::number(server.serverPort());
    }
    static QString urlOf(const QUdpSocket &socket)
    {
        return u"udp://127.0.0.1:"_s + QString::number(socket.localPort());
    }
    /// A port of each kind that was free a moment ago.
    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// Chunks are printed unchanged; with a framing it waits for messages, and prints them as lines.
    void repliesAreCountedAsMessages()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(),
                   {u"send"_s, u"--framing"_s, u"length1"_s, u"--replies"_s, u"3"_s, urlOf(server), u"x"_s});
        QVERIFY(server.waitForNewConnection(patienceMs));
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        peer->write("\3one\3tw");
        QVERIFY(peer->waitForBytesWritten(patienceMs));
        QVERIFY(swb.waitForOut("one\n"));
        peer->write("o\5three");
        QVERIFY(peer->waitForBytesWritten(patienceMs));
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QByteArray("one\ntwo\nthree\n"));
    }

    void ttlIsThatOfWhatArrives_data()
    {
        QTest::addColumn<QString>("ttl");
        for (const char *ttl : {"1", "2", "254", "255"})
            QTest::newRow(ttl) << QString::fromLatin1(ttl);
    }
    void ttlIsThatOfWhatArrives()
    {
        QFETCH(QString, ttl);
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), overTestedSockets({u"send"_s, u"--ttl"_s, ttl, urlOf(peer), u"hello"_s}));
        QTRY_VERIFY(peer.hasPendingDatagrams());
        const QNetworkDatagram datagram = peer.receiveDatagram();
        QCOMPARE(datagram.hopLimit(), ttl.toInt());
        peer.writeDatagram(datagram.makeReply("hi"));
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.err.contains(QByteArray("TTL: " + ttl.toUtf8() + '\n')), outcome.err);
    }

    void exactlyTheseBytesLeave_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QStringList{u"hello"_s} << QByteArray("hello");
        QTest::newRow("text beyond ASCII") << QStringList{u"grüße 😀"_s} << QByteArray("grüße 😀");
        QTest::newRow("several texts")
            << QStringList{u"one"_s, u"two  three"_s} << QByteArray("one two  three");
        QTest::newRow("escapes") << QStringList{u"a\\r\\n\\t\\0\\\\\\xfF"_s}
                                 << QByteArray("a\r\n\t\0\\\xff", 8 - 1);
        QTest::newRow("raw") << QStringList{u"--raw"_s, u"a\\n"_s} << QByteArray("a\\n");
        QTest::newRow("hex") << QStringList{u"--hex"_s, u"00 ff"_s, u"0x0A,41:42"_s}
                             << QByteArray("\0\xff\nAB", 5);
        QTest::newRow("line feed behind")
            << QStringList{u"hi"_s, u"--line-ending"_s, u"lf"_s} << QByteArray("hi\n");
        QTest::newRow("CR LF behind")
            << QStringList{u"--line-ending"_s, u"crlf"_s, u"hi"_s} << QByteArray("hi\r\n");
        QTest::newRow("nothing behind")
            << QStringList{u"--line-ending"_s, u"none"_s, u"hi"_s} << QByteArray("hi");
        QTest::newRow("line feed behind hex")
            << QStringList{u"--hex"_s, u"41"_s, u"--line-ending=lf"_s} << QByteArray("A\n");
        QTest::newRow("framed as a line")
            << QStringList{u"--framing"_s, u"line"_s, u"--frame"_s, u"hi"_s} << QByteArray("hi\n");
        QTest::newRow("framed by its length")
            << QStringList{u"--framing"_s, u"length2"_s, u"--frame"_s, u"hi"_s} << QByteArray("\0\2hi", 4);
        QTest::newRow("only replies are framed")
            << QStringList{u"--framing"_s, u"length2"_s, u"hi"_s} << QByteArray("hi");
        QTest::newRow("text like an option") << QStringList{u"--"_s, u"--hex"_s} << QByteArray("--hex");
        QTest::newRow("empty text") << QStringList{QString()} << QByteArray();
    }
    void exactlyTheseBytesLeave()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, bytes);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), QStringList{u"send"_s, u"--replies"_s, u"0"_s, urlOf(server)} + arguments);
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(peer->readAll(), bytes);
        QCOMPARE(swb.finish().exitCode, 0);
    }

    void repliesReachStandardOutputAsTheyAre_data()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"tcp", "tls", "udp", "dtls"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
    void repliesReachStandardOutputAsTheyAre()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QByteArray everyByte;
        for (int value = 0; value < 256; ++value)
            everyByte.append(char(value));
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"--hex"_s, QString::fromLatin1(everyByte.toHex())});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, everyByte);
        QVERIFY2(outcome.err.contains("256 B"), outcome.err);
    }

    void asManyRepliesAsWantedAreWaitedFor()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), {u"send"_s, urlOf(peer), u"x"_s, u"--replies"_s, u"3"_s});
        QTRY_VERIFY(peer.hasPendingDatagrams());
        char question = 0;
        QHostAddress address;
        quint16 port = 0;
        QCOMPARE(peer.readDatagram(&question, 1, &address, &port), 1);
        for (const char *answer : {"one,", "two,", "three"})
            QVERIFY(peer.writeDatagram(answer, address, port) > 0);
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QByteArray("one,two,three"));
    }

    void messageIsRepeatedWithItsNumber()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(),
                   {u"send"_s, urlOf(peer), u"no. {count}"_s, u"--every"_s, u"1ms"_s, u"--times"_s, u"3"_s,
                    u"--replies"_s, u"0"_s});
        for (const char *expected : {"no. 1", "no. 2", "no. 3"}) {
            QTRY_VERIFY(peer.hasPendingDatagrams());
            QByteArray datagram(100, Qt::Uninitialized);
            datagram.resize(peer.readDatagram(datagram.data(), datagram.size()));
            QCOMPARE(datagram, QByteArray(expected));
        }
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.err.contains("Sent 3 messages."), outcome.err);
    }

    void repliesThatAreWaitedForComeAfterTheLastTurn()
    {
        SwbServer server({u"udp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runSwb(
            {u"send"_s, server.url(), u"<{count}>"_s, u"--times"_s, u"2"_s, u"--every"_s, u"300ms"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(outcome.out, QByteArray("<1><2>"));
    }

    void turnsAreSkippedWhileThePeerDoesNotRead()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(),
                   {u"send"_s, urlOf(server), QString(100'000, u'x'), u"--every"_s, u"1ms"_s, u"--json"_s,
                    u"--timeout"_s, u"1"_s});
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        peer->setReadBufferSize(1);
        const Outcome outcome = swb.finish();
        QVERIFY2(outcome.exitCode == 3, outcome.err);
        QVERIFY2(outcome.err.contains("accepted none of the queued bytes"), outcome.err);
        QJsonObject summary;
        for (const QJsonObject &line : jsonLines(outcome.err)) {
            if (line[u"kind"] == u"repeat-summary"_s)
                summary = line;
        }
        QVERIFY2(summary[u"sent"].toInt() > 0, outcome.err);
        QVERIFY2(summary[u"skipped"].toInt() > 0, outcome.err);
    }

    void signalEndsARepetition()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), {u"send"_s, urlOf(peer), u"x"_s, u"--every"_s, u"1ms"_s});
        QTRY_VERIFY(peer.hasPendingDatagrams());
        swb.signalWith(SIGINT);
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 128 + SIGINT);
        QVERIFY2(outcome.err.contains("Sent "), outcome.err);
    }

    void itLeavesFromTheAddressAndPortAskedFor_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("sockets");
        for (const char *scheme : {"tcp", "tls", "udp", "dtls"}) {
            for (const swb::SocketFamily family : builtFamilies())
                QTest::addRow("%s, %s", scheme, nameOf(family).data())
                    << QString::fromLatin1(scheme) << QString(nameOf(family));
        }
    }
    void itLeavesFromTheAddressAndPortAskedFor()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, sockets);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"template:{peer}"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString ours = u"127.0.0.2:"_s + QString::number(freePort());
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"x"_s, u"--bind"_s, ours, u"--sockets"_s, sockets});
        QVERIFY2(outcome.exitCode == 0, outcome.err);
        QCOMPARE(QString::fromUtf8(outcome.out), ours);
    }

    void anAddressOfAnotherComputerIsNotLeftFrom_data() { itLeavesFromTheAddressAndPortAskedFor_data(); }
    void anAddressOfAnotherComputerIsNotLeftFrom()
    {
        QFETCH(QString, scheme);
        QFETCH(QString, sockets);
        const Outcome outcome = runSwb({u"send"_s, scheme + u"://127.0.0.1:1"_s, u"x"_s, u"--bind"_s,
                                        u"192.0.2.1"_s, u"--sockets"_s, sockets});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("The requested local address is 192.0.2.1:0"), outcome.err);
        QVERIFY2(outcome.err.contains("EADDRNOTAVAIL"), outcome.err);
    }

    void silenceIsExitCodeThree_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("reply");
        QTest::addColumn<QString>("replies");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("no reply, stream")
            << u"tcp://127.0.0.1:0"_s << u"discard"_s << u"1"_s << QByteArray("No reply");
        QTest::newRow("no reply, datagram")
            << u"udp://127.0.0.1:0"_s << u"discard"_s << u"1"_s << QByteArray("No reply");
        QTest::newRow("too few replies")
            << u"udp://127.0.0.1:0"_s << u"echo"_s << u"2"_s << QByteArray("1 of 2");
    }
    void silenceIsExitCodeThree()
    {
        QFETCH(QString, url);
        QFETCH(QString, reply);
        QFETCH(QString, replies);
        QFETCH(QByteArray, words);
        SwbServer server({url, u"--reply"_s, reply});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"x"_s, u"--replies"_s, replies, u"--timeout"_s, u"0.3"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains(words), outcome.err);
    }

    void noReplyWantedMeansNoWaiting()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--reply"_s, u"discard"_s});
        QVERIFY2(server.isReady(), server.err());
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"x"_s, u"--replies"_s, u"0"_s, u"--timeout"_s, u"20"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(clock.elapsed() < 15'000);
        QVERIFY2(server.waitForOut("1 B"), server.out());
    }

    void peerThatClosesWithoutReplyIsExitCodeThree()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), {u"send"_s, urlOf(server), u"x"_s});
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        QTRY_COMPARE(peer->bytesAvailable(), 1);
        peer->readAll();
        peer->disconnectFromHost();
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("0 of 1 reply"), outcome.err);
        QVERIFY2(!outcome.err.contains("ETIMEDOUT"), outcome.err); // an end is not a timeout
    }

    void resetIsNetworkFailure()
    {
        if (const QString why = absentByDefault(swb::Capability::FinToldFromReset, swb::Transport::Tcp);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Program swb;
        swb.launch(swbProgram(), {u"send"_s, urlOf(server), u"x"_s});
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        QTRY_COMPARE(peer->bytesAvailable(), 1);
        const linger atOnce{1, 0}; // close() sends RST (socket(7))
        QCOMPARE(::setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce),
                 0);
        peer->abort();
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("ECONNRESET"), outcome.err);
    }

    void failureToReachIsExitCodeOne_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("words");
        const QString port = QString::number(freePort());
        QTest::newRow("refused") << QString(u"tcp://127.0.0.1:"_s + port) << QByteArray("ECONNREFUSED");
        QTest::newRow("refused under TLS")
            << QString(u"tls://127.0.0.1:"_s + port) << QByteArray("ECONNREFUSED");
        QTest::newRow("nobody on a UDP port")
            << QString(u"udp://127.0.0.1:"_s + port) << QByteArray("ECONNREFUSED");
        QTest::newRow("unknown host")
            << QString(u"tcp://no-such-host.invalid:"_s + port) << QByteArray("no-such-host.invalid");
    }
    void failureToReachIsExitCodeOne()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, words);
        const Outcome outcome = runSwb({u"send"_s, url, u"hello"_s, u"--timeout"_s, u"20"_s});
        QVERIFY2(outcome.exitCode == 1, outcome.err);
        QVERIFY2(outcome.err.contains("\nswb: ") || outcome.err.startsWith("swb: "), outcome.err);
        QVERIFY2(outcome.err.contains(words), outcome.err);
        QCOMPARE(outcome.out, QByteArray());
    }

    void halfCloseBringsBackEverything_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<qsizetype>("length");
        QTest::newRow("nothing") << u"tcp"_s << qsizetype(0);
        QTest::newRow("one byte") << u"tcp"_s << qsizetype(1);
        QTest::newRow("20 MB") << u"tcp"_s << qsizetype(20'000'000);
        QTest::newRow("one byte under TLS") << u"tls"_s << qsizetype(1);
        QTest::newRow("20 MB under TLS") << u"tls"_s << qsizetype(20'000'000);
    }
    void halfCloseBringsBackEverything()
    {
        QFETCH(QString, scheme);
        QFETCH(qsizetype, length);
        if (const QString why = absentByDefault(
                swb::Capability::HalfClose, scheme == u"tls"_s ? swb::Transport::Tls : swb::Transport::Tcp);
            !why.isEmpty())
            QSKIP(qPrintable(why));
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray bytes = mixedBytes(length);
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"--half-close"_s}, bytes);
        QVERIFY2(outcome.exitCode == 0, outcome.err.right(2000));
        QCOMPARE(outcome.out.size(), bytes.size());
        QVERIFY(outcome.out == bytes);
    }

    void wholeEchoComesBackUnderTlsWhileSending()
    {
        SwbServer server({u"tls://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray bytes = mixedBytes(20'000'000);
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"--replies"_s, u"all"_s, u"--timeout"_s, u"2"_s}, bytes);
        QCOMPARE(outcome.exitCode, 3); // this server does not close, and the close was awaited
        QCOMPARE(outcome.out.size(), bytes.size());
        QVERIFY(outcome.out == bytes);
    }

    void allRepliesAreThoseUntilThePeerCloses_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("TCP") << u"tcp"_s;
        QTest::newRow("TLS") << u"tls"_s;
    }
    void allRepliesAreThoseUntilThePeerCloses()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--close-after-reply"_s, u"--reply"_s,
                          u"template:"_s + QString(100'000, u'z') + u"{data}"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"end"_s, u"--replies"_s, u"all"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err.right(2000));
        QCOMPARE(outcome.out, QByteArray(QByteArray(100'000, 'z') + "end"));
    }

    void slowReaderLosesNothing()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString script = u"\"$0\" send \"$1\" --half-close 2>/dev/null | { sleep 0.3; cat; }"_s;
        const QByteArray bytes = mixedBytes(3'000'000);
        const Outcome outcome = run(u"/bin/sh"_s, {u"-c"_s, script, swbProgram(), server.url()}, bytes);
        QCOMPARE(outcome.out.size(), bytes.size());
        QVERIFY(outcome.out == bytes);
    }

    void standardOutputThatIsGoneIsAFailure()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString script = u"{ \"$0\" send \"$1\" --half-close; echo \"exit $?\" >&2; } | head -c 1"_s;
        const Outcome outcome
            = run(u"/bin/sh"_s, {u"-c"_s, script, swbProgram(), server.url()}, mixedBytes(3'000'000));
        QVERIFY2(outcome.err.contains("standard output"), outcome.err.right(2000));
        QVERIFY2(outcome.err.contains("exit 1"), outcome.err.right(2000));
    }

    void inputIsSentWhileItComes()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        Program swb;
        swb.launch(swbProgram(), {u"send"_s, server.url(), u"--timeout"_s, u"20"_s});
        swb.write("first\n");
        QVERIFY2(swb.waitForOut("FIRST\n"), swb.err());
        QCOMPARE(swb.state(), QProcess::Running);
        swb.write("second\n");
        QVERIFY2(swb.waitForOut("SECOND\n"), swb.err());
        swb.closeWriteChannel();
        QCOMPARE(swb.finish().exitCode, 0);
    }

    void fileIsSentWhole()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        QTemporaryDir folder;
        const QByteArray bytes = mixedBytes(700'001);
        QFile file(folder.filePath(u"some bytes"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const Outcome outcome
            = runSwb({u"send"_s, server.url(), u"--file"_s, file.fileName(), u"--half-close"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out == bytes);
    }

    void unreadableFileIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("missing") << u"/no/such/file"_s;
        QTest::newRow("a folder") << u"/"_s;
    }
    void unreadableFileIsNamed()
    {
        QFETCH(QString, file);
        SwbServer server({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"--file"_s, file});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.err.contains("Could not read") && outcome.err.contains(file.toUtf8()), outcome.err);
    }

    void inputIsOneDatagram_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("empty") << 0 << 0;
        QTest::newRow("one byte") << 1 << 0;
        QTest::newRow("one below the largest") << 65'506 << 0;
        QTest::newRow("the largest") << 65'507 << 0;
        QTest::newRow("one above the largest") << 65'508 << 1;
        QTest::newRow("far above") << 1'000'000 << 1;
    }
    void inputIsOneDatagram()
    {
        QFETCH(int, length);
        QFETCH(int, exitCode);
        SwbServer server({u"udp://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QByteArray bytes = mixedBytes(length);
        const Outcome outcome = runSwb({u"send"_s, server.url()}, bytes);
        QVERIFY2(outcome.exitCode == exitCode, outcome.err.right(2000));
        if (exitCode == 0)
            QVERIFY(outcome.out == bytes);
        else
            QVERIFY2(outcome.err.contains("EMSGSIZE"), outcome.err);
    }

    void peerThatNeverReadsEndsTheWaiting()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        server.pauseAccepting(); // the kernel accepts the connection and a little data, but nobody reads it
        const Outcome outcome
            = runSwb({u"send"_s, urlOf(server), u"--timeout"_s, u"1"_s}, QByteArray(32 << 20, 'x'));
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("accepted none"), outcome.err.right(2000));
    }

    void eventsAreJsonOnRequest()
    {
        SwbServer server({u"tls://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"hi"_s, u"--json"_s});
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.out, QByteArray("HI"));
        QStringList texts;
        bool sawHandshake = false;
        for (const QJsonObject &line : jsonLines(outcome.err)) {
            QVERIFY(!line.isEmpty());
            if (line[u"kind"_s] == u"data"_s)
                texts << QString(line[u"direction"_s].toString() + u' ' + line[u"text"_s].toString());
            const QJsonObject tls = line[u"tls"_s].toObject();
            sawHandshake
                = sawHandshake || (tls[u"protocol"_s] == u"TLSv1.3"_s && tls[u"verified"_s].toBool());
        }
        QCOMPARE(texts, (QStringList{u"out hi"_s, u"in HI"_s}));
        QVERIFY2(sawHandshake, outcome.err);
    }

    void failureIsJsonOnRequest()
    {
        const QString url = u"tcp://127.0.0.1:"_s + QString::number(freePort());
        const Outcome outcome = runSwb({u"send"_s, url, u"hi"_s, u"--json"_s});
        QCOMPARE(outcome.exitCode, 1);
        const QJsonObject last = jsonLines(outcome.err).constLast();
        QCOMPARE(last[u"kind"_s].toString(), u"failure"_s);
        QCOMPARE(last[u"exitCode"_s].toInt(), 1);
        QCOMPARE(last[u"error"_s].toObject()[u"code"_s].toString(), u"connection-refused"_s);
    }

    void strangeAuthorityIsRefusedUnlessTrusted_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("TLS") << u"tls"_s;
        QTest::newRow("DTLS") << u"dtls"_s;
    }
    void strangeAuthorityIsRefusedUnlessTrusted()
    {
        QFETCH(QString, scheme);
        SwbServer server({scheme + u"://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString authority = QString::fromUtf8(runSwb({u"ca"_s}).out.trimmed());
        const OwnDataFolder elsewhere; // as if on another machine, with its own authority
        const auto restore
            = qScopeGuard([this] { qputenv("SWB_DATA_DIR", QFile::encodeName(m_data.path())); });

        const Outcome refused = runSwb({u"send"_s, server.url(), u"x"_s});
        QVERIFY2(refused.exitCode == 1, refused.err);
        QVERIFY2(refused.err.contains("authority"), refused.err);
        const Outcome trusted = runSwb({u"send"_s, server.url(), u"x"_s, u"--ca"_s, authority});
        QVERIFY2(trusted.exitCode == 0, trusted.err);
        const Outcome careless = runSwb({u"send"_s, server.url(), u"x"_s, u"--insecure"_s});
        QVERIFY2(careless.exitCode == 0, careless.err);
        QCOMPARE(careless.out, QByteArray("x"));
    }

    void authorityFileThatIsNoneIsNamed()
    {
        SwbServer server({u"tls://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome outcome = runSwb({u"send"_s, server.url(), u"x"_s, u"--ca"_s, u"/no/such.pem"_s});
        QVERIFY2(outcome.exitCode == 1, outcome.err);
        QVERIFY2(outcome.err.contains("/no/such.pem"), outcome.err);
    }
};

QTEST_GUILESS_MAIN(TstSwbSend)
#include "tst_swbsend.moc"
