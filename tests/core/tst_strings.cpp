// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QLoggingCategory>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace swb;

namespace {

/// The strings passed to tr() anywhere in the sources, and their entries in the file of plural forms.
struct Message
{
    QString context;
    QString source;
    bool counts = false; ///< tr() also gets a number
    QStringList forms; ///< singular and plural
    bool finished = true;
};

/// The key under which tr() finds it.
QString nameOf(const Message &message)
{
    return message.context % u": " % message.source;
}

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.finished = xml.attributes().value("type"_L1) != "unfinished"_L1;
    if (!message.counts) {
        xml.skipCurrentElement();
        return;
    }
    while (xml.readNextStartElement())
        message.forms << xml.readElementText();
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.counts = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

/// From a file of Qt Linguist.
QList<Message> messagesIn(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement())
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << readMessage(xml, context);
    }
    return messages;
}

const QString formsFile = QStringLiteral(SWB_SOURCE_DIR "/resources/translations/socket-workbench_en.ts");

/// The strings of these folders, as lupdate sees them.
QList<Message> messagesOf(const QStringList &folders)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"all.ts"_s);
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SWB_SOURCE_DIR));
    lupdate.start(
        QStringLiteral(SWB_LUPDATE),
        folders + QStringList{u"-I"_s, u"src"_s, u"-silent"_s, u"-locations"_s, u"none"_s, u"-ts"_s, file});
    return lupdate.waitForFinished() && lupdate.exitCode() == 0 ? messagesIn(file) : QList<Message>();
}

/// Every string of the sources and forms.
const QList<Message> &messagesOfSources()
{
    static const QList<Message> all = messagesOf({u"src"_s, u"ui"_s});
    return all;
}

/// Words that CONTRIBUTING.md ("Words") replaces, where no other meaning is likely.
QString wrongWordOf(const QString &source)
{
    static const QRegularExpression words(
        u"\\b(?:in capitals|bad line|goodbye|anew|stood still|stands? still|so many|so long|under way|"
        "told apart|who(?:so)?ever|in the place of|own amounts|bears?|in the midst|t?hereby|no UTF)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(source).captured();
}

QStringList namesOfThoseWithANumber(const QList<Message> &messages)
{
    QStringList names;
    for (const Message &message : messages) {
        if (message.counts)
            names << nameOf(message);
    }
    return names;
}

QStringList without(QStringList names, const QStringList &others)
{
    erase_if(names, [&others](const QString &name) { return others.contains(name); });
    return names;
}

/// "%1" and "%n", in order.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:\\d|L?n)"_s);
    QStringList found;
    for (const QRegularExpressionMatch &match : placeholder.globalMatch(text))
        found << match.captured();
    found.sort();
    return found;
}

/// Where a source or a form prevents a good translation of a string: "1 row(s)", and a macro around what
/// lupdate reads, which it does not see through.
QStringList faultsOf(const QString &source)
{
    static const QRegularExpression optionalPlural(u"\\w\\((?:s|es|ies)\\)[^\n]*[\"<]"_s);
    static const QRegularExpression macro(
        u"#[ \\t]*define\\b(?:[^\\\\\n]|\\\\\n)*(?:QT_TR|\\btr\\(|\\btranslate\\()"_s);
    QStringList faults;
    for (const QRegularExpression &fault : {optionalPlural, macro}) {
        for (const QRegularExpressionMatch &match : fault.globalMatch(source))
            faults << match.captured();
    }
    return faults;
}

/// Faults in a string passed to tr(): a counted thing without the number that picks its form, a singular
/// written beside its plural, and a space at either end, where parts are joined. A unit may have one: a field
/// puts it after its number.
QString faultOf(const Message &message)
{
    static const QRegularExpression counted(
        u"%\\d (?:(?:more|other|new|old|oldest|saved|open|late|delayed|UDP|TCP|IP|round) "
        u")?(?:addresses|bits|bytes|"
        "certificates|characters|chunks|clients|connections|conversations|copies|cores|datagrams|entries|"
        "events|"
        "fields|files(?! \\()|fragments|lines|messages|packets|peers|places|questions|relays|repeats|replies|"
        "requests|rows|"
        "seconds|segments|servers|sessions|sockets|times|trips|turns|values|windows)\\b"_s);
    static const QRegularExpression singular(u"(?:^|[:,(] ?)1 [a-z]+$"_s);
    static const QRegularExpression unit(u"^ \\S{1,3}$"_s);
    if (!message.counts && counted.match(message.source).hasMatch())
        return u"counts without a number"_s;
    if (!message.counts && singular.match(message.source).hasMatch() && message.source != u"Length, 1 byte")
        return u"is a singular by itself"_s;
    if (message.source != message.source.trimmed() && !unit.match(message.source).hasMatch())
        return u"has a blank at an end"_s;
    return {};
}

} // namespace

