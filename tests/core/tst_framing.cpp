// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/framebudget.h"
#include "core/framing/framingspec.h"

#include <QRandomGenerator>
#include <QTest>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

using Messages = QList<QByteArray>;
using Status = Framer::Status;

std::unique_ptr<Framer> framer(const QString &spec, quint32 maxFrameBytes = 100)
{
    const auto factory = parseFraming(spec, maxFrameBytes);
    if (!factory)
        qWarning() << factory.error().toString();
    return factory.value()();
}

/// Takes every available message; returns how that ended.
Status drain(Framer &framer, Messages &messages)
{
    Status status = framer.next();
    for (; status == Status::Complete; status = framer.next())
        messages << framer.payload().toByteArray();
    return status;
}

Messages cut(Framer &framer, const QByteArray &bytes)
{
    Messages messages;
    framer.append(bytes);
    (void)drain(framer, messages);
    return messages;
}

/// How a stream ends that arrives byte by byte: after how many bytes it became malformed, or -1.
qsizetype malformedAfter(Framer &framer, const QByteArray &bytes)
{
    Messages messages;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        framer.append(QByteArrayView(bytes).sliced(i, 1));
        if (drain(framer, messages) == Status::Malformed)
            return i + 1;
    }
    return -1;
}

/// The memory that this process has allocated; a sanitizer's allocator reports nothing, and 0 works just as
/// well.
qint64 heapBytes()
{
#ifdef __GLIBC__
    const auto info = ::mallinfo2();
    return qint64(info.uordblks + info.hblkhd);
#else
    return 0;
#endif
}

void addStreams()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<Messages>("messages");
    const Messages abc{"a", "", "bc"};
    QTest::newRow("lines with LF") << u"line"_s << QByteArray("a\n\nbc\n") << abc;
    QTest::newRow("lines with CRLF") << u"line"_s << QByteArray("a\r\n\r\nbc\r\n") << abc;
    QTest::newRow("lines with both") << u"line"_s << QByteArray("a\n\r\nbc\r\n") << abc;
    QTest::newRow("a lone CR belongs to its line")
        << u"line"_s << QByteArray("a\rb\r\r\n") << Messages{"a\rb\r"};
    QTest::newRow("delimiter of one byte") << u"delimiter:\\0"_s << QByteArray("a\0\0bc\0", 6) << abc;
    QTest::newRow("delimiter of three bytes") << u"delimiter:END"_s << QByteArray("aENDENDbcEND") << abc;
    QTest::newRow("delimiter that nearly comes")
        << u"delimiter:aab"_s << QByteArray("aaaabaaab") << Messages{"aa", "a"};
    QTest::newRow("length of 1 byte") << u"length1"_s << QByteArray("\1a\0\2bc", 6) << abc;
    QTest::newRow("length of 2 bytes") << u"length2"_s << QByteArray("\0\1a\0\0\0\2bc", 9) << abc;
    QTest::newRow("length of 2 bytes, little endian")
        << u"length2le"_s << QByteArray("\1\0a\0\0\2\0bc", 9) << abc;
    QTest::newRow("length of 4 bytes")
        << u"length4"_s << QByteArray("\0\0\0\1a\0\0\0\0\0\0\0\2bc", 15) << abc;
    QTest::newRow("length of 4 bytes, little endian")
        << u"length4le"_s << QByteArray("\1\0\0\0a\0\0\0\0\2\0\0\0bc", 15) << abc;
    QTest::newRow("fixed size") << u"fixed:3"_s << QByteArray("abcdef\0\n\r", 9)
                                << Messages{"abc", "def", QByteArray("\0\n\r", 3)};
}

} // namespace

