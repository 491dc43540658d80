// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/peers.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// Python's websockets and Node's ws on either side, and curl, which requests a page.
class TstWebSocketPrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;
    Certificates m_certificates;

    [[nodiscard]] static bool hasNodesWs()
    {
        return run(u"node"_s, {u"-e"_s, u"require('ws')"_s}).exitCode == 0;
    }
    static void addSchemes()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("ws") << u"ws"_s;
        QTest::newRow("wss") << u"wss"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("NODE_PATH", "/usr/share/nodejs");
        m_certificates = Certificates::make();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void pythonsClientIsAnswered_data() { addSchemes(); }
    void pythonsClientIsAnswered()
    {
        QFETCH(QString, scheme);
        SWB_NEED_PYTHON_LIBRARY("websockets");
        SwbServer server({scheme + u"://127.0.0.1:0"_s, u"--reply"_s, u"uppercase"_s, u"--subprotocol"_s,
                          u"chat,other"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome asked = run(pythonWith(u"websockets"_s),
                                  {interopProgram(u"wsclient.py"_s),
                                   scheme + u"://localhost:"_s + server.port(), m_certificates.authority});
        QCOMPARE(asked.err, QByteArray());
        QCOMPARE(asked.out,
                 QByteArray("HELLO\nb'\\x00\\x01AB'\nFRAGMENTS\npong\nchat\nno extensions\n"
                            "100000\nclosed 1000\n"));
        QVERIFY2(server.waitForOut("close 1000"), server.out());
    }

    void pythonsServerIsAsked_data() { addSchemes(); }
    void pythonsServerIsAsked()
    {
        QFETCH(QString, scheme);
        SWB_NEED_PYTHON_LIBRARY("websockets");
        Program server;
        server.launch(pythonWith(u"websockets"_s),
                      {interopProgram(u"wsserver.py"_s), scheme, m_certificates.server});
        QVERIFY2(server.waitForOut("listening on 127.0.0.1:"), server.err());
        const QString url = scheme + u"://localhost:"_s + toldPort(server.out());
        Outcome asked = runSwb({u"send"_s, url, u"Hello, WebSocket!"_s});
        QCOMPARE(asked.exitCode, 0);
        QCOMPARE(asked.out, QByteArray("Hello, WebSocket!\n"));
        QVERIFY2(server.waitForOut("closed 1000"), server.out());
        asked = run(swbProgram(), overTestedSockets({u"send"_s, url, u"--replies"_s, u"3"_s}),
                    "one\ntwo\n/ping x\n");
        QCOMPARE(asked.exitCode, 0);
        QCOMPARE(asked.out.count('\n'), 3);
        QVERIFY(asked.out.contains("one\n") && asked.out.contains("two\n") && asked.out.contains("pong x\n"));
        asked = runSwb({u"send"_s, url, u"/close 4001 bye"_s, u"--replies"_s, u"0"_s});
        QVERIFY2(server.waitForOut("closed 4001 bye"), server.out());
    }

    void clientsAreToldThatTheServerStops()
    {
        SwbServer server({u"ws://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const QString url = u"ws://127.0.0.1:"_s + server.port();
        Program waiting;
        if (const QString python = pythonWith(u"websockets"_s); !python.isEmpty())
            waiting.launch(python, {interopProgram(u"wswaiter.py"_s), url});
        else if (hasNodesWs())
            waiting.launch(u"node"_s,
                           {u"-e"_s,
                            u"const ws = new (require('ws'))(process.argv[1]);"
                            "ws.on('open', () => console.log('open'));"
                            "ws.on('close', code => console.log('closed ' + code));"_s,
                            url});
        else
            QSKIP("SKIPPED: neither python3-websockets nor node-ws is installed, so nothing was shown");
        QVERIFY2(waiting.waitForOut("open"), waiting.err());
        QCOMPARE(server.stop(), 0);
        QVERIFY2(waiting.waitForOut("closed 1001"), both(waiting.out(), waiting.err()));
        QVERIFY2(server.out().count("close 1001") == 2, server.out()); // sent, and answered
    }

    void nodesClientIsAnswered()
    {
        SWB_NEED_PROGRAM("node");
        if (!hasNodesWs())
            QSKIP("SKIPPED: node-ws is not installed, so nothing was shown about it");
        SwbServer server({u"ws://127.0.0.1:0/chat"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome asked = run(
            u"node"_s, {interopProgram(u"wsclient.js"_s), u"ws://127.0.0.1:"_s + server.port() + u"/chat"_s});
        QCOMPARE(asked.out, QByteArray("Hello, WebSocket!\n5 bytes\nclosed 4000 enough\n"));
    }

    void nodesServerIsAsked()
    {
        SWB_NEED_PROGRAM("node");
        if (!hasNodesWs())
            QSKIP("SKIPPED: node-ws is not installed, so nothing was shown about it");
        Program server;
        server.launch(u"node"_s, {interopProgram(u"wsserver.js"_s)});
        QVERIFY2(server.waitForOut("listening on 127.0.0.1:"), server.err());
        const Outcome asked
            = runSwb({u"send"_s, u"ws://127.0.0.1:"_s + toldPort(server.out()), u"Hello, WebSocket!"_s});
        QCOMPARE(asked.exitCode, 0);
        QCOMPARE(asked.out, QByteArray("Hello, WebSocket!\n"));
        QVERIFY2(server.waitForOut("closed 1000"), server.out());
    }

    void curlIsToldWhatItIs()
    {
        SWB_NEED_PROGRAM("curl");
        SwbServer server({u"ws://127.0.0.1:0"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome asked
            = run(u"curl"_s, {u"-s"_s, u"-i"_s, u"http://127.0.0.1:"_s + server.port() + u"/"_s});
        QVERIFY2(asked.out.startsWith("HTTP/1.1 426 Upgrade Required\r\n"), asked.out);
        QVERIFY2(asked.out.contains("Sec-WebSocket-Version: 13\r\n"), asked.out);
    }

    void whatIsNoWebSocketIsTold()
    {
        SwbServer server({u"tcp://127.0.0.1:0"_s, u"--reply"_s, u"fixed:hello\\r\\n\\r\\n"_s});
        QVERIFY2(server.isReady(), server.err());
        const Outcome asked = runSwb({u"send"_s, u"ws://127.0.0.1:"_s + server.port(), u"hello"_s});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.err.contains("does not accept a WebSocket"), asked.err);
    }
};

QTEST_GUILESS_MAIN(TstWebSocketPrograms)
#include "tst_websocketprograms.moc"
