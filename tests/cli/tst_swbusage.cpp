// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/socketfamily.h"
#include "support/processes.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace swb::test;

/// How the program is called: help, and every mistake answered with exit code 2 and a message that names it.
class TstSwbUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void helpIsAnswer_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("of the program") << QStringList{u"--help"_s} << QByteArray("Usage: swb COMMAND");
        QTest::newRow("of the program, short") << QStringList{u"-h"_s} << QByteArray("Usage: swb COMMAND");
        QTest::newRow("of serve") << QStringList{u"serve"_s, u"--help"_s} << QByteArray("--idle-timeout <S>");
        QTest::newRow("of send") << QStringList{u"send"_s, u"-h"_s} << QByteArray("--half-close");
        QTest::newRow("whose sockets")
            << QStringList{u"serve"_s, u"--help"_s}
            << QByteArray(swb::isBuilt(swb::SocketFamily::Native) ? "--sockets <native|qt>"
                                                                  : "--sockets <qt>");
        QTest::newRow("what Qt's classes cannot do")
            << QStringList{u"send"_s, u"--help"_s} << QByteArray("sending after the peer");
        QTest::newRow("of demo") << QStringList{u"demo"_s, u"--help"_s} << QByteArray("Usage: swb demo");
        QTest::newRow("of ca") << QStringList{u"ca"_s, u"--help"_s} << QByteArray("--cacert");
    }
    void helpIsAnswer()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, words);
        const Outcome outcome = runSwb(arguments);
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.out.simplified().contains(words), outcome.out);
        QCOMPARE(outcome.err, QByteArray());
    }

    void versionIsOneLine()
    {
        const Outcome outcome = runSwb({u"--version"_s});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(QRegularExpression(u"^swb \\d+\\.\\d+\\.\\d+\\n$"_s)
                     .match(QString::fromUtf8(outcome.out))
                     .hasMatch(),
                 outcome.out);
    }

    void plainCLocaleGivesNoNoise()
    {
        Program swb;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C"_s);
        swb.setProcessEnvironment(environment);
        swb.launch(swbProgram(), {u"--help"_s});
        const Outcome outcome = swb.finish();
        QCOMPARE(outcome.exitCode, 0);
        QCOMPARE(outcome.err, QByteArray());
    }

    void mistakeIsNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &arguments, const QString &words) {
            QTest::newRow(name) << arguments.split(u' ', Qt::SkipEmptyParts) << words;
        };
        const QString tcp = u"tcp://127.0.0.1:12000 "_s;
        const QString tls = u"tls://127.0.0.1:12000 "_s;
        const QString udp = u"udp://127.0.0.1:12000 "_s;
        row("nothing at all", u""_s, u"serve, send, relay, compare, log, demo, example or ca"_s);
        row("unknown command", u"serv"_s, u"no command “serv”"_s);
        row("unknown option", u"serve --relpy echo "_s + tcp, u"relpy"_s);
        row("option without its value", u"serve "_s + tcp + u"--reply"_s, u"--reply"_s);
        row("arguments for demo", u"demo loud"_s, u"“loud”"_s);
        row("arguments for ca", u"ca path"_s, u"“path”"_s);

        row("serve without a URL", u"serve"_s, u"at least one URL"_s);
        row("serve with an unknown protocol", u"serve gopher://127.0.0.1:70"_s, u"“gopher”"_s);
        row("serve without a port", u"serve tcp://127.0.0.1"_s, u"port is missing"_s);
        row("serve with a port too large", u"serve tcp://127.0.0.1:65536"_s, u"“65536”"_s);
        row("the second URL is wrong", u"serve "_s + tcp + u"tcp:/x"_s, u"“tcp:/x”"_s);
        row("unknown reply", u"serve --reply shout "_s + tcp, u"“shout”"_s);
        row("reply without its text", u"serve --reply fixed "_s + tcp, u"fixed:Hello"_s);
        row("reply with a bad escape", u"serve --reply fixed:a\\qb "_s + tcp, u"“\\q” at position"_s);
        row("unknown framing", u"serve --framing words "_s + tcp, u"“words”"_s);
        row("framing of no size", u"serve --framing fixed:0 "_s + tcp, u"“fixed:0”"_s);
        row("delay that is no number", u"serve --delay soon "_s + tcp, u"--delay takes"_s);
        row("delay below zero", u"serve --delay=-1 "_s + tcp, u"not “-1”"_s);
        row("no clients at all", u"serve --max-clients 0 "_s + tcp, u"from 1 to"_s);
        row("idle time that is no number", u"serve --idle-timeout x "_s + tcp, u"--idle-timeout"_s);
        row("no backlog", u"serve --backlog 0 "_s + tcp, u"--backlog"_s);
        row("reads of nothing", u"serve --receive-size 0 "_s + tcp, u"from 1 to 65536"_s);
        row("reads too large", u"serve --receive-size 65537 "_s + tcp, u"“65537”"_s);
        row("key without certificate", u"serve --key a.pem "_s + tls, u"--key needs --cert"_s);
        row("certificate without TLS", u"serve --cert a.pem --key b.pem "_s + tcp,
            u"--cert is for TLS and DTLS only"_s);
        row("clients' authority without TLS", u"serve --client-ca a.pem "_s + tcp, u"--client-ca is for"_s);
        row("passphrase without certificate", u"send --key-pass-file a "_s + tls + u"x"_s,
            u"--key-pass-file needs --cert"_s);
        row("unknown version of TLS", u"send --tls-min 1.1 "_s + tls + u"x"_s,
            u"--tls-min takes 1.2 or 1.3"_s);
        row("versions the wrong way round", u"send --tls-min 1.3 --tls-max 1.2 "_s + tls + u"x"_s,
            u"--tls-min is above --tls-max"_s);
        row("protocol without a name", u"send --alpn h2,, "_s + tls + u"x"_s, u"“h2,,”"_s);
        row("server name without TLS", u"send --server-name a "_s + tcp + u"x"_s, u"--server-name is for"_s);

        row("unknown sockets of a server", u"serve --sockets winsock "_s + tcp,
            u"native or qt, not “winsock”"_s);
        row("unknown sockets of a client", u"send --sockets Qt "_s + tcp + u"x"_s,
            u"native or qt, not “Qt”"_s);
        row("half-close over QSslSocket", u"send --sockets qt --half-close "_s + tls + u"x"_s,
            u"QSslSocket closes both directions at once"_s);
        row("unknown framing of replies", u"send --framing words "_s + tcp + u"x"_s, u"“words”"_s);
        row("framing of datagrams", u"send --framing line udp://127.0.0.1:12000 x"_s,
            u"each datagram is a message"_s);
        row("frame without a framing", u"send --frame "_s + tcp + u"x"_s, u"--frame needs --framing"_s);
        row("frame without a text", u"send --framing line --frame "_s + tcp, u"--frame needs a TEXT"_s);
        row("more addresses over TCP", u"send --also-to 127.0.0.1:9 "_s + tcp + u"x"_s,
            u"--also-to is for udp://"_s);
        row("a bad address beside", u"send --also-to 127.0.0.1 udp://127.0.0.1:9 x"_s,
            u"“127.0.0.1” is not an address"_s);
        row("port 0 beside", u"send --also-to 127.0.0.1:0 udp://127.0.0.1:9 x"_s, u"Port 0"_s);
        row("no address beside", u"send --also-to , udp://127.0.0.1:9 x"_s, u"--also-to takes addresses"_s);
        row("unasked without a time", u"serve --send x "_s + tcp, u"--send needs --every"_s);
        row("unasked without a pause", u"serve --send x --every 0ms --times 3 "_s + tcp,
            u"--send needs --every"_s);
        row("a time without what is sent", u"serve --every 1s "_s + tcp, u"need --send"_s);
        row("unasked bad escape", u"serve --send a\\q --every 1s "_s + tcp, u"“\\q”"_s);
        row("unasked nothing", u"serve --send= --every 1s "_s + tcp, u"not empty"_s);
        row("send without a URL", u"send"_s, u"needs a URL"_s);
        row("send to port 0", u"send tcp://127.0.0.1:0 x"_s, u"Port 0"_s);
        row("send without a host", u"send tcp://:12000 x"_s, u"“tcp://:12000”"_s);
        row("bad hex shows the place", u"send --hex "_s + tcp + u"48zz"_s, u"“z” at position 3"_s);
        row("half a byte of hex shows the place", u"send --hex "_s + tcp + u"48656"_s, u"position 5"_s);
        row("bad escape shows the place", u"send "_s + tcp + u"ab\\q"_s, u"“\\q” at position 3"_s);
        row("hex and raw", u"send --hex --raw "_s + tcp + u"48"_s, u"--hex and --raw"_s);
        row("hex without a text", u"send --hex "_s + tcp, u"--hex needs a TEXT"_s);
        row("raw without a text", u"send --raw "_s + tcp, u"--raw needs a TEXT"_s);
        row("line ending without a text", u"send --line-ending lf "_s + tcp, u"--line-ending needs a TEXT"_s);
        row("unknown line ending", u"send --line-ending cr "_s + tcp + u"x"_s, u"“cr”"_s);
        row("file and text", u"send --file /dev/null "_s + tcp + u"x"_s, u"not both"_s);
        row("fewer replies than none", u"send --replies=-1 "_s + tcp + u"x"_s, u"--replies"_s);
        row("no time at all", u"send --timeout 0 "_s + tcp + u"x"_s, u"--timeout"_s);
        row("time that is no number", u"send --timeout nan "_s + tcp + u"x"_s, u"“nan”"_s);
        row("half-close of datagrams", u"send --half-close "_s + udp + u"x"_s, u"--half-close"_s);
        row("end of datagrams", u"send --replies all "_s + udp + u"x"_s, u"--replies all"_s);
        row("TTL of nothing", u"send --ttl 0 "_s + tcp + u"x"_s,
            u"--ttl takes a whole number from 1 to 255"_s);
        row("TTL too large", u"send --ttl 256 "_s + udp + u"x"_s, u"“256”"_s);
        row("TTL too large for a group", u"send --ttl 256 udp://239.1.2.3:5000 x"_s,
            u"--ttl takes a whole number from 0 to 255"_s);
        row("TTL of a server of nothing", u"serve --ttl 0 "_s + tcp,
            u"--ttl takes a whole number from 1 to 255"_s);
        row("TTL of a server too large", u"serve --ttl 256 "_s + tcp, u"“256”"_s);
        row("keep-alive too long", u"serve --keep-alive 32768 "_s + tcp,
            u"--keep-alive takes a whole number from 0 to 32767"_s);
        row("keep-alive below zero", u"send --keep-alive=-1 "_s + tcp + u"x"_s, u"not “-1”"_s);
        row("keep-alive of datagrams", u"send --keep-alive 1 "_s + udp + u"x"_s, u"--keep-alive is for"_s);
        row("keep-alive of a server of datagrams", u"serve --keep-alive 1 "_s + udp,
            u"--keep-alive is for"_s);
        row("no receive buffer", u"serve --receive-buffer 0 "_s + tcp,
            u"--receive-buffer takes bytes from 1 to 1073741824"_s);
        row("receive buffer too large", u"send --receive-buffer 1073741825 "_s + tcp + u"x"_s,
            u"“1073741825”"_s);
        row("send buffer in no bytes", u"send --send-buffer much "_s + tcp + u"x"_s,
            u"--send-buffer takes bytes from 1 to 1073741824, such as 65536 or 64k, not “much”"_s);
        row("no reuse of what is not reused", u"serve --no-reuse-address "_s + udp,
            u"--no-reuse-address is for tcp://, tls:// and multicast groups"_s);
        row("loop of a stream", u"send --no-loop "_s + tcp + u"x"_s, u"--no-loop is for udp://"_s);
        row("interface without a group", u"serve --interface lo "_s + udp,
            u"--interface is for a multicast"_s);
        row("interval without a unit", u"send --every 500 "_s + tcp + u"x"_s, u"not “500”"_s);
        row("interval below a millisecond", u"send --every 10us "_s + tcp + u"x"_s, u"not “10us”"_s);
        row("interval beyond an hour", u"send --every 3601s "_s + tcp + u"x"_s, u"not “3601s”"_s);
        row("no times", u"send --times 0 "_s + tcp + u"x"_s, u"from 1 to 1000000000"_s);
        row("no pause and no end", u"send --every 0 "_s + tcp + u"x"_s, u"--every 0 needs --times"_s);
        row("repeats of standard input", u"send --every 1s "_s + tcp, u"--every needs a TEXT"_s);
        row("repeats of a file", u"send --times 2 --file /dev/null "_s + tcp, u"--times needs a TEXT"_s);
        row("nothing to bind", u"send --bind : "_s + tcp + u"x"_s, u"not “:”"_s);
        row("a name to bind", u"send --bind localhost "_s + tcp + u"x"_s, u"not “localhost”"_s);
        row("a port too large to bind", u"send --bind :65536 "_s + tcp + u"x"_s, u"not “:65536”"_s);
        row("a bracket that stays open", u"send --bind [::1 "_s + tcp + u"x"_s, u"not “[::1”"_s);
        row("insecure without TLS", u"send --insecure "_s + tcp + u"x"_s, u"--insecure is for"_s);
        row("authority without TLS", u"send --ca a.pem "_s + udp + u"x"_s, u"--ca is for"_s);
    }
    void mistakeIsNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const Outcome outcome = runSwb(arguments);
        QCOMPARE(outcome.exitCode, 2);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.err.startsWith("swb: "), outcome.err);
        QVERIFY2(outcome.err.contains(words.toUtf8()), outcome.err);
        QVERIFY2(outcome.err.contains("--help"), outcome.err);
    }
};

QTEST_GUILESS_MAIN(TstSwbUsage)
#include "tst_swbusage.moc"