class tst_Framing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void messagesComeOutWhereverTheStreamIsSplit_data() { addStreams(); }
    void messagesComeOutWhereverTheStreamIsSplit();
    void messagesComeOutByteByByte_data() { addStreams(); }
    void messagesComeOutByteByByte();
    void everyUnfinishedByteIsPending_data() { addStreams(); }
    void everyUnfinishedByteIsPending();
    void messageAtTheLimitPassesAndOneAboveIsMalformed_data();
    void messageAtTheLimitPassesAndOneAboveIsMalformed();
    void tooLargeIsSaidAsSoonAsItIsCertain_data();
    void tooLargeIsSaidAsSoonAsItIsCertain();
    void aMalformedStreamStaysMalformed();
    void messagesBeforeTheBadOneStillComeOut();
    void lineIsAnsweredAsItEnded();
    void lengthFieldRefusesWhatItCannotCount_data();
    void lengthFieldRefusesWhatItCannotCount();
    void randomMessagesRoundTrip_data();
    void randomMessagesRoundTrip();
    void unfinishedMessagesShareABudget();
    void bigMessageInSmallPiecesIsLinear();
    void manyMessagesLeftUntakenAreLinear();
    void aLongStreamStaysInLittleMemory_data();
    void aLongStreamStaysInLittleMemory();
    void aBigMessageGivesItsMemoryBack();
    void notationsAreRead_data();
    void notationsAreRead();
    void badNotationIsRefused_data();
    void badNotationIsRefused();
    void everyNameInTheMenuIsAFraming();
};

void tst_Framing::messagesComeOutWhereverTheStreamIsSplit()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, stream);
    QFETCH(Messages, messages);
    for (qsizetype split = 0; split <= stream.size(); ++split) {
        const auto framing = framer(spec);
        Messages got = cut(*framing, stream.first(split));
        got += cut(*framing, stream.sliced(split));
        QCOMPARE(got, messages);
        QCOMPARE(framing->pendingBytes(), 0);
    }
}

void tst_Framing::messagesComeOutByteByByte()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, stream);
    QFETCH(Messages, messages);
    const auto framing = framer(spec);
    Messages got;
    for (const char byte : stream)
        got += cut(*framing, QByteArray(1, byte));
    QCOMPARE(got, messages);
}

void tst_Framing::everyUnfinishedByteIsPending()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, stream);
    const auto framing = framer(spec);
    QCOMPARE(framing->pendingBytes(), 0);
    qsizetype framed = 0;
    for (qsizetype taken = 1; taken <= stream.size(); ++taken) {
        framing->append(QByteArrayView(stream).sliced(taken - 1, 1));
        if (framing->next() == Status::Complete)
            framed = taken;
        QCOMPARE(framing->pendingBytes(), taken - framed);
    }
    QCOMPARE(framed, stream.size());
}

void tst_Framing::messageAtTheLimitPassesAndOneAboveIsMalformed_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    for (int length = 9; length <= 11; ++length) {
        const QByteArray low(1, char(length));
        const QByteArray none;
        QTest::addRow("line of %d bytes", length) << u"line"_s << none << QByteArray("\n");
        QTest::addRow("line of %d bytes with CRLF", length) << u"line"_s << none << QByteArray("\r\n");
        QTest::addRow("delimited %d bytes", length) << u"delimiter:--"_s << none << QByteArray("--");
        QTest::addRow("length1 of %d bytes", length) << u"length1"_s << low << none;
        QTest::addRow("length2 of %d bytes", length) << u"length2"_s << QByteArray(1, '\0') + low << none;
        QTest::addRow("length2le of %d bytes", length) << u"length2le"_s << low + QByteArray(1, '\0') << none;
        QTest::addRow("length4 of %d bytes", length) << u"length4"_s << QByteArray(3, '\0') + low << none;
        QTest::addRow("length4le of %d bytes", length) << u"length4le"_s << low + QByteArray(3, '\0') << none;
    }
}

void tst_Framing::messageAtTheLimitPassesAndOneAboveIsMalformed()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QString row = QString::fromLatin1(QTest::currentDataTag());
    const qsizetype length = row.contains(u"11 ") ? 11 : row.contains(u"10 ") ? 10 : 9;
    const QByteArray message(length, 'x');
    const QByteArray stream = before + message + after;
    for (qsizetype split = 0; split <= stream.size(); ++split) {
        const auto framing = framer(spec, 10);
        Messages got = cut(*framing, stream.first(split));
        got += cut(*framing, stream.sliced(split));
        QCOMPARE(got, length <= 10 ? Messages{message} : Messages{});
        QCOMPARE(framing->error().code, length <= 10 ? ErrorCode::None : ErrorCode::FrameTooLarge);
        QCOMPARE(framing->error().what.contains(u" 10 bytes"), length > 10);
    }
}

