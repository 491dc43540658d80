// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filewriter.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QByteArray sound = "{\"name\": \"one\", \"title\": \"t\", \"about\": \"a\", \"next\": \"n\","
                         "\"servers\": [{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]}";

} // namespace

class TstExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyRowThatRawSocketsCanDoIsThere()
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
        for (const QString &row : u"A2 A3 A5 A6 B2 B3 B4 B5 C3 C4 D2 D3 D4 D5 D6 E2 E3 E8"_s.split(u' '))
            QVERIFY2(rows.contains(row), qPrintable(row));
        QVERIFY(!shelf.find(u"nothing"_s));
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
        QTest::newRow("no object") << sound << "[]"_ba << u"The file is no object."_s;
        QTest::newRow("no name") << "\"name\": \"one\","_ba
                                 << ""_ba << u"“name” has to be a text."_s;
        QTest::newRow("an empty title") << "\"t\""_ba
                                        << "\"\""_ba << u"“title” has to be a text."_s;
        QTest::newRow("a number") << "\"a\""_ba
                                  << "1"_ba << u"“about” has to be a text."_s;
        QTest::newRow("a path as name") << "\"one\""_ba
                                        << "\"../one\""_ba << u"“name” has to be of letters, digits and -."_s;
        QTest::newRow("an option as name") << "\"one\""_ba
                                           << "\"-x\""_ba << u"“name” has to be of letters, digits and -."_s;
        QTest::newRow("a misspelt member") << "\"next\""_ba
                                           << "\"next\": \"n\", \"nxt\""_ba << u"“nxt” is not known here."_s;
        QTest::newRow("no servers") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                    << "[]"_ba << u"“servers” has to name one server at least."_s;
        QTest::newRow("servers that are none") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                               << "1"_ba << u"“servers” has to be a list."_s;
        QTest::newRow("a server that is none") << "[{\"url\": \"tcp://127.0.0.1:1\", \"reply\": \"echo\"}]"_ba
                                               << "[1]"_ba << u"“servers[0]” is no object."_s;
        QTest::newRow("a scheme") << "tcp:"_ba
                                  << "gopher:"_ba << u"“servers[0].url” is no endpoint."_s;
        QTest::newRow("a reply") << "\"echo\""_ba
                                 << "\"ecko\""_ba << u"“servers[0].reply” does not go"_s;
        QTest::newRow("a misspelt member within")
            << "\"reply\""_ba
            << "\"repli\""_ba << u"“servers[0].repli” is not known here."_s;
        QTest::newRow("a flag") << "\"echo\""_ba
                                << "\"echo\", \"once\": 1"_ba
                                << u"“servers[0].once” has to be true or false."_s;
        QTest::newRow("a backlog of none")
            << "\"echo\""_ba
            << "\"echo\", \"backlog\": 0"_ba << u"“servers[0].backlog” has to be a whole number"_s;
        QTest::newRow("a fraction") << "\"echo\""_ba
                                    << "\"echo\", \"backlog\": 1.5"_ba
                                    << u"“servers[0].backlog” has to be a whole number"_s;
        QTest::newRow("a client") << "\"next\""_ba
                                  << "\"clients\": [{\"message\": \"x\"}], \"next\""_ba
                                  << u"“clients[0].url” has to be a text."_s;
        QTest::newRow("a fault") << "\"next\""_ba
                                 << "\"faults\": [{\"printed\": \"x\"}], \"next\""_ba
                                 << u"“faults[0].happens” has to be a text."_s;
        QTest::newRow("notes") << "\"next\""_ba
                               << "\"notes\": [1], \"next\""_ba << u"“notes” has to be a list of texts."_s;
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
        QCOMPARE(example.error().what, u"/folder/file.json is no example."_s);
        QVERIFY2(example.error().why.contains(why), qPrintable(example.error().why));
    }

    void commandsAreForAShell()
    {
        QByteArray json(sound);
        json.replace(
            "\"echo\"",
            "\"fixed:it's\", \"once\": true, \"closeAfterReply\": true, \"backlog\": 1, \"replyDelayMs\": 5");
        json.replace(
            "\"next\"",
            "\"clients\": [{\"url\": \"tcp://127.0.0.1:1\", \"message\": \"a\\r\\n$b\", \"answer\": \"x\"},"
            "{\"url\": \"tcp://127.0.0.1:1\", \"message\": \"y\"}], \"next\"");
        const Result<Example> example = Example::parse(json, u"f"_s);
        QVERIFY2(example.ok(), qPrintable(example.ok() ? QString() : example.error().toString()));
        QCOMPARE(
            serveCommand(example.value().servers[0]),
            u"swb serve tcp://127.0.0.1:1 --reply 'fixed:it'\\''s' --close-after-reply --once --backlog 1 --delay 5"_s);
        QCOMPARE(sendCommand(example.value().clients[0]), u"swb send tcp://127.0.0.1:1 'a\\r\\n$b'"_s);
        QCOMPARE(sendCommand(example.value().clients[1]), u"swb send tcp://127.0.0.1:1 'y' --replies 0"_s);
    }
};

QTEST_GUILESS_MAIN(TstExamples)
#include "tst_examples.moc"
