// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/boundariestext.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A stream that was written and read in pieces of these sizes.
StreamPieces stream(const QList<int> &writes, const QList<int> &reads)
{
    StreamPieces pieces;
    for (const int size : writes)
        pieces.addWrite(1, QByteArray(size, 'x'));
    for (const int size : reads)
        pieces.addRead(2, QByteArray(size, 'x'));
    return pieces;
}

QList<LoggedDatagram> datagrams(const QByteArrayList &contents)
{
    QList<LoggedDatagram> all;
    for (const QByteArray &bytes : contents)
        all.append({1, bytes});
    return all;
}

} // namespace

class TstBoundaries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ribbonsLeadFromWritesToReads_data()
    {
        QTest::addColumn<QList<int>>("writes");
        QTest::addColumn<QList<int>>("reads");
        QTest::addColumn<QList<StreamRibbon>>("ribbons");
        using Ribbons = QList<StreamRibbon>;
        QTest::newRow("one to one") << QList<int>{5, 5} << QList<int>{5, 5}
                                    << Ribbons{{0, 0, 0, 5}, {1, 1, 5, 10}};
        QTest::newRow("merged") << QList<int>{5, 5} << QList<int>{10} << Ribbons{{0, 0, 0, 5}, {1, 0, 5, 10}};
        QTest::newRow("split") << QList<int>{10} << QList<int>{4, 6} << Ribbons{{0, 0, 0, 4}, {0, 1, 4, 10}};
        QTest::newRow("across") << QList<int>{5, 5} << QList<int>{3, 4, 3}
                                << Ribbons{{0, 0, 0, 3}, {0, 1, 3, 5}, {1, 1, 5, 7}, {1, 2, 7, 10}};
        QTest::newRow("not read yet")
            << QList<int>{5, 5} << QList<int>{7} << Ribbons{{0, 0, 0, 5}, {1, 0, 5, 7}};
        QTest::newRow("nothing") << QList<int>() << QList<int>() << Ribbons();
        QTest::newRow("nothing read") << QList<int>{5} << QList<int>() << Ribbons();
    }
    void ribbonsLeadFromWritesToReads()
    {
        QFETCH(QList<int>, writes);
        QFETCH(QList<int>, reads);
        QFETCH(QList<StreamRibbon>, ribbons);
        QCOMPARE(stream(writes, reads).ribbons, ribbons);
    }

    /// Every byte read belongs to one ribbon, and ribbons never cross.
    void ribbonsCoverAllThatWasRead()
    {
        for (int writeSize = 1; writeSize < 12; ++writeSize) {
            for (int readSize = 1; readSize < 12; ++readSize) {
                const StreamPieces pieces
                    = stream(QList<int>(120 / writeSize, writeSize), QList<int>(100 / readSize, readSize));
                qint64 at = 0;
                for (const StreamRibbon &ribbon : pieces.ribbons) {
                    QCOMPARE(ribbon.begin, at);
                    QVERIFY(ribbon.end > ribbon.begin);
                    at = ribbon.end;
                }
                QCOMPARE(at, qMin(pieces.readBytes(), pieces.writtenBytes()));
            }
        }
    }

    void summariesSayNoMoreThanTheNumbers()
    {
        QVERIFY(BoundariesText::summary(stream({5, 5}, {10}), false).contains(u"but not their boundaries"));
        QVERIFY(
            BoundariesText::summary(stream({5, 5}, {5, 5}), false).contains(u"TCP does not guarantee that"));
        QVERIFY(BoundariesText::summary(stream({}, {}), false).contains(u"Nothing has been written"));
        StreamPieces framed = stream({6, 6}, {12});
        framed.messages = {"hello", "hello"};
        QVERIFY(BoundariesText::summary(framed, true).contains(u"made 2 messages"));
    }

    void everyWriteIsSaidInWords()
    {
        const StreamPieces pieces = stream({5, 5, 5}, {3, 4});
        QVERIFY(BoundariesText::write(pieces, 0).endsWith(u"bytes 0 to 5, xxxxx: arrived in reads 1, 2"));
        QVERIFY(BoundariesText::write(pieces, 1).endsWith(u"arrived in read 2"));
        QVERIFY(BoundariesText::write(pieces, 2).endsWith(u"not read yet"));
    }

    void cutDatagramsAreJoinedByTheirFirstBytesAndTheirLength()
    {
        using Fate = DatagramJoin::Fate;
        const auto sent = datagrams({"hello1", "hello22", "hell", "nope", "hello3"});
        QList<LoggedDatagram> received = datagrams({"hell", "hell", "hell"});
        received[0].cutOff = 3;
        received[1].cutOff = 2;
        const QList<DatagramJoin> joins = joinDatagrams(sent, {}, received);
        QCOMPARE(joins,
                 (QList<DatagramJoin>{{0, 1, Fate::Cut},
                                      {1, 0, Fate::Cut},
                                      {2, 2, Fate::Arrived},
                                      {3, -1, Fate::Unknown},
                                      {4, -1, Fate::Unknown}}));
        const QString line = BoundariesText::join(sent, received, joins.at(0));
        QVERIFY2(line.endsWith(
                     u"arrived as number 2, truncated: 4 of 6 bytes, the rest was discarded (MSG_TRUNC)"),
                 qPrintable(line));
    }

    void aSummarySaysThatDatagramsWereCut()
    {
        const auto sent = datagrams({"hello1", "hell"});
        QList<LoggedDatagram> received = datagrams({"hell", "hell"});
        received[0].cutOff = 2;
        const QString cut = BoundariesText::summary(joinDatagrams(sent, {}, received));
        QVERIFY2(cut.contains(u"1 datagram arrived whole, 1 truncated") && !cut.contains(u"None was cut"),
                 qPrintable(cut));
        const QString whole = BoundariesText::summary(joinDatagrams(sent, {}, sent));
        QVERIFY2(whole.endsWith(u"None was cut or joined."), qPrintable(whole));
        const QString strange = BoundariesText::summary(joinDatagrams({}, {}, sent));
        QVERIFY2(!strange.contains(u"None was cut"), qPrintable(strange));
    }

    /// While a run continues, or if it was stopped, nothing is lost just because it has not arrived.
    void whatIsNotHereYetIsNotLost()
    {
        const auto sent = datagrams({"a", "b"});
        const auto joins = joinDatagrams(sent, {}, datagrams({"a"}));
        QVERIFY(BoundariesText::summary(joins, false).contains(u"1 not arrived yet"));
        QVERIFY(!BoundariesText::summary(joins, false).contains(u"did not arrive"));
        QVERIFY(BoundariesText::summary(joins).contains(u"1 did not arrive"));
        QVERIFY(
            BoundariesText::join(sent, {}, joins.at(1), Transport::Udp, false).endsWith(u"not arrived yet"));
    }

    void aRelaySaysWhatItDidToTheStream()
    {
        QVERIFY(BoundariesText::relayed({}).isEmpty());
        Impairment cuts;
        cuts.sliceBytes = 3;
        QVERIFY(BoundariesText::relayed(cuts).contains(u"in pieces of at most 3 bytes"));
        Impairment gathers;
        gathers.coalesceBytes = 9;
        QVERIFY(BoundariesText::relayed(gathers).contains(u"gathered 9 bytes"));
    }

    void datagramsAreJoinedByContentAndOrder()
    {
        using Fate = DatagramJoin::Fate;
        const auto sent = datagrams({"a", "b", "a", "c"});
        const auto received = datagrams({"b", "a", "a", "a", "z"});
        const QList<DatagramJoin> expected{{0, 1, Fate::Arrived}, {1, 0, Fate::Arrived},
                                           {2, 2, Fate::Arrived}, {3, -1, Fate::Unknown},
                                           {2, 3, Fate::Arrived}, {-1, 4, Fate::Strange}};
        const QList<DatagramJoin> joins = joinDatagrams(sent, {}, received);
        QCOMPARE(joins.size(), expected.size());
        for (const DatagramJoin &join : expected)
            QVERIFY(joins.contains(join));
        const QString words = BoundariesText::summary(joins);
        QVERIFY2(words.contains(u"4 datagrams arrived whole") && words.contains(u"1 did not arrive")
                     && words.contains(u"1 arrived with different content"),
                 qPrintable(words));
    }

    void onlyTheRelaysWordIsProofOfALoss()
    {
        const auto sent = datagrams({"a", "b", "c"});
        auto relayed = datagrams({"a", "b"});
        relayed[1].lost = u"Dropped datagram 2 to the server: loss."_s;
        const auto joins = joinDatagrams(sent, relayed, datagrams({"a"}));
        QCOMPARE(joins.at(0).fate, DatagramJoin::Arrived);
        QCOMPARE(joins.at(1).fate, DatagramJoin::Lost);
        QCOMPARE(joins.at(2).fate, DatagramJoin::Unknown); // it never reached the relay
        QVERIFY(BoundariesText::join(sent, {}, joins.at(1))
                    .endsWith(u"lost. Dropped datagram 2 to the server: loss."));
        QVERIFY(BoundariesText::join(sent, {}, joins.at(2)).endsWith(u"cause unknown"));
    }
};

QTEST_GUILESS_MAIN(TstBoundaries)
#include "tst_boundaries.moc"