void tst_Framing::tooLargeIsSaidAsSoonAsItIsCertain_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<qsizetype>("after");
    QTest::newRow("line: at the first byte too many") << u"line"_s << QByteArray(20, 'x') << qsizetype(11);
    QTest::newRow("line: a CR may still end it") << u"line"_s << QByteArray("0123456789\rx") << qsizetype(12);
    QTest::newRow("line: a second CR may not") << u"line"_s << QByteArray("0123456789\r\r") << qsizetype(12);
    QTest::newRow("delimiter: at the first byte too many")
        << u"delimiter:--"_s << QByteArray(20, 'x') << qsizetype(11);
    QTest::newRow("delimiter: half of it may still end it")
        << u"delimiter:--"_s << QByteArray("0123456789-x") << qsizetype(12);
    QTest::newRow("delimiter: three quarters")
        << u"delimiter:abac"_s << QByteArray("0123456789abax") << qsizetype(14);
    QTest::newRow("delimiter: begun too late")
        << u"delimiter:--"_s << QByteArray("0123456789x--") << qsizetype(11);
    QTest::newRow("length1: with its byte") << u"length1"_s << QByteArray("\x0bxxx") << qsizetype(1);
    QTest::newRow("length2: with its second byte")
        << u"length2"_s << QByteArray("\1\0xxx", 5) << qsizetype(2);
    QTest::newRow("length4: with its fourth byte")
        << u"length4"_s << QByteArray("\xff\xff\xff\xffxxx") << qsizetype(4);
    QTest::newRow("length4le: with its fourth byte")
        << u"length4le"_s << QByteArray("\0\0\0\x80xxx", 7) << qsizetype(4);
}

void tst_Framing::tooLargeIsSaidAsSoonAsItIsCertain()
{
    QFETCH(QString, spec);
    QFETCH(QByteArray, stream);
    QTEST(malformedAfter(*framer(spec, 10), stream), "after");
}

void tst_Framing::aMalformedStreamStaysMalformed()
{
    const auto framing = framer(u"length1"_s, 10);
    framing->append("\x0b");
    QCOMPARE(framing->next(), Status::Malformed);
    framing->append("\1a");
    QCOMPARE(framing->next(), Status::Malformed);
    QVERIFY(framing->payload().isEmpty());
    QCOMPARE(framing->pendingBytes(), 0);
}

void tst_Framing::messagesBeforeTheBadOneStillComeOut()
{
    const auto framing = framer(u"line"_s, 3);
    framing->append("one\ntwo\nthree\nfour\n");
    Messages messages;
    QCOMPARE(drain(*framing, messages), Status::Malformed);
    QCOMPARE(messages, (Messages{"one", "two"}));
}

void tst_Framing::lineIsAnsweredAsItEnded()
{
    const auto framing = framer(u"line"_s);
    framing->append("a\r\nb\nc\r\n");
    QByteArray out;
    while (framing->next() == Status::Complete)
        QVERIFY(!framing->encode(framing->payload(), out).isError());
    QCOMPARE(out, QByteArray("a\r\nb\nc\r\n"));
    QVERIFY(!framer(u"line"_s)->encode("unasked", out = {}).isError());
    QCOMPARE(out, QByteArray("unasked\n"));
}

void tst_Framing::lengthFieldRefusesWhatItCannotCount_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<ErrorCode>("code");
    for (const auto &[spec, most] :
         {std::pair(u"length1"_s, 255), std::pair(u"length2"_s, 65535), std::pair(u"length2le"_s, 65535)}) {
        QTest::addRow("%s one below", qPrintable(spec)) << spec << qsizetype(most - 1) << ErrorCode::None;
        QTest::addRow("%s at its most", qPrintable(spec)) << spec << qsizetype(most) << ErrorCode::None;
        QTest::addRow("%s one above", qPrintable(spec))
            << spec << qsizetype(most + 1) << ErrorCode::FrameTooLarge;
    }
}

