// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"

using namespace Qt::StringLiterals;
using namespace swb::test;

/// The programs from five sets of lecture notes, as Python scripts beside this file: swb replaces either side
/// of each, byte for byte.
class TstLecturePrograms : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

    static QString script(const QString &name)
    {
        return u"" SWB_SOURCE_DIR "/tests/interop/programs/"_s + name;
    }
    static QByteArray quoted(const QByteArray &bytes)
    {
        QByteArray text = bytes;
        return "b'" + text.replace("\r", "\\r").replace("\n", "\\n") + "'";
    }
    /// The bytes of every data event received, from the lines of "serve --json".
    static QByteArray received(const QByteArray &lines)
    {
        QByteArray bytes;
        for (const QJsonObject &line : jsonLines(lines)) {
            if (line[u"kind"_s] == u"data"_s && line[u"direction"_s] == u"in"_s)
                bytes += QByteArray::fromHex(line[u"hex"_s].toString().toLatin1());
        }
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SWB_NEED_PROGRAM("python3");
        qputenv("PYTHONDONTWRITEBYTECODE", "1");
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void swbStandsInForTheClient_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("endsByItself");
        const auto row = [](const char *name, const QString &server, const QString &scheme,
                            const QString &message, const QByteArray &answer, bool endsByItself) {
            QTest::newRow(name) << server << scheme << message << answer << endsByItself;
        };
        row("A5", u"a5_server.py"_s, u"tcp"_s, u"anything"_s, "Hello, client!", true);
        row("A6", u"a6_server.py"_s, u"udp"_s, u"anything"_s, "Hello, UDP client!", true);
        row("B2", u"b2_server.py"_s, u"tcp"_s, u"Hello server!"_s, "Hello from server!", false);
        row("B4", u"b4_server.py"_s, u"udp"_s, u"Hello UDP server!"_s, "Hello from UDP server!", false);
        row("C3", u"c3_server.py"_s, u"tcp"_s, u"Hello, Server!"_s, "Hello, Server!", false);
        row("D4", u"d4_server.py"_s, u"udp"_s, u"a line of letters"_s, "A LINE OF LETTERS", false);
        row("D4 beyond ASCII", u"d4_server.py"_s, u"udp"_s, u"grüße"_s, "GRÜSSE", false);
        row("D6", u"d6_server.py"_s, u"tcp"_s, u"a line of letters"_s, "A LINE OF LETTERS", false);
        row("E2", u"e2_server.py"_s, u"tcp"_s, u"Hello TCP Server"_s, "Echo: Hello TCP Server.", true);
        row("E8", u"e8_server.py"_s, u"udp"_s, u"Hello UDP server"_s,
            "Recieved you Message: Hello UDP server", false);
    }
    void swbStandsInForTheClient()
    {
        QFETCH(QString, server);
        QFETCH(QString, scheme);
        QFETCH(QString, message);
        QFETCH(QByteArray, answer);
        QFETCH(bool, endsByItself);
        Program python;
        python.launch(u"python3"_s, {script(server), u"127.0.0.1"_s, u"0"_s});
        QVERIFY2(python.waitForOut("ready "), python.err());
        const QString port = QString::fromLatin1(python.out().split('\n').constFirst().mid(6));

        const int times = endsByItself ? 1 : 2; // a loop has to work more than once
        for (int time = 0; time < times; ++time) {
            const Outcome swb = runSwb({u"send"_s, scheme + u"://127.0.0.1:"_s + port, message});
            QVERIFY2(swb.exitCode == 0, swb.err);
            QCOMPARE(swb.out, answer);
        }
        QVERIFY(python.waitForOut("received "));
        if (message.toUtf8() == message.toLatin1())
            QVERIFY2(python.out().contains(quoted(message.toUtf8())), python.out());
        if (endsByItself)
            QCOMPARE(python.finish().exitCode, 0);
    }

    void swbStandsInForTheServer_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("answer");
        const auto row
            = [](const char *name, const QString &client, const QString &scheme, const QString &reply,
                 const QByteArray &typed, const QByteArray &message, const QByteArray &answer) {
                  QStringList options{u"--reply"_s, reply};
                  if (scheme == u"tcp"_s)
                      options << u"--close-after-reply"_s; // as every TCP server of the notes does
                  QTest::newRow(name) << client << scheme << options << typed << message << answer;
              };
        row("A5", u"a5_client.py"_s, u"tcp"_s, u"fixed:Hello, client!"_s, "",
            "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n", "Hello, client!");
        row("A6", u"a6_client.py"_s, u"udp"_s, u"fixed:Hello, UDP client!"_s, "", "Hello",
            "Hello, UDP client!");
        row("B3", u"b3_client.py"_s, u"tcp"_s, u"fixed:Hello from server!"_s, "", "Hello server!",
            "Hello from server!");
        row("B5", u"b5_client.py"_s, u"udp"_s, u"fixed:Hello from UDP server!"_s, "", "Hello UDP server!",
            "Hello from UDP server!");
        row("C4", u"c4_client.py"_s, u"tcp"_s, u"echo"_s, "", "Hello, Server!", "Hello, Server!");
        row("D3", u"d3_client.py"_s, u"udp"_s, u"uppercase"_s, "some small words\n", "some small words",
            "SOME SMALL WORDS");
        row("D3, empty line", u"d3_client.py"_s, u"udp"_s, u"uppercase"_s, "\n", "", "");
        row("D5", u"d5_client.py"_s, u"tcp"_s, u"uppercase"_s, "some small words\n", "some small words",
            "SOME SMALL WORDS");
        row("E3", u"e3_client.py"_s, u"tcp"_s, u"template:Echo: {data}."_s, "", "Hello TCP Server",
            "Echo: Hello TCP Server.");
        row("E8", u"e8_client.py"_s, u"udp"_s, u"template:Recieved you Message: {data}"_s, "",
            "Hello UDP server", "Recieved you Message: Hello UDP server");
    }
    void swbStandsInForTheServer()
    {
        QFETCH(QString, client);
        QFETCH(QString, scheme);
        QFETCH(QStringList, options);
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, answer);
        SwbServer server(QStringList{scheme + u"://127.0.0.1:0"_s, u"--json"_s} + options);
        QVERIFY2(server.isReady(), server.err());
        const Outcome python = run(u"python3"_s, {script(client), u"127.0.0.1"_s, server.port()}, typed);
        QVERIFY2(python.exitCode == 0, python.err);
        QCOMPARE(python.out, "received " + quoted(answer) + '\n');
        QCOMPARE(server.stop(), 0);
        QCOMPARE(received(server.out()), message);
    }
};

QTEST_GUILESS_MAIN(TstLecturePrograms)
#include "tst_lectureprograms.moc"
