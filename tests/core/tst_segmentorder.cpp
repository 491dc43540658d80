// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/segmentorder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A stream that is taken in piece by piece, as its receiver reads it.
class Stream
{
public:
    SegmentOrder::Taken take(quint32 sequence, const QByteArray &bytes)
    {
        const SegmentOrder::Taken taken = order.take(sequence, quint32(bytes.size()), bytes);
        for (const SegmentOrder::Piece &piece : taken.ready)
            read += piece.bytes;
        return taken;
    }
    QString giveUp()
    {
        const SegmentOrder::Hole hole = order.giveUp();
        for (const SegmentOrder::Piece &piece : hole.ready)
            read += piece.bytes;
        return QString::number(hole.missing);
    }

    SegmentOrder order;
    QByteArray read;
};

} // namespace

class tst_SegmentOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lateBytesTakeTheirPlace();
    void partlyRepeatedSegmentsGiveTheirNewBytes_data();
    void partlyRepeatedSegmentsGiveTheirNewBytes();
    void everyOrderReadsTheSame();
    void numbersGoRound();
    void holesAreGivenUpAndRemembered();
    void acknowledgedHolesAreKnown();
    void bytesBeforeTheFirstAreTooLate();
    void whatWasNotCapturedStaysMissing();
    void memoryIsThatOfWhatWaits();
};

void tst_SegmentOrder::lateBytesTakeTheirPlace()
{
    Stream stream;
    QCOMPARE(stream.take(1001, "AAAA").early, 0U);
    const SegmentOrder::Taken early = stream.take(1009, "CCCC");
    QCOMPARE(early.early, 4U);
    QCOMPARE(early.missing, 4U);
    QVERIFY(early.ready.empty() && !early.outOfOrder);
    const SegmentOrder::Taken late = stream.take(1005, "BBBB");
    QVERIFY(late.outOfOrder);
    QCOMPARE(late.again, 0U);
    QCOMPARE(late.ready.size(), 2U);
    QVERIFY(!late.ready[0].waited && late.ready[1].waited);
    QCOMPARE(stream.read, QByteArray("AAAABBBBCCCC"));
    QCOMPARE(stream.take(1009, "CCCC").again, 4U);
}

void tst_SegmentOrder::partlyRepeatedSegmentsGiveTheirNewBytes_data()
{
    QTest::addColumn<quint32>("sequence");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint32>("again");
    QTest::addColumn<QByteArray>("read");
    QTest::newRow("all again") << 1001U << QByteArray("AAAA") << 4U << QByteArray("AAAA");
    QTest::newRow("the end new") << 1003U << QByteArray("AABB") << 2U << QByteArray("AAAABB");
    QTest::newRow("one byte new") << 1001U << QByteArray("AAAAB") << 4U << QByteArray("AAAAB");
    QTest::newRow("all new") << 1005U << QByteArray("BB") << 0U << QByteArray("AAAABB");
    QTest::newRow("a keep-alive") << 1004U << QByteArray("A") << 1U << QByteArray("AAAA");
}

void tst_SegmentOrder::partlyRepeatedSegmentsGiveTheirNewBytes()
{
    QFETCH(quint32, sequence);
    QFETCH(QByteArray, bytes);
    QFETCH(quint32, again);
    QFETCH(QByteArray, read);
    Stream stream;
    stream.take(1001, "AAAA");
    QCOMPARE(stream.take(sequence, bytes).again, again);
    QCOMPARE(stream.read, read);
}

/// Segments that overlap arbitrarily, around the wrap of the sequence numbers.
void tst_SegmentOrder::everyOrderReadsTheSame()
{
    QRandomGenerator random(7);
    QByteArray whole(60, '\0');
    for (qsizetype i = 0; i < whole.size(); ++i)
        whole[i] = char('0' + i);
    for (int round = 0; round < 2000; ++round) {
        const quint32 first = 0U - quint32(random.bounded(80));
        Stream stream;
        stream.order.start(first);
        quint64 counted = 0;
        quint64 taken = 0;
        while (stream.read.size() < whole.size()) {
            const qsizetype at = random.bounded(int(whole.size()));
            const qsizetype length = 1 + random.bounded(int(qMin(qsizetype(20), whole.size() - at)));
            const SegmentOrder::Taken got = stream.take(first + quint32(at), whole.mid(at, length));
            taken += quint64(length);
            counted += got.again;
            QCOMPARE(got.tooLate, 0U);
            QVERIFY(whole.startsWith(stream.read));
        }
        QCOMPARE(taken - counted, quint64(whole.size())); // each byte is new only once
        QCOMPARE(stream.order.waitingBytes(), 0);
    }
}

