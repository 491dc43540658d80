// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorerows.h"
#include "core/values/quantities.h"
#include "models/compare/comparisoncharts.h"
#include "models/compare/scorecardmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 us = 1'000;

LaneScore answeredScore()
{
    LaneScore score;
    score.toServer.sent = 4;
    score.toServer.delivered = 3;
    score.toServer.lost[size_t(LossReason::RelayLoss)] = 1;
    score.toClient.sent = 3;
    score.toClient.delivered = 3;
    score.bytesSent = 256;
    score.durationNs = 1'000'000;
    for (const qint64 each : {80 * us, 90 * us, 100 * us}) {
        score.roundTrip.add(each);
        score.series.timed(each, each);
    }
    score.series.arrived(0, 64);
    score.series.lost(2'000'000);
    return score;
}

} // namespace

class tst_ScorecardModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyMeasureHasAMeaning();
    void numbersStandInTheirLane();
    void numbersStandBelowEachOther();
    void whatWasNotMeasuredSaysWhy();
    void theWindowSaysWhatTheReportsSay();
    void oneWayWorkHasNoRoundTrips();
    void losesWithTheirReasons();
    void whatIsUnderWayIsToldAtTheEnd();
    void chartsTakeWhatWasMeasured();
    void chartsSayOverWhatTheyAreMeans();
    void lossesMakeAGapWhereNothingElseCame();
    void chartsClaimNoMoreThanTheScorecard();
    void throughputEndsWithTheRun_data();
    void throughputEndsWithTheRun();
    void aRepeatWithoutDelaysKeepsItsPlace();
    void chartsOfARunThatGoesOnDrawFewerBins();
    void overlaidRunsAreNamed();

private:
    [[nodiscard]] static QModelIndex at(const ScorecardModel &model, const QString &name, int column)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, ScorecardModel::Name).data().toString() == name)
                return model.index(row, column);
        }
        return {};
    }
};

