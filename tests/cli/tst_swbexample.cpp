// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampleshelf.h"
#include "support/processes.h"

using namespace Qt::StringLiterals;
using namespace swb;
using namespace swb::test;

class TstSwbExample : public QObject
{
    Q_OBJECT

private:
    OwnDataFolder m_data;

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void examplesAreListedAndShown()
    {
        const Outcome list = runSwb({u"example"_s, u"list"_s});
        QCOMPARE(list.exitCode, 0);
        QVERIFY2(list.out.contains("B2-B3  A TCP server and its client\n"), list.out);
        const Outcome shown = runSwb({u"example"_s, u"show"_s, u"b2-b3"_s});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.out.contains("swb send tcp://127.0.0.1:12345 'Hello server!'\n"), shown.out);
        QVERIFY2(shown.out.contains("Find the fault:"), shown.out);
    }

    /// The servers of each run, and what the other side is told to send gets the answer that the file has.
    void exampleRuns_data()
    {
        QTest::addColumn<QString>("name");
        for (const Example &example : ExampleShelf::read().examples)
            QTest::newRow(qPrintable(example.name)) << example.name;
    }
    void exampleRuns()
    {
        QFETCH(QString, name);
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        SwbServer server({u"run"_s, name, u"--any-port"_s}, int(example.servers.size()), u"example"_s);
        QVERIFY2(server.isReady(), server.err());
        QVERIFY2(server.waitForErr(example.next.toUtf8()), server.err());
        static const QRegularExpression otherSide(
            u"The other side: swb send (\\S+) '(.*)'( --replies 0)?\\n"_s);
        qsizetype told = 0;
        for (auto matches = otherSide.globalMatch(QString::fromUtf8(server.err())); matches.hasNext();
             ++told) {
            const QRegularExpressionMatch match = matches.next();
            QStringList arguments{u"send"_s, match.captured(1), match.captured(2)};
            if (match.hasCaptured(3))
                arguments << u"--replies"_s << u"0"_s;
            const Outcome sent = runSwb(arguments);
            QVERIFY2(sent.exitCode == 0, both(sent.err, server.out()));
            if (!example.clients[told].answer.isEmpty())
                QCOMPARE(sent.out, example.clients[told].answer);
        }
        QCOMPARE(told, example.clients.size());
        if (example.servers.first().once)
            QCOMPARE(server.finish().exitCode, 0);
        else
            QCOMPARE(server.stop(), 0);
    }

    void ownFileThatIsNoneIsNamed()
    {
        const QString folder = m_data.path() + u"/examples"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/broken.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"name\": 1}") > 0);
        file.close();
        const Outcome list = runSwb({u"example"_s, u"list"_s});
        QCOMPARE(list.exitCode, 1);
        QVERIFY2(list.err.contains("broken.json") && list.err.contains("“name” has to be a text"), list.err);
        QVERIFY2(list.out.contains("E8 "), list.out);
        QVERIFY(file.remove());
    }

    void wrongUseIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no word") << QStringList{u"example"_s};
        QTest::newRow("another word") << QStringList{u"example"_s, u"dance"_s};
        QTest::newRow("no name") << QStringList{u"example"_s, u"run"_s};
        QTest::newRow("an unknown name") << QStringList{u"example"_s, u"run"_s, u"Z9"_s};
        QTest::newRow("one too many") << QStringList{u"example"_s, u"list"_s, u"A5"_s};
        QTest::newRow("any port of none") << QStringList{u"example"_s, u"list"_s, u"--any-port"_s};
    }
    void wrongUseIsSaid()
    {
        QFETCH(QStringList, arguments);
        const Outcome swb = runSwb(arguments);
        QCOMPARE(swb.exitCode, 2);
        QVERIFY2(swb.err.contains("example"), swb.err);
    }
};

QTEST_GUILESS_MAIN(TstSwbExample)
#include "tst_swbexample.moc"
