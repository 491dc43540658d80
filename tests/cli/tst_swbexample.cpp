// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"
#include "support/examples.h"

#include <algorithm>

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
        QVERIFY2(list.out.contains("  B2-B3  "), list.out);
        const Outcome shown = runSwb({u"example"_s, u"show"_s, u"b2-b3"_s});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY2(shown.out.contains("swb send tcp://127.0.0.1:12345 'Hello server!'\n"), shown.out);
        QVERIFY2(shown.out.contains("Find the fault:"), shown.out);
    }

    /// The servers of each run; what the other side is told to send gets the answer stated in the file.
    void exampleRuns_data()
    {
        QTest::addColumn<QString>("name");
        for (const Example &example : ExampleShelf::read().examples) {
            if (isBuilt(example))
                QTest::newRow(qPrintable(example.name)) << example.name;
        }
    }
    void exampleRuns()
    {
        QFETCH(QString, name);
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        SwbServer server({u"run"_s, name, u"--any-port"_s},
                         int(example.servers.size() + example.relays.size()), u"example"_s);
        QVERIFY2(server.isReady(), server.err());
        QVERIFY2(server.waitForErr(example.next.toUtf8()), server.err());
        QStringList places;
        for (const ServerSettings &of : example.servers)
            places << placeOf(of.url);
        for (const RelaySettings &of : example.relays)
            places << placeOf(of.listen);
        for (ExampleClient client : example.clients) {
            const qsizetype place = places.indexOf(placeOf(client.settings.url));
            if (place >= 0)
                client.settings.url.port = server.port(int(place)).toUShort();
            const QStringList arguments = sendArguments(client);
            QVERIFY2(server.err().contains(u"The other side: %1\n"_s.arg(shellCommand(arguments)).toUtf8()),
                     both(shellCommand(arguments).toUtf8(), server.err()));
            if (!canDo(client))
                continue;
            const Outcome sent = runSwb(arguments + QStringList{u"--json"_s});
            QCOMPARE(failureIn(sent.err), client.fails);
            if (!client.answer.isEmpty())
                QCOMPARE(sent.out, client.answer);
        }
        const auto once = [](const ServerSettings &of) { return of.once; };
        if (std::all_of(example.servers.cbegin(), example.servers.cend(), once))
            QCOMPARE(server.finish().exitCode, 0);
        else
            QCOMPARE(server.stop(), 0);
    }

    /// Every relay and server matches its command.
    void commandsSayAllThatIsSet_data() { exampleRuns_data(); }
    void commandsSayAllThatIsSet()
    {
        QFETCH(QString, name);
        const ExampleShelf shelf = ExampleShelf::read();
        const Example &example = *shelf.find(name);
        QVERIFY(!example.writeFiles().isError());
        for (ServerSettings of : example.servers) {
            of.url.port = 0;
            SwbServer server(serveArguments(of).sliced(1));
            QVERIFY2(server.isReady(), server.err());
            QCOMPARE(server.stop(), 0);
        }
        for (RelaySettings of : example.relays) {
            of.listen.port = 0;
            SwbServer relay(relayArguments(of).sliced(1), 1, u"relay"_s);
            QVERIFY2(relay.isReady(), relay.err());
            QCOMPARE(relay.stop(), 0);
        }
    }

    void takenPortEndsItAll()
    {
        SwbServer other({u"tcp://127.0.0.1:0"_s});
        QVERIFY2(other.isReady(), other.err());
        const QString folder = m_data.path() + u"/examples"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/taken.json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"name\": \"taken\", \"title\": \"t\", \"about\": \"a\", \"next\": \"n\", \"servers\": "
                   "[{\"url\": \"udp://127.0.0.1:"
                   + other.port().toLatin1() + "\"}, {\"url\": \"tcp://127.0.0.1:" + other.port().toLatin1()
                   + "\"}]}");
        file.close();
        const Outcome run = runSwb({u"example"_s, u"run"_s, u"taken"_s});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.err.contains("in use") || run.err.contains("already"), run.err);
        QVERIFY(file.remove());
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
        QVERIFY2(list.err.contains("broken.json") && list.err.contains("“name” must be a text"), list.err);
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