class tst_Strings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyStringWithANumberHasItsForms();
    void everyFormIsWritten();
    void formFollowsTheNumber_data();
    void formFollowsTheNumber();
    void stringWithoutFormsIsAWarning();
    void everyStringIsWhole();
    void checkerSeesWhatIsNotWhole_data();
    void checkerSeesWhatIsNotWhole();
    void everyStringHasTheWordsOfTheField();
    void checkerSeesWrongWords_data();
    void checkerSeesWrongWords();
    void sourceKeepsNoStringFromTranslators_data();
    void sourceKeepsNoStringFromTranslators();
    void checkerSeesWhatKeepsStrings_data();
    void checkerSeesWhatKeepsStrings();
};

/// If this fails, "./workbench plurals" adds the new strings to the file.
void tst_Strings::everyStringWithANumberHasItsForms()
{
    const QStringList wanted = namesOfThoseWithANumber(messagesOfSources());
    const QStringList there = namesOfThoseWithANumber(messagesIn(formsFile));
    QVERIFY2(wanted.size() > 100, "lupdate found next to nothing");
    QCOMPARE(without(wanted, there).join(u'\n'), QString()); // not in the file
    QCOMPARE(without(there, wanted).join(u'\n'), QString()); // in the file, but nowhere else
}

void tst_Strings::everyFormIsWritten()
{
    for (const Message &message : messagesIn(formsFile)) {
        QVERIFY2(message.finished && message.forms.size() == 2, qPrintable(nameOf(message)));
        QCOMPARE(message.forms.at(1), message.source);
        QCOMPARE(placeholders(message.forms.at(0)), placeholders(message.source));
    }
}

void tst_Strings::formFollowsTheNumber_data()
{
    QTest::addColumn<quint64>("number");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << quint64(0) << u"0 rows"_s;
    QTest::newRow("one") << quint64(1) << u"1 row"_s;
    QTest::newRow("two") << quint64(2) << u"2 rows"_s;
    QTest::newRow("ends in one") << quint64(101) << u"101 rows"_s;
    QTest::newRow("grouped") << quint64(7052) << u"7,052 rows"_s;
    QTest::newRow("one more than an int holds") << quint64(1) + (quint64(1) << 32) << u"4,294,967,297 rows"_s;
}

void tst_Strings::formFollowsTheNumber()
{
    QFETCH(quint64, number);
    QFETCH(QString, words);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    const QString said
        = QCoreApplication::translate("swb::ExportBar", "%1 rows", nullptr, quantities::plural(number))
              .arg(quantities::count(number));
    QCOMPARE(said, words);
}

void tst_Strings::stringWithoutFormsIsAWarning()
{
    QLoggingCategory::setFilterRules(u"swb.plurals.warning=true"_s);
    QTest::ignoreMessage(QtWarningMsg, "No plural forms of \"%n things\" in the context Nowhere");
    QCOMPARE(QCoreApplication::translate("Nowhere", "%n things", nullptr, 1), u"1 things"_s);
}