void tst_Framing::lengthFieldRefusesWhatItCannotCount()
{
    QFETCH(QString, spec);
    QFETCH(qsizetype, length);
    const auto framing = framer(spec, 100'000);
    const QByteArray message(length, 'x');
    QByteArray out("kept");
    const Error error = framing->encode(message, out);
    QTEST(error.code, "code");
    if (error.isError())
        QCOMPARE(out, QByteArray("kept"));
    else
        QCOMPARE(cut(*framing, out.sliced(4)), Messages{message});
}

void tst_Framing::randomMessagesRoundTrip_data()
{
    QTest::addColumn<QString>("spec");
    for (const QString &spec : {u"line"_s, u"delimiter:\\r\\n.\\r\\n"_s, u"length1"_s, u"length2"_s,
                                u"length4"_s, u"length2le"_s, u"length4le"_s, u"fixed:7"_s})
        QTest::newRow(qPrintable(spec)) << spec;
}

void tst_Framing::randomMessagesRoundTrip()
{
    QFETCH(QString, spec);
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        const auto framing = framer(spec, 300);
        Messages sent;
        QByteArray stream;
        for (int i = 0; i < 20; ++i) {
            QByteArray message(spec == u"fixed:7" ? 7 : random.bounded(100), Qt::Uninitialized);
            for (char &byte : message)
                byte = char('a' + random.bounded(26)); // letters end no message in any of these framings
            QVERIFY(!framing->encode(message, stream).isError());
            sent << message;
        }
        Messages got;
        for (qsizetype at = 0; at < stream.size();) {
            const qsizetype piece = qMin(stream.size() - at, qsizetype(random.bounded(1, 60)));
            got += cut(*framing, stream.sliced(at, piece));
            at += piece;
        }
        QCOMPARE(got, sent);
    }
}

// Scanning or copying all that is pending at each piece would be 16 MiB * 524,288 / 2 = 4 TiB of work: the
// test would time out.
void tst_Framing::unfinishedMessagesShareABudget()
{
    FrameBudget budget(100);
    FrameShare one(budget);
    QVERIFY(one.hold(60));
    {
        FrameShare other(budget);
        QVERIFY(other.hold(39)); // one below
        QVERIFY(other.hold(40)); // at
        QVERIFY(!other.hold(41)); // one above
        QCOMPARE(budget.held(), 100); // a refused amount is not held
        QVERIFY(one.hold(10)); // less is always possible
        QVERIFY(other.hold(90));
        QVERIFY(!one.hold(11));
    }
    QCOMPARE(budget.held(), 10); // its end releases its share
    QVERIFY(one.hold(0));
    QCOMPARE(budget.held(), 0);
}

void tst_Framing::bigMessageInSmallPiecesIsLinear()
{
    constexpr quint32 size = 16U << 20;
    const QByteArray piece(32, 'x');
    for (const QString &spec : {u"line"_s, u"delimiter:\\r\\n"_s, u"length4"_s, u"fixed:16777216"_s}) {
        const auto framing = framer(spec, size);
        if (spec == u"length4")
            framing->append(QByteArray("\1\0\0\0", 4));
        for (quint32 sent = 0; sent < size; sent += quint32(piece.size())) {
            QCOMPARE(framing->next(), Status::NeedMore);
            framing->append(piece);
        }
        framing->append("\r\n");
        QCOMPARE(framing->next(), Status::Complete);
        QCOMPARE(framing->payload().size(), qsizetype(size));
    }
}

void tst_Framing::manyMessagesLeftUntakenAreLinear()
{
    constexpr int count = 400'000;
    const auto framing = framer(u"line"_s);
    for (int i = 0; i < count; ++i)
        framing->append("0123456789abcdef\n0123456789abcdef\n");
    for (int i = 0; i < count; ++i) {
        QCOMPARE(framing->next(), Status::Complete);
        framing->append("x\n");
    }
    QCOMPARE(framing->pendingBytes(), qsizetype(count) * (2 * 17 - 17 + 2));
}

void tst_Framing::aLongStreamStaysInLittleMemory_data()
{
    QTest::addColumn<qsizetype>("piece");
    QTest::newRow("byte by byte") << qsizetype(1);
    QTest::newRow("pieces that end inside a message") << qsizetype(7);
    QTest::newRow("pieces that end with a message") << qsizetype(20);
    QTest::newRow("pieces of many messages and a half") << qsizetype(1005);
}