void tst_SegmentOrder::numbersGoRound()
{
    for (quint32 first = 0U - 8; first != 8; ++first) {
        Stream stream;
        stream.order.start(first);
        stream.take(first + 4, "BBBB");
        stream.take(first + 8, "CC");
        QVERIFY(stream.take(first, "AAAA").outOfOrder);
        QCOMPARE(stream.take(first, "AAAABBBBCC").again, 10U);
        QCOMPARE(stream.read, QByteArray("AAAABBBBCC"));
    }
}

void tst_SegmentOrder::holesAreGivenUpAndRemembered()
{
    Stream stream;
    stream.take(1001, "AAAA");
    stream.take(1009, "CCCC");
    stream.take(1020, "E");
    QCOMPARE(stream.giveUp(), u"4"_s);
    QCOMPARE(stream.giveUp(), u"7"_s);
    QVERIFY(!stream.order.isWaiting());
    QCOMPARE(stream.read, QByteArray("AAAACCCCE"));
    const SegmentOrder::Taken late = stream.take(1003, "AABBBBCC");
    QCOMPARE(late.tooLate, 4U);
    QCOMPARE(late.again, 4U);
    QVERIFY(late.ready.empty());
}

void tst_SegmentOrder::acknowledgedHolesAreKnown()
{
    Stream stream;
    stream.take(1001, "AAAA");
    stream.take(1009, "CCCC");
    QVERIFY(!stream.order.acknowledge(1005));
    QVERIFY(!stream.order.acknowledge(1008));
    QVERIFY(stream.order.acknowledge(1009));
    QVERIFY(stream.order.acknowledge(1005)); // an older acknowledgement takes nothing back
    stream.giveUp();
    QCOMPARE(stream.order.missingAtTheEnd(), 0U);
    (void)stream.order.acknowledge(1014); // acknowledges the FIN
    QCOMPARE(stream.order.missingAtTheEnd(), 0U);
    (void)stream.order.acknowledge(1015);
    QCOMPARE(stream.order.missingAtTheEnd(), 2U);
}

void tst_SegmentOrder::bytesBeforeTheFirstAreTooLate()
{
    Stream stream;
    stream.take(1005, "BBBB");
    const SegmentOrder::Taken late = stream.take(1001, "AAAA");
    QCOMPARE(late.tooLate, 4U);
    QVERIFY(late.outOfOrder && late.ready.empty());
    QCOMPARE(stream.take(1009, "C").ready.size(), 1U);
}

void tst_SegmentOrder::whatWasNotCapturedStaysMissing()
{
    SegmentOrder order;
    order.start(1);
    (void)order.take(5, 10, "56"); // of bytes 5 to 14, two were kept
    const SegmentOrder::Taken taken = order.take(1, 6, "12");
    QCOMPARE(taken.again, 2U);
    QCOMPARE(taken.ready.size(), 2U);
    QCOMPARE(taken.ready[0].length, 4U);
    QCOMPARE(taken.ready[0].bytes, QByteArray("12"));
    QCOMPARE(taken.ready[1].length, 10U);
    QCOMPARE(taken.ready[1].bytes, QByteArray("56"));
}

void tst_SegmentOrder::memoryIsThatOfWhatWaits()
{
    Stream stream;
    stream.order.start(0);
    for (quint32 i = 0; i < 100; ++i)
        stream.take(2 * i + 1, "x");
    QVERIFY(stream.order.waitingBytes() >= 100);
    QVERIFY(stream.order.waitingBytes() <= 100 * 128);
    stream.take(0, QByteArray(200, 'y'));
    QCOMPARE(stream.order.waitingBytes(), 0);
    QCOMPARE(stream.read.size(), 200);
}

QTEST_APPLESS_MAIN(tst_SegmentOrder)
#include "tst_segmentorder.moc"