void tst_ScorecardModel::everyMeasureHasAMeaning()
{
    ScorecardModel model;
    const QAbstractItemModelTester tester(&model);
    model.setScores(answeredScore(), {});
    for (int row = 0; row < model.rowCount(); ++row) {
        QVERIFY(!model.index(row, ScorecardModel::Name).data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(!model.index(row, ScorecardModel::Tcp).data().toString().isEmpty());
        QVERIFY(!model.index(row, ScorecardModel::Udp).data().isValid());
    }
}

void tst_ScorecardModel::numbersStandInTheirLane()
{
    ScorecardModel model;
    LaneScore udp = answeredScore();
    udp.transport = Transport::Dtls;
    udp.toServer.sent = 7;
    model.setScores(answeredScore(), udp);
    QCOMPARE(at(model, u"Sent"_s, ScorecardModel::Tcp).data().toString(), u"4"_s);
    QCOMPARE(at(model, u"Sent"_s, ScorecardModel::Udp).data().toString(), u"7"_s);
    QCOMPARE(at(model, u"Round trip, p50"_s, ScorecardModel::Tcp).data().toString(),
             QString(quantities::time(90 * us)));
    QCOMPARE(at(model, u"Round trip, minimum"_s, ScorecardModel::Tcp).data().toString(),
             quantities::time(80 * us));
    QCOMPARE(at(model, u"Round trip, maximum"_s, ScorecardModel::Tcp).data().toString(),
             quantities::time(100 * us));
    QCOMPARE(model.headerData(ScorecardModel::Udp, Qt::Horizontal, Qt::DisplayRole).toString(), u"DTLS"_s);
}

/// tst_scorecard checks that text, report and JSON agree with the rows of the report.
void tst_ScorecardModel::theWindowSaysWhatTheReportsSay()
{
    Scorecard card;
    card.tcp = LaneResult{{answeredScore()}, answeredScore()};
    LaneScore udp = answeredScore();
    udp.transport = Transport::Udp;
    udp.serverIsOurs = false;
    udp.stalls = 2;
    udp.toClient.reordered = 1;
    card.udp = LaneResult{{udp}, udp};
    ScorecardModel model;
    model.setScores(card.tcp->whole, card.udp->whole);
    QList<ScoreRow> rows = scoreRows(card);
    rows.removeIf([](const ScoreRow &row) { return row.heading; });
    QCOMPARE(model.rowCount(), rows.size());
    for (int i = 0; i < model.rowCount(); ++i) {
        QCOMPARE(model.index(i, ScorecardModel::Name).data().toString(), rows[i].name);
        QCOMPARE(model.index(i, ScorecardModel::Tcp).data().toString(), rows[i].tcp);
        QCOMPARE(model.index(i, ScorecardModel::Udp).data().toString(), rows[i].udp);
        QVERIFY(rows[i].note.contains(model.index(i, ScorecardModel::Udp).data(Qt::ToolTipRole).toString()));
    }
}

void tst_ScorecardModel::numbersStandBelowEachOther()
{
    ScorecardModel model;
    model.setScores(answeredScore(), answeredScore());
    for (int column : {ScorecardModel::Tcp, ScorecardModel::Udp}) {
        QVERIFY(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.index(0, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }
    QVERIFY(!(model.index(0, ScorecardModel::Name).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight));
}

void tst_ScorecardModel::whatWasNotMeasuredSaysWhy()
{
    ScorecardModel model;
    LaneScore tcp = answeredScore();
    tcp.wireEvidence = u"The kernel keeps no such figure."_s;
    model.setScores(tcp, {});
    const QModelIndex wire = at(model, u"Bytes on the wire, there"_s, ScorecardModel::Tcp);
    QCOMPARE(wire.data().toString(), u"not measured"_s);
    QVERIFY(!wire.data(ScorecardModel::MeasuredRole).toBool());
    QCOMPARE(wire.data(Qt::ToolTipRole).toString(), tcp.wireEvidence);
    QVERIFY(model.explain(wire.row()).contains(tcp.wireEvidence));
    tcp.wireBytesOut = 1'500;
    model.setScores(tcp, {});
    QCOMPARE(wire.data().toString(), quantities::bytes(1'500));
}

void tst_ScorecardModel::oneWayWorkHasNoRoundTrips()
{
    LaneScore score = answeredScore();
    score.answers = false;
    score.roundTrip.clear();
    score.oneWay.add(40 * us);
    score.oneWay.add(40 * us);
    score.roundTripNote = u"Nothing is answered."_s;
    ScorecardModel model;
    model.setScores(score, {});
    QCOMPARE(at(model, u"Round trip, p99"_s, ScorecardModel::Tcp).data().toString(), u"not measured"_s);
    QCOMPARE(at(model, u"Answered"_s, ScorecardModel::Tcp).data().toString(), u"not measured"_s);
    QCOMPARE(at(model, u"One way, p50"_s, ScorecardModel::Tcp).data().toString(), quantities::time(40 * us));
}

void tst_ScorecardModel::losesWithTheirReasons()
{
    ScorecardModel model;
    model.setScores({}, answeredScore());
    const QModelIndex lost = at(model, u"Lost on the way there"_s, ScorecardModel::Udp);
    QCOMPARE(lost.data().toString(), u"1"_s);
    QCOMPARE(lost.data(Qt::ToolTipRole).toString(), QString(describe(LossReason::RelayLoss) % u": 1."));
}

void tst_ScorecardModel::whatIsUnderWayIsToldAtTheEnd()
{
    ScorecardModel model;
    model.setScores(answeredScore(), {}, true);
    const QModelIndex lost = at(model, u"Lost on the way there"_s, ScorecardModel::Tcp);
    QCOMPARE(lost.data().toString(), u"at the end"_s);
    QVERIFY(!lost.data(ScorecardModel::MeasuredRole).toBool());
    QCOMPARE(at(model, u"Sent"_s, ScorecardModel::Tcp).data().toString(), u"4"_s);
    model.setScores(answeredScore(), {});
    QCOMPARE(lost.data().toString(), u"1"_s);
}

void tst_ScorecardModel::chartsTakeWhatWasMeasured()
{
    Scorecard card;
    card.udp = LaneResult{{answeredScore(), answeredScore()}, answeredScore()};
    card.udp->whole.transport = Transport::Udp;
    const QList<ChartLane> lanes = chartLanes(card);
    QCOMPARE(lanes.size(), 1);
    QCOMPARE(lanes[0].name, u"UDP"_s);
    QCOMPARE(lanes[0].delays.size(), 1); // all within the first millisecond
    QCOMPARE(lanes[0].delays[0].y(), 90.0);
    QCOMPARE(lanes[0].losses, QList<double>{0.0025});
    QCOMPARE(lanes[0].throughput[0].y(), 64'000.0);
    QCOMPARE(lanes[0].distribution.last().y(), 1.0);
    QCOMPARE(lanes[0].repeats.size(), 2);
    QCOMPARE(lanes[0].repeats[0].least, 80.0);
    QCOMPARE(lanes[0].repeats[0].most, 100.0);
    QCOMPARE(lanes[0].repeats[1].repeat, 2);
    QCOMPARE(lanes[0].delaysNote, QString());
    QCOMPARE(shownRepeats(lanes), u"repeat 2 of 2"_s);
}

void tst_ScorecardModel::chartsSayOverWhatTheyAreMeans()
{
    Scorecard card;
    card.tcp = LaneResult{{answeredScore()}, answeredScore()};
    const ChartLane lane = chartLanes(card).first();
    QCOMPARE(lane.binNs, TimeSeries::firstWidthNs);
    QCOMPARE(lane.delayRanges.size(), 1);
    QCOMPARE(lane.delayRanges[0].least, 80.0);
    QCOMPARE(lane.delayRanges[0].most, 100.0);
    LaneScore longer = answeredScore();
    longer.series.arrived(TimeSeries::mostBins * TimeSeries::firstWidthNs, 1);
    card.tcp = LaneResult{{longer}, longer};
    QCOMPARE(chartLanes(card).first().binNs, 2 * TimeSeries::firstWidthNs);
}

void tst_ScorecardModel::lossesMakeAGapWhereNothingElseCame()
{
    constexpr qint64 ms = 1'000'000;
    const auto gapsOf = [](std::initializer_list<qint64> came, std::initializer_list<qint64> lost) {
        LaneScore score = answeredScore();
        score.series = {};
        for (const qint64 at : came)
            score.series.timed(at * ms, 80 * us);
        for (const qint64 at : lost)
            score.series.lost(at * ms);
        Scorecard card;
        card.udp = LaneResult{{score}, score};
        return chartLanes(card).first().gaps;
    };
    QCOMPARE(gapsOf({0, 1, 2, 3}, {}), QList<double>());
    QCOMPARE(gapsOf({0, 1, 2, 3}, {1}), QList<double>()); // others arrived all the time
    QCOMPARE(gapsOf({0, 1, 5}, {1}), QList<double>({0.0025})); // nothing after it for a while
    QCOMPARE(gapsOf({0, 1, 5}, {3}), QList<double>({0.0035}));
    QCOMPARE(gapsOf({0, 1, 5}, {2, 3}), QList<double>({0.0025, 0.0035}));
    QCOMPARE(gapsOf({0, 5}, {}), QList<double>()); // nothing was sent, nothing is missing
}

/// Answers to a text that are matched by their order, one of which is missing; as an older version kept it.
void tst_ScorecardModel::chartsClaimNoMoreThanTheScorecard()
{
    LaneScore untold = answeredScore();
    untold.transport = Transport::Udp;
    untold.numbered = false;
    untold.roundTrip.clear();
    untold.roundTripNote = u"told by their order"_s;
    untold.jitterBasis = JitterBasis::RoundTrip;
    untold.jitterNs = 1'190'000;
    Scorecard card;
    card.udp = LaneResult{{untold}, wholeOf({untold})};
    const QList<ChartLane> lanes = chartLanes(card);
    QCOMPARE(lanes.size(), 1);
    QVERIFY(lanes[0].delays.isEmpty() && lanes[0].losses.isEmpty());
    QVERIFY(lanes[0].distribution.isEmpty() && lanes[0].repeats.isEmpty());
    QCOMPARE(lanes[0].throughput.size(), 1); // what arrived is counted
    for (const auto kind : {ChartKind::Delay, ChartKind::Distribution, ChartKind::Repeats})
        QCOMPARE(whyAbsent(kind, lanes[0]), untold.roundTripNote);
    QCOMPARE(whyAbsent(ChartKind::Throughput, lanes[0]), QString());
    ScorecardModel model;
    model.setScores({}, card.udp->whole);
    const QModelIndex jitter = at(model, u"Jitter"_s, ScorecardModel::Udp);
    QCOMPARE(jitter.data().toString(), u"not measured"_s);
    QCOMPARE(jitter.data(Qt::ToolTipRole).toString(), untold.roundTripNote);
}

void tst_ScorecardModel::throughputEndsWithTheRun_data()
{
    QTest::addColumn<qint64>("durationNs");
    QTest::addColumn<QList<QPointF>>("points");
    QTest::newRow("whole intervals") << qint64(2'000'000)
                                     << QList<QPointF>{{0.0005, 100'000}, {0.0015, 100'000}};
    QTest::newRow("half of the last")
        << qint64(1'500'000) << QList<QPointF>{{0.0005, 100'000}, {0.00125, 200'000}};
    QTest::newRow("too little of the last") << qint64(1'499'999) << QList<QPointF>{{0.0005, 100'000}};
    QTest::newRow("less than one") << qint64(500'000) << QList<QPointF>{{0.00025, 200'000}};
    QTest::newRow("no time at all") << qint64(0) << QList<QPointF>{};
}

void tst_ScorecardModel::throughputEndsWithTheRun()
{
    QFETCH(qint64, durationNs);
    QFETCH(QList<QPointF>, points);
    LaneScore score = answeredScore();
    score.durationNs = durationNs;
    score.series = {};
    score.series.arrived(0, 100);
    score.series.arrived(1'000'000, 100);
    Scorecard card;
    card.tcp = LaneResult{{score}, score};
    QCOMPARE(chartLanes(card).first().throughput, points);
}

void tst_ScorecardModel::aRepeatWithoutDelaysKeepsItsPlace()
{
    LaneScore silent = answeredScore();
    silent.roundTrip.clear();
    Scorecard card;
    card.tcp = LaneResult{{silent, answeredScore()}, wholeOf({silent, answeredScore()})};
    const ChartLane lane = chartLanes(card).first();
    QCOMPARE(lane.repeats.size(), 1);
    QCOMPARE(lane.repeats[0].repeat, 2);
    QCOMPARE(lane.delays.size(), 1); // for the last one
    card.tcp->runs.append(silent);
    QVERIFY(chartLanes(card).first().delays.isEmpty());
    QCOMPARE(chartLanes(card).first().losses.size(), 1); // its number shows which one was lost
}

void tst_ScorecardModel::chartsOfARunThatGoesOnDrawFewerBins()
{
    ComparisonProgress progress;
    progress.tcp.run = 1;
    progress.tcp.score.durationNs = 300'000'000;
    for (qint64 ms = 0; ms < 300; ++ms) {
        progress.tcp.score.roundTrip.add(80 * us);
        progress.tcp.score.series.arrived(ms * 1'000'000, 100);
        progress.tcp.score.series.timed(ms * 1'000'000, 80 * us);
    }
    QCOMPARE(progress.tcp.score.series.size(), qsizetype(300));
    const QList<ChartLane> lanes = chartLanes(progress, 3);
    QCOMPARE(shownRepeats(lanes), u"repeat 1 of 3"_s);
    QCOMPARE(lanes.size(), 1);
    QCOMPARE(lanes[0].throughput.size(), 100); // three of them merged into one
    QCOMPARE(lanes[0].throughput[0], QPointF(0.0015, 100'000));
    QCOMPARE(lanes[0].delays.last().y(), 80.0);
}

void tst_ScorecardModel::overlaidRunsAreNamed()
{
    Scorecard card;
    card.tcp = LaneResult{{}, answeredScore()};
    const QList<ChartLane> lanes = chartLanes(card, u"%1, run 2"_s, true);
    QCOMPARE(lanes[0].name, u"TCP, run 2"_s);
    QVERIFY(lanes[0].earlier);
}

QTEST_GUILESS_MAIN(tst_ScorecardModel)
#include "tst_scorecardmodel.moc"
