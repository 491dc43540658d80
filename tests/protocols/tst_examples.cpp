// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sound = "{\"name\": \"one\", \"title\": \"t\", \"about\": \"a\", \"next\": \"n\","
                         "\"servers\": [{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]}";

/// With a list of these entries.
QByteArray with(const char *name, const QByteArrayList &entries)
{
    QByteArray list = QByteArrayList{"\"", name, "\": [", entries.join(','), "], \"next\""}.join();
    return QByteArray(sound).replace("\"next\"", list);
}

} // namespace

class TstExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyRowOfTheNotesIsThere()
    {
        QTemporaryDir none;
        const ExampleShelf shelf = ExampleShelf::read(none.path());
        for (const Error &error : shelf.errors)
            QFAIL(qPrintable(error.toString()));
        QStringList rows;
        for (const Example &example : shelf.examples) {
            rows << example.notes;
            QVERIFY(!example.clients.isEmpty());
            QVERIFY2(!exampleText(example).isEmpty(), qPrintable(example.name));
            QCOMPARE(shelf.find(example.name.toUpper()), &example);
        }
        for (
            const QString &row :
            u"A1 A2 A3 A4 A5 A6 A7 A8 A9 B2 B3 B4 B5 B6 B7 B8 B9 C1 C2 C3 C4 D2 D3 D4 D5 D6 D7 E1 E2 E3 E4 E5 E7 E8 E9 E10"_s
                .split(u' '))
            QVERIFY2(rows.contains(row), qPrintable(row));
        QVERIFY(!shelf.find(u"nothing"_s));
    }

    void examplesStandInTheOrderOfTheirGroups()
    {
        QTemporaryDir own;
        QVERIFY(!writeFile(own.filePath(u"mine.json"_s), sound).isError());
        const ExampleShelf shelf = ExampleShelf::read(own.path());
        QStringList names;
        for (const Example &example : shelf.examples)
            names << example.name;
        QCOMPARE(names.last(), u"one"_s);
        QCOMPARE(shelf.examples.last().group, ExampleGroup::Own);
        QVERIFY(names.indexOf(u"E9"_s) < names.indexOf(u"E10"_s)); // by number, not by letter
        QVERIFY(names.indexOf(u"E10"_s) < names.indexOf(u"half-close"_s));
        QVERIFY(names.indexOf(u"three-sends"_s) < names.indexOf(u"chat"_s));
        QVERIFY(shelf.find(u"D2"_s)->isLesson);
        QCOMPARE(shelf.find(u"D2"_s)->group, ExampleGroup::Notes);
    }

    void filesGoIntoTheirFolderAlone()
    {
        QTemporaryDir data;
        Example example = Example::parse(QByteArray(sound).replace(
                                             "\"next\"",
                                             "\"files\": [{\"name\": \"a.txt\", \"text\": \"A\"},"
                                             "{\"name\": \"sub/b.txt\", \"text\": \"B\"}], \"next\""),
                                         u"f"_s)
                              .value();
        example.setFolder(data.filePath(u"example-files/one"_s));
        QVERIFY(!example.writeFiles().isError());
        QFile a(example.folder + u"/a.txt"_s);
        QFile b(example.folder + u"/sub/b.txt"_s);
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(a.readAll() + b.readAll(), "AB");
        example.files.first().text = u"C"_s; // files from an earlier run are replaced
        QVERIFY(!example.writeFiles().isError());
        QString problem;
        QCOMPARE(readOrdinaryFile(example.folder + u"/a.txt"_s, 10, problem), "C");
        QCOMPARE(QDir(data.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"example-files"_s});
    }

    void linkInThePlaceOfAFolderIsNotFollowed()
    {
        QTemporaryDir data;
        QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.path(), data.filePath(u"one"_s)));
        Example example = Example::parse(QByteArray(sound).replace(
                                             "\"next\"", "\"files\": [{\"name\": \"a.txt\"}], \"next\""),
                                         u"f"_s)
                              .value();
        example.setFolder(data.filePath(u"one"_s));
        QCOMPARE(example.writeFiles().code, ErrorCode::FileUnwritable);
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void numberOfFilesIsLimited_data()
    {
        QTest::addColumn<qsizetype>("files");
        QTest::addColumn<qsizetype>("nameLength");
        QTest::addColumn<bool>("isSound");
        QTest::newRow("one below") << Example::mostFiles - 1 << Example::mostNameLength - 1 << true;
        QTest::newRow("at the limits") << Example::mostFiles << Example::mostNameLength << true;
        QTest::newRow("one file above") << Example::mostFiles + 1 << Example::mostNameLength << false;
        QTest::newRow("one letter above") << Example::mostFiles << Example::mostNameLength + 1 << false;
    }
    void numberOfFilesIsLimited()
    {
        QFETCH(qsizetype, files);
        QFETCH(qsizetype, nameLength);
        QFETCH(bool, isSound);
        QByteArrayList entries(files, "{\"name\": \"" + QByteArray(nameLength, 'x') + "\"}");
        QCOMPARE(Example::parse(with("files", entries), u"f"_s).ok(), isSound);
    }

    void numberOfEndpointsIsLimited_data()
    {
        QTest::addColumn<qsizetype>("clients");
        QTest::addColumn<bool>("isSound");
        QTest::newRow("one below") << Example::mostEndpoints - 1 << true;
        QTest::newRow("at the limit") << Example::mostEndpoints << true;
        QTest::newRow("one above") << Example::mostEndpoints + 1 << false;
    }
    void numberOfEndpointsIsLimited()
    {
        QFETCH(qsizetype, clients);
        QFETCH(bool, isSound);
        QByteArrayList entries(clients, "{\"url\": \"tcp://127.0.0.1:1\"}");
        QCOMPARE(Example::parse(with("clients", entries), u"f"_s).ok(), isSound);
    }

    void ownExampleTakesThePlaceOfAnother()
    {
        QTemporaryDir own;
        QVERIFY(!writeFile(own.filePath(u"mine.json"_s), QByteArray(sound).replace("\"one\"", "\"a5\""))
                     .isError());
        QVERIFY(!writeFile(own.filePath(u"wrong.json"_s), "{").isError());
        const ExampleShelf shelf = ExampleShelf::read(own.path());
        QCOMPARE(shelf.find(u"A5"_s)->title, u"t"_s);
        QCOMPARE(shelf.errors.size(), 1);
        QCOMPARE(shelf.errors.first().code, ErrorCode::BadExample);
        QVERIFY(shelf.errors.first().what.contains(u"wrong.json"_s));
    }

    void wrongMemberIsNamed_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("why");
        QTest::newRow("no JSON") << "{"_ba
                                 << "["_ba << u"At byte"_s;
        QTest::newRow("no object") << sound << "[]"_ba << u"The file is not an object."_s;
        QTest::newRow("no name") << "\"name\": \"one\","_ba
                                 << ""_ba << u"“name” must be a text."_s;
        QTest::newRow("an empty title") << "\"t\""_ba
                                        << "\"\""_ba << u"“title” must be a text."_s;
        QTest::newRow("a number") << "\"a\""_ba
                                  << "1"_ba << u"“about” must be a text."_s;
        QTest::newRow("a path as name")
            << "\"one\""_ba
            << "\"../one\""_ba << u"“name” must consist of letters, digits and -."_s;
        QTest::newRow("an option as name")
            << "\"one\""_ba
            << "\"-x\""_ba << u"“name” must consist of letters, digits and -."_s;
        QTest::newRow("a misspelt member") << "\"next\""_ba
                                           << "\"next\": \"n\", \"nxt\""_ba << u"“nxt” is unknown."_s;
        QTest::newRow("no servers") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                    << "[]"_ba << u"“servers” must name at least one server."_s;
        QTest::newRow("servers that are none") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                               << "1"_ba << u"“servers” must be a list."_s;
        QTest::newRow("a server that is none") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                               << "[1]"_ba << u"“servers[0]” is not an object."_s;
        QTest::newRow("a scheme") << "tcp:"_ba
                                  << "gopher:"_ba << u"“servers[0].url” is not an endpoint."_s;
        QTest::newRow("a reply") << "\"echo\""_ba
                                 << "\"ecko\""_ba << u"“servers[0].reply” conflicts"_s;
        QTest::newRow("a misspelt member within") << "\"reply\""_ba
                                                  << "\"repli\""_ba << u"“servers[0].repli” is unknown."_s;
        QTest::newRow("a flag") << "\"echo\""_ba
                                << "\"echo\", \"once\": 1"_ba
                                << u"“servers[0].once” must be true or false."_s;
        QTest::newRow("a backlog of none")
            << "\"echo\""_ba
            << "\"echo\", \"backlog\": 0"_ba << u"“servers[0].backlog” must be a whole number"_s;
        QTest::newRow("a fraction") << "\"echo\""_ba
                                    << "\"echo\", \"backlog\": 1.5"_ba
                                    << u"“servers[0].backlog” must be a whole number"_s;
        QTest::newRow("a client") << "\"next\""_ba
                                  << "\"clients\": [{\"message\": \"x\"}], \"next\""_ba
                                  << u"“clients[0].url” must be a text."_s;
        const auto client = [](const char *row, const QByteArray &members, const QString &why) {
            QTest::newRow(row) << "\"next\""_ba
                               << "\"clients\": [{\"url\": \"tcp://127.0.0.1:1\", " + members + "}], \"next\""
                               << why;
        };
        client("an error that is none", "\"fails\": \"boredom\"",
               u"“clients[0].fails” is not a known error"_s);
        client("never and again", "\"times\": 0", u"“clients[0].times” must be a whole number"_s);
        client("again without an end", "\"everyMs\": 5", u"“clients[0].everyMs” needs “times”"_s);
        client("a flag of a client", "\"run\": 1", u"“clients[0].run” must be true or false."_s);
        client("a version of TLS", "\"tlsLowest\": \"1.1\"",
               u"“clients[0].tlsLowest” must be a text that is valid here."_s);
        client("a framing that is none", "\"framing\": \"frame\"",
               u"“clients[0].url” conflicts with the other members."_s);
        const auto relay
            = [](const char *row, const QByteArray &target, const QByteArray &members, const QString &why) {
                  QTest::newRow(row) << "\"next\""_ba
                                     << "\"relays\": [{\"listen\": \"tcp://127.0.0.1:2\", \"target\": \""
                          + target + "\"" + members + "}], \"next\""
                                     << why;
              };
        relay("a relay between two worlds", "udp://127.0.0.1:1", "",
              u"“relays[0].target” conflicts with “listen”."_s);
        relay("loss of a stream", "tcp://127.0.0.1:1", ", \"both\": {\"loss\": \"5%\"}",
              u"“relays[0].both” is not valid."_s);
        relay("an amount that is none", "tcp://127.0.0.1:1", ", \"toServer\": {\"delay\": \"x\"}",
              u"“relays[0].toServer” is not valid."_s);
        relay("an option that is none", "tcp://127.0.0.1:1", ", \"toClient\": {\"mood\": \"1\"}",
              u"“relays[0].toClient” is not valid."_s);
        relay("a misspelt member of a relay", "tcp://127.0.0.1:1", ", \"sed\": 1",
              u"“relays[0].sed” is unknown."_s);
        for (const QByteArray &name : {"../a"_ba, "/a"_ba, "a/../b"_ba, "a/b/c"_ba, ".a"_ba, "a\\\\b"_ba,
                                       "a\\u0000b"_ba, "a/"_ba, "c:a"_ba, "\u00fc"_ba})
            QTest::addRow("a file %s", name.constData())
                << "\"next\""_ba
                << "\"files\": [{\"name\": \"" + name + "\"}], \"next\""
                << u"“files[0].name” must consist of letters, digits and ._-"_s;
        QTest::newRow("a group") << "\"next\""_ba
                                 << "\"group\": \"x\", \"next\""_ba
                                 << u"“group” must be “lesson” or “protocol”."_s;
        QTest::newRow("a fault") << "\"next\""_ba
                                 << "\"faults\": [{\"printed\": \"x\"}], \"next\""_ba
                                 << u"“faults[0].happens” must be a text."_s;
        QTest::newRow("notes") << "\"next\""_ba
                               << "\"notes\": [1], \"next\""_ba << u"“notes” must be a list of texts."_s;
    }
    void wrongMemberIsNamed()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, why);
        QVERIFY(Example::parse(sound, u"/folder/file.json"_s).ok());
        const Result<Example> example
            = Example::parse(QByteArray(sound).replace(from, to), u"/folder/file.json"_s);
        QVERIFY(!example.ok());
        QCOMPARE(example.error().code, ErrorCode::BadExample);
        QCOMPARE(example.error().what, u"/folder/file.json is not a valid example."_s);
        QVERIFY2(example.error().why.contains(why), qPrintable(example.error().why));
    }

    void commandsAreForAShell()
    {
        QByteArray json(sound);
        json.replace("\"echo\"",
                     "\"fixed:it's\", \"once\": true, \"closeAfterReply\": true, \"backlog\": 1, "
                     "\"replyDelayMs\": 5, \"reuseAddress\": false");
        json.replace(
            "\"next\"",
            "\"clients\": [{\"url\": \"tcp://[::1]:1\", \"message\": \"a\\r\\n$b\", \"answer\": \"x\"},"
            "{\"url\": \"tcp://127.0.0.1:1\", \"message\": \"y\", \"times\": 3, \"everyMs\": 20},"
            "{\"url\": \"tls://a:1\", \"message\": \"z\", \"framing\": \"line\", \"frameSent\": true,"
            "\"serverName\": \"b\", \"halfClose\": true, \"timeoutS\": 1}],"
            "\"relays\": [{\"listen\": \"udp://127.0.0.1:2\", \"target\": \"udp://127.0.0.1:1\", \"seed\": 7,"
            "\"both\": {\"loss\": \"30%\"}, \"toClient\": {\"dup\": \"5%\"}}], \"next\"");
        const Result<Example> read = Example::parse(json, u"f"_s);
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().toString()));
        const Example &example = read.value();
        QCOMPARE(
            shellCommand(serveArguments(example.servers[0])),
            u"swb serve tcp://127.0.0.1:1 --reply 'fixed:it'\\''s' --close-after-reply --once --backlog 1 --delay 5 --no-reuse-address"_s);
        QCOMPARE(shellCommand(sendArguments(example.clients[0])), u"swb send 'tcp://[::1]:1' 'a\\r\\n$b'"_s);
        QCOMPARE(shellCommand(sendArguments(example.clients[1])),
                 u"swb send tcp://127.0.0.1:1 y --every 20ms --times 3 --replies 0"_s);
        QCOMPARE(shellCommand(sendArguments(example.clients[2])),
                 u"swb send tls://a:1 z --framing line --frame --server-name b --half-close --timeout 1"_s);
        QCOMPARE(
            shellCommand(relayArguments(example.relays[0])),
            u"swb relay udp://127.0.0.1:2 udp://127.0.0.1:1 --seed 7 --to-server --loss 30% --to-client --loss 30% --dup 5%"_s);
    }

    void placeholderStandsForTheFolder()
    {
        QByteArray json(sound);
        json.replace("\"n\"", "\"see {folder}/x\"").replace("\"echo\"", "\"save:{folder}/in\"");
        Example example = Example::parse(json, u"f"_s).value();
        example.setFolder(u"/data/it's"_s);
        QCOMPARE(example.next, u"see /data/it's/x"_s);
        QCOMPARE(shellCommand(serveArguments(example.servers.first())),
                 u"swb serve tcp://127.0.0.1:1 --reply 'save:/data/it'\\''s/in'"_s);
    }
};

QTEST_GUILESS_MAIN(TstExamples)
#include "tst_examples.moc"