void tst_Framing::aLongStreamStaysInLittleMemory()
{
    QFETCH(qsizetype, piece);
    const QByteArray stream = QByteArray("012345678\n").repeated(100'000);
    const auto framing = framer(u"line"_s);
    const qint64 before = heapBytes();
    int messages = 0;
    for (qsizetype at = 0; at < stream.size(); at += piece) {
        framing->append(QByteArrayView(stream).sliced(at, qMin(piece, stream.size() - at)));
        while (framing->next() == Status::Complete)
            ++messages;
        if (at / piece % 1000 == 0)
            QVERIFY(heapBytes() - before <= 64 << 10);
    }
    QCOMPARE(messages, 100'000);
    QVERIFY(heapBytes() - before <= 64 << 10);
}

void tst_Framing::aBigMessageGivesItsMemoryBack()
{
    const auto framing = framer(u"line"_s, 1 << 20);
    const QByteArray line = QByteArray(1 << 20, 'x') + "\n";
    const qint64 before = heapBytes();
    framing->append(line);
    QCOMPARE(framing->next(), Status::Complete);
    QCOMPARE(framing->next(), Status::NeedMore);
    QVERIFY(heapBytes() - before <= 64 << 10);
    QCOMPARE(cut(*framing, "next\n"), Messages{"next"});

    framing->append(QByteArray((1 << 20) + 1, 'x'));
    QCOMPARE(framing->next(), Status::Malformed);
    QVERIFY(heapBytes() - before <= 64 << 10);
}

void tst_Framing::notationsAreRead_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<QByteArray>("encoded");
    const QByteArray big4("\0\0\0\2hi", 6);
    QTest::newRow("lf") << u"lf"_s << QByteArray("hi\n");
    QTest::newRow("crlf is as line") << u"crlf"_s << QByteArray("hi\n");
    QTest::newRow("delim") << u"delim:\\x7c"_s << QByteArray("hi|");
    QTest::newRow("delimiter with a colon") << u"delimiter:::"_s << QByteArray("hi::");
    QTest::newRow("length:1") << u"length:1"_s << QByteArray("\2hi");
    QTest::newRow("length:2:le") << u"length:2:le"_s << QByteArray("\2\0hi", 4);
    QTest::newRow("length:4") << u"length:4"_s << big4;
    QTest::newRow("length:4:be") << u"length:4:be"_s << big4;
    QTest::newRow("length4be") << u"length4be"_s << big4;
    QTest::newRow("fixed") << u"fixed:2"_s << QByteArray("hi");
}

void tst_Framing::notationsAreRead()
{
    QFETCH(QString, spec);
    QByteArray out;
    QVERIFY(!framer(spec)->encode("hi", out).isError());
    QTEST(out, "encoded");
}

void tst_Framing::badNotationIsRefused_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<ErrorCode>("code");
    for (const QString &spec :
         {u""_s, u"lines"_s, u"line:x"_s, u"none:"_s, u"length"_s, u"length3"_s, u"length:"_s,
          u"length:2:middle"_s, u"length2:"_s, u"length22"_s, u"delimiter"_s, u"delimiter:"_s, u"fixed"_s,
          u"fixed:"_s, u"fixed:0"_s, u"fixed:-1"_s, u"fixed:1x"_s, u"fixed:101"_s})
        QTest::addRow("“%s”", qPrintable(spec)) << spec << ErrorCode::BadFraming;
    QTest::newRow("bad escape") << u"delimiter:\\q"_s << ErrorCode::BadEscape;
    QTest::newRow("delimiter one byte too long")
        << QString(u"delimiter:" + QString(257, u'x')) << ErrorCode::BadFraming;
}

void tst_Framing::badNotationIsRefused()
{
    QFETCH(QString, spec);
    const auto factory = parseFraming(spec, 100);
    QVERIFY(!factory.ok());
    QTEST(factory.error().code, "code");
    QVERIFY(parseFraming(u"fixed:100"_s, 100).ok());
    QVERIFY(parseFraming(QString(u"delimiter:" + QString(256, u'x')), 100).ok());
}

void tst_Framing::everyNameInTheMenuIsAFraming()
{
    for (const QString &name : framingNames()) {
        const QString text = name == u"delimiter" ? u":x"_s : name == u"fixed" ? u":4"_s : QString();
        QVERIFY2(parseFraming(QString(name + text), 100).ok(), qPrintable(name));
    }
    QVERIFY(!parseFraming(u"none"_s, 100).value());
    QVERIFY(parseFraming(u"line"_s, 100).value());
}

QTEST_GUILESS_MAIN(tst_Framing)
#include "tst_framing.moc"
