// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/statistics.h"
#include "bench/report/verdict.h"

#include <QTest>

using namespace swb::bench;

class TstBenchStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void medianIsTheMiddle_data();
    void medianIsTheMiddle();
    void ratiosPairTheRoundsAndSkipEmptyOnes();
    void targetIsReachedFromItsValueOn_data();
    void targetIsReachedFromItsValueOn();
    void targetAboveAnotherIsOfTheDifferenceOfTheirRounds_data();
    void targetAboveAnotherIsOfTheDifferenceOfTheirRounds();
    void brokenSideIsNotJudged();
    void lossOfOursIsAFaultAndLossOfAPeerIsNot();
};

namespace {

Series seriesOf(Contender::Kind kind, const QList<double> &values)
{
    Series series;
    series.contender.kind = kind;
    series.contender.id = kind == Contender::Kind::Peer ? QStringLiteral("socat") : QString();
    for (const double value : values)
        series.rounds.append(Round{value, {}, {}, 0});
    return series;
}

RowResult rowOf(const QList<double> &ours, const QList<double> &limit)
{
    RowResult result;
    result.row.ofLimit = 0.8;
    result.series = {seriesOf(Contender::Kind::Limit, limit), seriesOf(Contender::Kind::Ours, ours)};
    return result;
}

} // namespace

void TstBenchStatistics::medianIsTheMiddle_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("middle");
    QTest::newRow("nothing") << QList<double>{} << 0.0;
    QTest::newRow("one") << QList<double>{3} << 3.0;
    QTest::newRow("two, their mean") << QList<double>{4, 1} << 2.5;
    QTest::newRow("three, unsorted") << QList<double>{9, 1, 5} << 5.0;
    QTest::newRow("an outlier does not move it") << QList<double>{1, 2, 3, 4, 1000} << 3.0;
}

void TstBenchStatistics::medianIsTheMiddle()
{
    QFETCH(QList<double>, values);
    QTEST(median(values), "middle");
}

void TstBenchStatistics::ratiosPairTheRoundsAndSkipEmptyOnes()
{
    QCOMPARE(ratios({1, 2, 3, 4}, {2, 0, 6}), (QList<double>{0.5, 0.5}));
}

void TstBenchStatistics::targetIsReachedFromItsValueOn_data()
{
    QTest::addColumn<double>("ours");
    QTest::addColumn<bool>("reached");
    QTest::newRow("one below") << 79.0 << false;
    QTest::newRow("at the target") << 80.0 << true;
    QTest::newRow("one above") << 81.0 << true;
}

void TstBenchStatistics::targetIsReachedFromItsValueOn()
{
    QFETCH(double, ours);
    const QList<Verdict> verdicts = verdictsOf(rowOf({ours}, {100}));
    QCOMPARE(verdicts.size(), 1);
    QVERIFY(verdicts.first().judged);
    QTEST(verdicts.first().reached, "reached");
    QCOMPARE(verdicts.first().shortBy > 0, !verdicts.first().reached);
}

void TstBenchStatistics::targetAboveAnotherIsOfTheDifferenceOfTheirRounds_data()
{
    QTest::addColumn<double>("ours");
    QTest::addColumn<bool>("reached");
    QTest::newRow("one below") << 149.0 << true;
    QTest::newRow("at the target") << 150.0 << true;
    QTest::newRow("one above") << 151.0 << false;
}

void TstBenchStatistics::targetAboveAnotherIsOfTheDifferenceOfTheirRounds()
{
    QFETCH(double, ours);
    RowResult result = rowOf({ours, ours + 20}, {100, 120});
    result.row.ofLimit = 0;
    result.row.atMostAbove = 50;
    const QList<Verdict> verdicts = verdictsOf(result);
    QCOMPARE(verdicts.size(), 1);
    QCOMPARE(verdicts.first().measured.median, ours - 100);
    QTEST(verdicts.first().reached, "reached");
}

void TstBenchStatistics::brokenSideIsNotJudged()
{
    RowResult result = rowOf({100}, {100});
    result.series.first().broken = QStringLiteral("it fell over");
    QCOMPARE(verdictsOf(result).first().judged, false);
    QCOMPARE(faultsOf(result).size(), 1);
}

void TstBenchStatistics::lossOfOursIsAFaultAndLossOfAPeerIsNot()
{
    RowResult result = rowOf({100}, {100});
    result.series.append(seriesOf(Contender::Kind::Peer, {100}));
    result.series.last().rounds.first().load.lost = 5;
    QVERIFY(faultsOf(result).isEmpty());
    LoadResult &ours = result.series[1].rounds.first().load;
    ours.lost = 5;
    ours.kernelDropped = 5;
    QVERIFY(faultsOf(result).isEmpty());
    ours.kernelDropped = 4;
    QCOMPARE(faultsOf(result).size(), 1);
}

QTEST_GUILESS_MAIN(TstBenchStatistics)
#include "tst_bench_statistics.moc"
