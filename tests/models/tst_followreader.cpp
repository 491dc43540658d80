// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/follow/conversationfile.h"
#include "models/follow/followreader.h"
#include "models/follow/followtext.h"
#include "support/patience.h"
#include "support/talk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using test::Talk;

namespace {

FollowRequest requestFor(ConversationId side, const QString &framing = u"none"_s)
{
    FollowRequest request;
    request.side = side;
    request.framing = parseFraming(framing, 1000).value();
    return request;
}

/// "> hello", "< HELLO", "!> no message"
QStringList told(const std::vector<FollowedUnit> &units)
{
    QStringList all;
    for (const FollowedUnit &unit : units)
        all.append((unit.fits ? QString() : u"!"_s) + (unit.direction == Direction::Out ? u"> "_s : u"< "_s)
                   + QString::fromLatin1(unit.bytes));
    return all;
}

QStringList readAll(const MessageLog &log, const FollowRequest &request)
{
    FollowedConversation conversation(log, request);
    return told(conversation.read(1'000'000));
}

/// A reader and what it has reported so far.
struct Reading
{
    explicit Reading(const MessageLog &log)
        : reader(log)
    {
        QObject::connect(&reader, &FollowReader::unitsRead, &reader,
                         [this](const std::vector<FollowedUnit> &units) { all += told(units); });
    }
    FollowReader reader;
    QStringList all;
};

QByteArray savedBy(const FileSaver::Source &source)
{
    QTemporaryDir folder;
    FileSaver saver;
    QSignalSpy saved(&saver, &FileSaver::saved);
    saver.save(folder.filePath(u"bytes"_s), source);
    [&] { QTRY_COMPARE(saved.size(), 1); }();
    QFile file(folder.filePath(u"bytes"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file"_ba;
}

} // namespace

class tst_FollowReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bothDirectionsComeInOrder();
    void oneDirectionAlone();
    void streamsAreCutByTheFraming();
    void datagramsAreNeverCut();
    void whatDoesNotFitIsShownAndTold();
    void partsHoldAllUnitsOnce();
    void emptyUnitsFillPartsToo();
    void oneLongUnitIsCutShort();
    void readsInItsOwnThreadAndGoesOn();
    void theNewestRequestWins();
    void goingAwayWhileReadingIsSafe();
    void headingsHaveArrowAndWord();
    void bodiesInEveryView();
    void longLinesAreBroken();
    void caveatsAreTold();
    void filesHoldEveryByteOnce();
    void filesOfABigConversationAreExact();
};

void tst_FollowReader::bothDirectionsComeInOrder()
{
    Talk talk;
    talk.ask("one");
    talk.answer("ONE");
    talk.ask("two");
    QCOMPARE(readAll(talk.log, requestFor(talk.client)), (QStringList{u"> one"_s, u"< ONE"_s, u"> two"_s}));
    QCOMPARE(readAll(talk.log, requestFor(talk.server)), (QStringList{u"< one"_s, u"> ONE"_s, u"< two"_s}));
}

void tst_FollowReader::oneDirectionAlone()
{
    Talk talk;
    talk.ask("one");
    talk.answer("ONE");
    FollowRequest request = requestFor(talk.client);
    request.in = false;
    QCOMPARE(readAll(talk.log, request), QStringList{u"> one"_s});
    request.in = true;
    request.out = false;
    QCOMPARE(readAll(talk.log, request), QStringList{u"< ONE"_s});
}

void tst_FollowReader::streamsAreCutByTheFraming()
{
    Talk talk;
    talk.ask("on");
    talk.answer("ANSWER\nAND");
    talk.ask("e\ntwo\n");
    FollowedConversation conversation(talk.log, requestFor(talk.client, u"line"_s));
    QCOMPARE(told(conversation.read(1000)), (QStringList{u"< ANSWER"_s, u"> one"_s, u"> two"_s}));
    const FollowState state = conversation.state();
    QCOMPARE(state.out.units, 2);
    QCOMPARE(state.out.bytes, 8);
    QCOMPARE(state.in.pending, 3);
    QCOMPARE(state.otherSide.id, talk.server);
    QVERIFY(state.complete);
}

void tst_FollowReader::datagramsAreNeverCut()
{
    Talk talk(Transport::Udp);
    talk.ask("a\nb\nc");
    QCOMPARE(readAll(talk.log, requestFor(talk.client, u"line"_s)), QStringList{u"> a\nb\nc"_s});
}

void tst_FollowReader::whatDoesNotFitIsShownAndTold()
{
    Talk talk;
    FollowRequest request = requestFor(talk.client);
    request.framing = parseFraming(u"line"_s, 4).value();
    talk.ask("ok\ntoo long\n");
    talk.ask("more");
    talk.answer("ok\n");
    FollowedConversation conversation(talk.log, request);
    QCOMPARE(told(conversation.read(1000)),
             (QStringList{u"> ok"_s, u"!> too long\n"_s, u"!> more"_s, u"< ok"_s}));
    QVERIFY(conversation.state().out.misfit.isError());
    QVERIFY(!conversation.state().in.misfit.isError());
}

void tst_FollowReader::partsHoldAllUnitsOnce()
{
    Talk talk;
    QStringList expected;
    for (int i = 0; i < 50; ++i) {
        talk.ask(QByteArray::number(i).repeated(i % 7));
        expected.append(u"> "_s + QString::number(i).repeated(i % 7));
    }
    for (qint64 room = 1; room < 400; room += 13) {
        FollowRequest request = requestFor(talk.client);
        request.partRoom = room;
        FollowedConversation first(talk.log, request);
        (void)first.read(10'000);
        QStringList all;
        for (request.part = 0; request.part < first.state().parts; ++request.part) {
            FollowedConversation part(talk.log, request);
            const std::vector<FollowedUnit> units = part.read(10'000);
            QVERIFY(qint64(units.size()) <= room / FollowedConversation::unitRoom + 1);
            for (const FollowedUnit &unit : units)
                all.append(u"> "_s + QString::number(unit.length));
        }
        QCOMPARE(all.size(), expected.size());
    }
}

void tst_FollowReader::emptyUnitsFillPartsToo()
{
    Talk talk(Transport::Udp);
    for (int i = 0; i < 10; ++i)
        talk.ask({});
    FollowRequest request = requestFor(talk.client);
    request.partRoom = 4 * FollowedConversation::unitRoom;
    for (const auto &[part, count] : {std::pair(0, 4), std::pair(1, 4), std::pair(2, 2), std::pair(3, 0)}) {
        request.part = part;
        QCOMPARE(readAll(talk.log, request).size(), count);
    }
}

void tst_FollowReader::oneLongUnitIsCutShort()
{
    Talk talk;
    for (const int size : {99, 100, 101}) {
        talk.ask(QByteArray(size, 'x'));
        FollowRequest request = requestFor(talk.client);
        request.partRoom = 100;
        request.part = size == 99 ? 0 : size == 100 ? 1 : 3;
        FollowedConversation conversation(talk.log, request);
        const std::vector<FollowedUnit> units = conversation.read(1000);
        QCOMPARE(units.size(), 1U);
        QCOMPARE(units.front().length, size);
        QCOMPARE(units.front().bytes.size(), qMin(size, 100));
    }
}

void tst_FollowReader::readsInItsOwnThreadAndGoesOn()
{
    Talk talk;
    for (int i = 0; i < 20'000; ++i)
        talk.say(talk.stranger, Direction::Out, "noise");
    talk.ask("one");
    Reading reading(talk.log);
    reading.reader.start(requestFor(talk.client));
    QTRY_VERIFY(!reading.reader.isReading());
    QCOMPARE(reading.all, QStringList{u"> one"_s});
    reading.reader.readOn();
    QVERIFY(!reading.reader.isReading());
    talk.answer("ONE");
    reading.reader.readOn();
    QTRY_COMPARE(reading.all, (QStringList{u"> one"_s, u"< ONE"_s}));
    QTRY_VERIFY(reading.reader.state().complete);
}

void tst_FollowReader::theNewestRequestWins()
{
    Talk talk;
    for (int i = 0; i < 50'000; ++i)
        talk.say(talk.client, Direction::Out, "old");
    talk.answer("new");
    Reading reading(talk.log);
    reading.reader.start(requestFor(talk.client));
    FollowRequest request = requestFor(talk.client);
    request.out = false;
    reading.reader.start(request);
    QTRY_VERIFY(!reading.reader.isReading());
    QCOMPARE(reading.all, QStringList{u"< new"_s});
}

void tst_FollowReader::goingAwayWhileReadingIsSafe()
{
    Talk talk;
    for (int i = 0; i < 50'000; ++i)
        talk.say(talk.client, Direction::Out, "x");
    talk.log.collect();
    Reading reading(talk.log);
    reading.reader.start(requestFor(talk.client));
    QVERIFY(reading.reader.isReading());
}

void tst_FollowReader::headingsHaveArrowAndWord()
{
    FollowedUnit unit;
    unit.direction = Direction::Out;
    unit.timeNs = 1'204'000;
    unit.length = 5;
    QCOMPARE(FollowText::header(unit, true), u"→ sent, 5 bytes, 0.001204 s"_s);
    unit.direction = Direction::In;
    unit.length = 1;
    QCOMPARE(FollowText::header(unit, false), u"← received, 1 byte"_s);
    unit.fits = false;
    QVERIFY(FollowText::header(unit, false).contains(u"does not match"_s));
}

void tst_FollowReader::bodiesInEveryView()
{
    const TextReader utf8(TextEncoding::Utf8);
    FollowedUnit unit;
    unit.bytes = "h\xc3\xa9\n";
    unit.length = 4;
    unit.offset = 16;
    QCOMPARE(FollowText::body(unit, BytesView::Text, utf8), u"hé\u240A"_s);
    QCOMPARE(FollowText::body(unit, BytesView::Text, TextReader(TextEncoding::Latin1)), u"hÃ©\u240A"_s);
    QVERIFY(FollowText::body(unit, BytesView::Hex, utf8).startsWith(u"00000010  68 c3 a9 0a"_s));
    QCOMPARE(FollowText::body(unit, BytesView::Raw, utf8), u"68c3a90a"_s);
    unit.length = 10;
    unit.notKept = 3;
    const QStringList lines = FollowText::body(unit, BytesView::Raw, utf8).split(u'\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[1].startsWith(u"[6 more bytes are not shown"_s));
    QVERIFY(lines[2].contains(u"did not keep 3 more bytes"_s));
    QCOMPARE(FollowText::body({}, BytesView::Text, utf8), u"[empty]"_s);
}

void tst_FollowReader::longLinesAreBroken()
{
    const TextReader utf8(TextEncoding::Utf8);
    constexpr qsizetype longest = FollowText::longestLine;
    for (const qsizetype size : {longest - 1, longest, longest + 1}) {
        FollowedUnit unit;
        unit.bytes = QByteArray(size, 'x');
        unit.length = size;
        const QString text = FollowText::body(unit, BytesView::Text, utf8);
        QCOMPARE(text.count(u'\n'), size > longest ? 1 : 0);
        QCOMPARE(QString(text).remove(u'\n').size(), size);
    }
}

void tst_FollowReader::caveatsAreTold()
{
    FollowState state;
    QCOMPARE(FollowText::caveats(state), QString());
    state.beginningIsGone = true;
    state.in.notKept = 7;
    state.out.pending = 3;
    state.in.misfit = Error{ErrorCode::FrameTooLarge, u"It is too long."_s, {}, {}, {}};
    const QString words = FollowText::caveats(state);
    for (const QString &part : {u"first bytes are missing"_s, u"did not keep 7 bytes"_s,
                                u"3 bytes of an unfinished message"_s, u"It is too long."_s})
        QVERIFY2(words.contains(part), qPrintable(words));
}

void tst_FollowReader::filesHoldEveryByteOnce()
{
    Talk talk;
    talk.ask(QByteArray("a\0\r\n", 4));
    talk.answer("\xff\xfe");
    talk.ask("b");
    QCOMPARE(savedBy(conversationSource(talk.log, talk.client, true, true)),
             QByteArray("a\0\r\n\xff\xfe"
                        "b",
                        7));
    QCOMPARE(savedBy(conversationSource(talk.log, talk.client, false, true)), QByteArray("a\0\r\nb", 5));
    QCOMPARE(savedBy(conversationSource(talk.log, talk.client, true, false)), "\xff\xfe"_ba);
    QCOMPARE(savedBy(conversationSource(talk.log, ConversationId(4711), true, true)), QByteArray());
}

void tst_FollowReader::filesOfABigConversationAreExact()
{
    Talk talk;
    QByteArray expected;
    for (int i = 0; i < 300; ++i) {
        const QByteArray chunk = QByteArray::number(i).repeated(5000);
        talk.say(talk.client, Direction::Out, chunk);
        expected += chunk;
    }
    talk.log.collect();
    QVERIFY(expected.size() > 3 << 20);
    QVERIFY(savedBy(conversationSource(talk.log, talk.client, true, true)) == expected);
}

QTEST_GUILESS_MAIN(tst_FollowReader)
#include "tst_followreader.moc"
