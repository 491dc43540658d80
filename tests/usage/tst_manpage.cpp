// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/processes.h"
#include "usage/manpage.h"
#include "usage/usagetext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace swb;

namespace {

/// Everything that roff could misinterpret.
const QString strange = u".SH no request 'nor this' C:\\new \\fB -- ~x^y `z` “quoted” \U0001F600 \"q\""_s;

ProgramUsage strangeProgram()
{
    return {u"a-program"_s,
            strange,
            u"'begins with an apostrophe\n\n.begins with a dot"_s,
            {},
            {{{}, u"[FILE...]"_s, {}, strange, {{u"FILE"_s}}, {{{u"o"_s}, {strange}, strange}}}},
            {{u"Files"_s, u"  .hidden  "_s + strange}},
            {u"other(1)"_s}};
}

} // namespace

class TstManPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void textIsEscaped_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("escaped");
        QTest::newRow("plain") << u"plain"_s << u"plain"_s;
        QTest::newRow("a backslash") << u"a\\nb"_s << u"a\\(rsnb"_s;
        QTest::newRow("an option") << u"--key-log"_s << u"\\-\\-key\\-log"_s;
        QTest::newRow("quotes") << u"'a' \"b\""_s << u"\\(aqa\\(aq \\(dqb\\(dq"_s;
        QTest::newRow("beyond ASCII") << u"“µ”"_s << u"\\[u201C]\\[u00B5]\\[u201D]"_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F600"_s << u"\\[u1F600]"_s;
        QTest::newRow("a line end") << u"a\nb"_s << u"a b"_s;
    }
    void textIsEscaped()
    {
        QFETCH(QString, text);
        QTEST(roffText(text), "escaped");
    }

    void descriptionIsTakenApart_data()
    {
        QTest::addColumn<QString>("description");
        QTest::addColumn<QStringList>("blocks"); ///< term|text
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("a paragraph of two lines") << u"one\ntwo"_s << QStringList{u"|one two"_s};
        QTest::newRow("two paragraphs") << u"one\n\ntwo"_s << QStringList{u"|one"_s, u"|two"_s};
        QTest::newRow("terms") << u"  tcp, tls  a stream\n             of bytes\n  udp  datagrams"_s
                               << QStringList{u"tcp, tls|a stream of bytes"_s, u"udp|datagrams"_s};
        QTest::newRow("a term on a line of its own") << u"  chat\n     says"_s << QStringList{u"chat|says"_s};
        QTest::newRow("a term with a colon")
            << u"Presets:\n  wifi: Wi-Fi"_s << QStringList{u"|Presets:"_s, u"wifi|Wi-Fi"_s};
        QTest::newRow("a paragraph right behind a term") << u"  a  b\nc"_s << QStringList{u"a|b"_s, u"|c"_s};
    }
    void descriptionIsTakenApart()
    {
        QFETCH(QString, description);
        QStringList blocks;
        for (const UsageBlock &block : blocksOf(description))
            blocks << QString(block.term + u'|' + block.text);
        QTEST(blocks, "blocks");
    }

    void firstSentenceEnds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("one") << u"How to answer."_s << u"How to answer"_s;
        QTest::newRow("two") << u"One (1.2). Two."_s << u"One (1.2)"_s;
        QTest::newRow("dots within") << u"GET, ... (default: GET)."_s << u"GET, ... (default: GET)"_s;
        QTest::newRow("none") << u"words"_s << u"words"_s;
    }
    void firstSentenceEnds()
    {
        QFETCH(QString, text);
        QTEST(firstSentence(text), "sentence");
    }

    void valueIsCompletedByItsName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("completion");
        QTest::newRow("a file") << u"FILE"_s << int(Completion::Files);
        QTest::newRow("a certificate") << u"PEM"_s << int(Completion::Files);
        QTest::newRow("a folder") << u"FOLDER"_s << int(Completion::Folders);
        QTest::newRow("all that there is") << u"none|lf"_s << int(Completion::OneOf);
        QTest::newRow("one that stands for others") << u"N|all"_s << int(Completion::Nothing);
        QTest::newRow("a number") << u"N"_s << int(Completion::Nothing);
    }
    void valueIsCompletedByItsName()
    {
        QFETCH(QString, name);
        QTEST(int(completionOf({name})), "completion");
    }

    void strangeTextIsShownAsItStands()
    {
        if (QStandardPaths::findExecutable(u"man"_s).isEmpty())
            QSKIP("man is not installed");
        const QString page = manPage(strangeProgram(), u"1.2.3"_s, u"2026-11-27"_s);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"a-program.1"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(page.toUtf8());
        file.close();
        test::Program process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
        environment.insert(u"MANWIDTH"_s, u"200"_s);
        process.setProcessEnvironment(environment);
        process.launch(u"man"_s, {u"--warnings"_s, u"-P"_s, u"cat"_s, u"-l"_s, file.fileName()});
        const test::Outcome outcome = process.finish();
        QCOMPARE(outcome.err, QByteArray());
        const QString shown = QString::fromUtf8(outcome.out);
        QVERIFY2(shown.count(strange) >= 4, qPrintable(shown));
        QVERIFY2(shown.contains(u"'begins with an apostrophe"), qPrintable(shown));
        QVERIFY2(shown.contains(u".begins with a dot"), qPrintable(shown));
        QVERIFY2(shown.contains(u".hidden"), qPrintable(shown));
    }
};

QTEST_GUILESS_MAIN(TstManPage)
#include "tst_manpage.moc"