void tst_Strings::everyStringIsWhole()
{
    QStringList faults;
    for (const Message &message : messagesOfSources()) {
        if (const QString fault = faultOf(message); !fault.isEmpty())
            faults << QString(nameOf(message) % u" | " % fault);
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void tst_Strings::checkerSeesWhatIsNotWhole_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<bool>("whole");
    QTest::newRow("a number that picks nothing") << u"%1 bytes"_s << false << false;
    QTest::newRow("one within a sentence") << u"Wrote %1 rows to %2."_s << false << false;
    QTest::newRow("one with an adjective") << u"%1 more messages"_s << false << false;
    QTest::newRow("a total") << u"%1 of %2 bytes sent"_s << false << false;
    QTest::newRow("a number that picks the form") << u"%1 bytes"_s << true << true;
    QTest::newRow("a singular") << u"1 connection"_s << false << false;
    QTest::newRow("a singular behind a colon") << u"Backlog: 1 connection"_s << false << false;
    QTest::newRow("a range") << u"A name has 1 to 255 bytes."_s << false << true;
    QTest::newRow("a blank at the end") << u"every "_s << false << false;
    QTest::newRow("a blank at the beginning") << u" TCP only."_s << false << false;
    QTest::newRow("a line end") << u"No number: %1.\n"_s << false << false;
    QTest::newRow("a unit") << u" ms"_s << false << true;
    QTest::newRow("kinds of files") << u"%1 files (*.%2)"_s << false << true;
    QTest::newRow("a verb") << u"%1 sends its FIN again"_s << false << true;
}

void tst_Strings::checkerSeesWhatIsNotWhole()
{
    QFETCH(QString, source);
    QFETCH(bool, counts);
    QTEST(faultOf({{}, source, counts, {}, true}).isEmpty(), "whole");
}

void tst_Strings::everyStringHasTheWordsOfTheField()
{
    const QList<Message> messages = messagesOf({u"src"_s, u"ui"_s});
    QVERIFY2(messages.size() > 1000, "lupdate found next to nothing");
    QStringList faults;
    for (const Message &message : messages) {
        const QString word = wrongWordOf(message.source);
        if (!word.isEmpty())
            faults << QString(nameOf(message) % u" | " % word);
    }
    QCOMPARE(faults.join(u'\n'), QString());
}

void tst_Strings::checkerSeesWrongWords_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("word");
    QTest::newRow("within a sentence") << u"Each message comes back in capitals"_s << u"in capitals"_s;
    QTest::newRow("at the beginning") << u"Whoever reads it"_s << u"Whoever"_s;
    QTest::newRow("part of another word") << u"A beard, however long"_s << QString();
    QTest::newRow("the field's word") << u"Messages in flight"_s << QString();
}

void tst_Strings::checkerSeesWrongWords()
{
    QFETCH(QString, source);
    QTEST(wrongWordOf(source), "word");
}

void tst_Strings::sourceKeepsNoStringFromTranslators_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &folder : {u"/src"_s, u"/ui"_s}) {
        QDirIterator files(QString(QStringLiteral(SWB_SOURCE_DIR) + folder),
                           {u"*.cpp"_s, u"*.h"_s, u"*.ui"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            QTest::newRow(qPrintable(files.next())) << files.filePath();
    }
}

void tst_Strings::sourceKeepsNoStringFromTranslators()
{
    QFETCH(QString, file);
    QFile source(file);
    QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(source.errorString()));
    QCOMPARE(faultsOf(QString::fromUtf8(source.readAll())), QStringList());
}

void tst_Strings::checkerSeesWhatKeepsStrings_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("faults");
    QTest::newRow("an optional plural") << u"words = tr(\"%n row(s)\", nullptr, n);"_s << 1;
    QTest::newRow("another") << u"    tr(\"%n reply(ies) of \"\n   \"%1\")"_s << 1;
    QTest::newRow("one of a form") << u"<string>client(s)</string>"_s << 1;
    QTest::newRow("a macro") << u"#define WORDS(text) QT_TRANSLATE_NOOP(\"Words\", text)\n"_s << 1;
    QTest::newRow("a macro of two lines") << u"# define SAY(text) \\\n    say(tr(text))"_s << 1;
    QTest::newRow("both forms") << u"words = tr(\"%n rows\", nullptr, n);"_s << 0;
    QTest::newRow("a call") << u"const auto found = find(s);"_s << 0;
    QTest::newRow("another macro") << u"#define NAME 1\nconst QString name = tr(\"x\");"_s << 0;
}

void tst_Strings::checkerSeesWhatKeepsStrings()
{
    QFETCH(QString, source);
    QTEST(int(faultsOf(source).size()), "faults");
}

QTEST_GUILESS_MAIN(tst_Strings)
#include "tst_strings.moc"
