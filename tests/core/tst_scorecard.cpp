// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measures.h"
#include "core/compare/relayrows.h"
#include "core/compare/runtitles.h"
#include "core/compare/scorecardhtml.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/scorecardtext.h"
#include "core/compare/scorerows.h"
#include "core/compare/sentences.h"
#include "core/compare/verdicts.h"
#include "core/impairment/impairmentoptions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace swb;
using namespace Qt::StringLiterals;

class TstScorecard : public QObject
{
    Q_OBJECT

    static LaneScore score(Transport transport, qint64 roundTripNs)
    {
        LaneScore score;
        score.transport = transport;
        score.server = u"tcp://127.0.0.1:1"_s;
        score.toServer.sent = score.toServer.delivered = 100;
        score.toClient.sent = score.toClient.delivered = 100;
        score.bytesSent = score.bytesDelivered = 6'400;
        score.durationNs = 100 * roundTripNs;
        for (int i = 0; i < 1000; ++i) {
            score.roundTrip.add(roundTripNs + i);
            score.series.timed(i * 1'000, roundTripNs + i);
        }
        score.setup.add(5'000);
        score.atServer.emplace();
        score.atServer->reads = 100;
        return score;
    }

    static Scorecard card(const QList<qint64> &tcp, const QList<qint64> &udp)
    {
        Scorecard card;
        card.machine = MachineFacts::ofThis();
        card.began = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
        card.tcp.emplace();
        card.udp.emplace();
        for (const qint64 ns : tcp)
            card.tcp->runs.append(score(Transport::Tcp, ns));
        for (const qint64 ns : udp)
            card.udp->runs.append(score(Transport::Udp, ns));
        card.tcp->whole = wholeOf(card.tcp->runs);
        card.udp->whole = wholeOf(card.udp->runs);
        return card;
    }

    /// Measured for a network that loses 5 % on the way to the server.
    static RelayedFigures lossy()
    {
        RelayedFigures relay;
        relay.toServer.received = 100;
        relay.toServer.passed = 96;
        relay.toServer.dropped[size_t(DropReason::Loss)] = 4;
        relay.toServer.passedBytes = 6'144;
        relay.toServer.delaySum = 96 * 0.020'1;
        relay.toServer.delaySquares = 96 * 0.020'1 * 0.020'1;
        relay.toServer.delayMost = 0.023'456'789;
        relay.toServer.spanNs = 96'000'000;
        return relay;
    }

    static Scorecard relayedCard()
    {
        Scorecard with = card({50'000}, {40'000, 41'000});
        with.work.udp.impairment.toServer.loss = 0.05;
        for (LaneScore &run : with.udp->runs) {
            run.relayed = true;
            run.relay = lossy();
        }
        with.udp->whole = wholeOf(with.udp->runs);
        return with;
    }

    static QString rowOf(const QList<RelayRow> &rows, const QString &way, const QString &effect)
    {
        for (const RelayRow &row : rows) {
            if (row.way == way && row.effect == effect)
                return row.configured % u'|' % row.measured;
        }
        return u"no such row"_s;
    }

    static bool saysSooner(const Scorecard &card)
    {
        return differences(card).join(u' ').contains(u"took less time than"_s);
    }

private Q_SLOTS:
    void numbersOfAFileAreBounded()
    {
        QJsonObject json = toJson(card({50'000}, {40'000}), ScorecardDetail::Whole);
        QJsonObject lanes = json[u"lanes"_s].toObject();
        QJsonObject tcp = lanes[u"tcp"_s].toObject();
        QJsonObject run = tcp[u"runs"_s].toArray().first().toObject();
        run[u"setup_us"_s] = 1e300;
        run[u"duration_us"_s] = -1e300;
        run[u"bytes_sent"_s] = -5;
        tcp[u"runs"_s] = QJsonArray{run};
        lanes[u"tcp"_s] = tcp;
        json[u"lanes"_s] = lanes;
        const auto read = scorecardFromJson(QJsonDocument(json).toJson());
        QVERIFY(read.ok());
        QCOMPARE(read.value().tcp->whole.setupNs, 1LL << 53);
        QCOMPARE(read.value().tcp->whole.durationNs, 0);
        QCOMPARE(read.value().tcp->whole.bytesSent, 0U);
    }
    void binsOfAFileAreBounded()
    {
        const qint64 longest = TimeSeries::longestWidthNs;
        QCOMPARE(TimeSeries::fromBins({{}}, longest - 1).size(), 1);
        QCOMPARE(TimeSeries::fromBins({{}}, longest).size(), 1);
        QCOMPARE(TimeSeries::fromBins({{}}, longest + 1).size(), 0);
    }
    void setUpOfSeveralRunsIsTheirMean()
    {
        QList<LaneScore> runs{score(Transport::Tcp, 1'000), score(Transport::Tcp, 1'000)};
        runs[0].setupNs = 10'000;
        runs[1].setupNs = 30'000;
        QCOMPARE(wholeOf(runs).setupNs, 20'000);
        QCOMPARE(wholeOf({runs[0]}).setupNs, 10'000);
    }
    void differenceIsSaidOnlyWhereItIsBorneOut_data()
    {
        QTest::addColumn<QList<qint64>>("tcp");
        QTest::addColumn<QList<qint64>>("udp");
        QTest::addColumn<bool>("said");
        using Runs = QList<qint64>;
        QTest::newRow("the same") << Runs{50'000, 50'000, 50'000} << Runs{50'000, 50'000, 50'000} << false;
        QTest::newRow("much, in one run") << Runs{50'000} << Runs{20'000} << false;
        QTest::newRow("much, in two") << Runs{50'000, 50'000} << Runs{20'000, 20'000} << false;
        QTest::newRow("much, in three")
            << Runs{50'000, 50'000, 50'000} << Runs{20'000, 20'000, 20'000} << true;
        QTest::newRow("a little") << Runs{50'000, 50'000, 50'000} << Runs{48'500, 48'500, 48'500} << false;
        QTest::newRow("runs apart, less than they are spread")
            << Runs{50'000, 57'000, 59'000} << Runs{44'000, 46'000, 40'000} << false;
        QTest::newRow("so many that this cannot be chance")
            << Runs{50'000, 57'000, 59'000, 52'000, 55'000} << Runs{44'000, 46'000, 40'000, 45'000, 43'000}
            << true;
        QTest::newRow("runs that overlap")
            << Runs{50'000, 90'000, 70'000} << Runs{40'000, 55'000, 45'000} << false;
    }
    void differenceIsSaidOnlyWhereItIsBorneOut()
    {
        QFETCH(QList<qint64>, tcp);
        QFETCH(QList<qint64>, udp);
        QFETCH(bool, said);
        QCOMPARE(saysSooner(card(tcp, udp)), said);
    }

    void sentenceNamesTheSoonerOne()
    {
        const QList<qint64> slow{50'000, 50'000, 50'000};
        const QList<qint64> fast{30'000, 30'000, 30'000};
        const QString text = differences(card(slow, fast)).join(u'\n');
        QVERIFY2(text.contains(u"UDP took less time than TCP: round trip at p50, 30.5 µs against 50.5 µs "
                               "(medians of repeats; difference 20.0 µs)."_s),
                 qPrintable(text));
        const QString other = differences(card(fast, slow)).join(u'\n');
        QVERIFY2(other.contains(u"TCP took less time than UDP: round trip at p50, 30.5 µs against 50.5 µs"_s),
                 qPrintable(other));
    }
    void whatIsNotBorneOutIsSaidToBeUnclear()
    {
        const QString few = differences(card({50'000}, {30'000})).join(u'\n');
        QVERIFY2(
            few.contains(u"No clear difference: a verdict needs at least 3 repeats of each lane, and there "
                         "are fewer. Not compared: round trip at p50"_s),
            qPrintable(few));
        const QString alike
            = differences(card({50'000, 50'000, 50'000}, {50'100, 50'100, 50'100})).join(u'\n');
        QVERIFY2(alike.contains(u"No clear difference in round trip at p50 (medians of repeats: TCP 50.5 µs, "
                                u"UDP 50.6 µs): they are "
                                "at most 5 % apart."_s),
                 qPrintable(alike));
        const QString spread
            = differences(card({50'000, 57'000, 59'000}, {44'000, 46'000, 40'000})).join(u'\n');
        QVERIFY2(spread.contains(u"No clear difference in round trip at p50 (medians of repeats: TCP 57.5 "
                                 u"µs, UDP 44.5 µs): the "
                                 "repeats of one lane differ by as much."_s),
                 qPrintable(spread));
    }
    void decisionsAreInTheJsonWithTheirNumbers()
    {
        const QJsonObject json
            = toJson(card({50'000, 50'000, 50'000}, {30'000, 30'000, 30'000}), ScorecardDetail::Figures);
        QCOMPARE(json[u"how_it_is_decided"_s].toString(), decisionText());
        const QJsonObject delay = json[u"decided"_s].toArray().first().toObject();
        QCOMPARE(delay[u"figure"_s].toString(), u"delay_p50"_s);
        QVERIFY(delay[u"clear"_s].toBool());
        QCOMPARE(delay[u"mann_whitney_p"_s].toDouble(), 0.1); // the smallest value that three and three can
                                                              // have
        QVERIFY(delay[u"difference_from"_s].toDouble() < -19'900
                && delay[u"difference_to"_s].toDouble() > -20'100);
        const QJsonObject few = toJson(card({50'000}, {30'000}), ScorecardDetail::Figures)[u"decided"_s]
                                    .toArray()
                                    .first()
                                    .toObject();
        QVERIFY(!few[u"clear"_s].toBool() && few[u"mann_whitney_p"_s].isNull());
        QCOMPARE(few[u"reason"_s].toString(), u"too-few-repeats"_s);
    }
    void howItIsDecidedStandsInEveryReport()
    {
        const Scorecard of = card({50'000}, {30'000});
        QVERIFY(scorecardText(of).contains(decisionText().toUtf8()));
        QVERIFY(scorecardHtml(of).contains(decisionText().toHtmlEscaped().toUtf8()));
        QVERIFY(decisionText().contains(u"at most one of 20 cases"_s));
    }

    /// A relay takes nothing out of a stream: zero losses with TCP show nothing.
    void aLaneThatWasSparedIsSaidToBe()
    {
        Scorecard lossy = card({50'000}, {50'000});
        lossy.work.udp.impairment.toClient.loss = 0.1;
        LaneScore &udp = lossy.udp->whole;
        udp.toServer.delivered = udp.toClient.sent = udp.toClient.delivered = 90;
        udp.toServer.lost[size_t(LossReason::RelayLoss)] = 10;
        const QString text = differences(lossy).join(u'\n');
        QVERIFY2(text.contains(u"Not applied to TCP: Loss."_s), qPrintable(text));
        QVERIFY2(text.contains(u"UDP: no answer to 10 of 100 (10.0 %) messages;"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"lost none"_s), qPrintable(text));
        lossy.work.udp.impairment = {};
        lossy.work.tcp.impairment.toServer.sliceBytes = 7;
        const QString sliced = differences(lossy).join(u'\n');
        QVERIFY2(sliced.contains(u"Not applied to UDP, because only streams support it: "_s),
                 qPrintable(sliced));
    }
    void disorderHasItsDenominatorEachWay()
    {
        Scorecard with = card({50'000}, {50'000});
        LaneScore &udp = with.udp->whole;
        udp.toServer.reordered = 40;
        udp.toClient.duplicated = 3;
        const QString text = differences(with).join(u'\n');
        QVERIFY2(
            text.contains(
                u"UDP, of 100 messages that reached the server: 40 of 100 (40.0 %) arrived out of order."_s),
            qPrintable(text));
        QVERIFY2(text.contains(u"UDP, of 100 answers that arrived: 3 duplicates."_s), qPrintable(text));
        QCOMPARE(measure::reordered(udp, RelayDirection::ToServer).text, u"40 of 100"_s);
        QCOMPARE(measure::reordered(udp, RelayDirection::ToClient).text, u"0"_s);
        QCOMPARE(measure::duplicated(udp, RelayDirection::ToClient).text, u"3 of 100"_s);
        QVERIFY(measure::answersAreTold(udp));
        udp.numbered = false; // then a copy counts as the answer to the next message
        QVERIFY(!measure::answersAreTold(udp));
        QVERIFY(!differences(with).join(u'\n').contains(u"duplicates"_s));
    }

    void thePercentileOfFewIsTheMost_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("most");
        QTest::newRow("p99 of 40") << 40 << 0.99 << true;
        QTest::newRow("p99 of 99") << 99 << 0.99 << true;
        QTest::newRow("p99 of 100") << 100 << 0.99 << false;
        QTest::newRow("p99 of 101") << 101 << 0.99 << false;
        QTest::newRow("p99.9 of 999") << 999 << 0.999 << true;
        QTest::newRow("p99.9 of 1000") << 1000 << 0.999 << false;
        QTest::newRow("p95 of 19") << 19 << 0.95 << true;
        QTest::newRow("p95 of 20") << 20 << 0.95 << false;
        QTest::newRow("p50 of 1") << 1 << 0.5 << true;
        QTest::newRow("p50 of 2") << 2 << 0.5 << false;
        QTest::newRow("the most of 1") << 1 << 1.0 << false; // it has this name anyway
    }
    void thePercentileOfFewIsTheMost()
    {
        QFETCH(int, samples);
        QFETCH(double, share);
        QFETCH(bool, most);
        LaneScore of;
        for (int i = 1; i <= samples; ++i)
            of.roundTrip.add(i);
        const MeasuredText text = measure::roundTrip(of, share);
        QCOMPARE(text.text.endsWith(u"(max)"_s), most);
        QCOMPARE(text.note.contains(u"this is the slowest one"_s), most);
    }

    /// For a server given by its URL, even if it is this same program's.
    void whatAServerWithoutCountLeavesOpen()
    {
        LaneScore of = score(Transport::Udp, 50'000);
        of.serverIsOurs = false;
        of.atServer.reset();
        QCOMPARE(measure::lostToServer(of).text, u"0"_s); // all 100 came back
        QCOMPARE(measure::lostToClient(of).text, u"0"_s);
        for (const MeasuredText &text : {measure::oneWay(of, 0.5), measure::callsOfServer(of)}) {
            QVERIFY(!text.measured);
            QVERIFY2(text.note.contains(u"given by its URL"_s), qPrintable(text.note));
            QVERIFY2(!text.note.contains(u"ours"_s) && !text.note.contains(u"programs"_s),
                     qPrintable(text.note));
        }
        of.toServer.delivered = of.toClient.sent = of.toClient.delivered = 99;
        of.toServer.lost[size_t(LossReason::NotAnswered)] = 1;
        QVERIFY(!measure::lostToServer(of).measured); // the message or its answer
        QVERIFY(!measure::lostToClient(of).measured);
    }

    /// All of them are filled from one list.
    void textReportAndJsonSayTheSame()
    {
        for (const Scorecard &of :
             {card({50'000}, {40'000}), relayedCard(), card({1'000}, {900'000'000, 7})}) {
            const QByteArray text = scorecardText(of);
            const QByteArray html = scorecardHtml(of);
            const QJsonObject json = toJson(of, ScorecardDetail::Figures);
            const QList<ScoreRow> rows = scoreRows(of);
            for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
                const QJsonObject said = json[u"lanes"_s][nameOf(lane)][u"measures"_s].toObject();
                QCOMPARE(said.size(), measures().size());
                for (const Measure &measure : measures()) {
                    const MeasuredText expected = measure.of(of.of(lane)->whole);
                    const QJsonObject found = said[QLatin1StringView(measure.id)].toObject();
                    QCOMPARE(found[u"text"_s].toString(), expected.text);
                    QCOMPARE(found[u"note"_s].toString(), expected.note);
                    QCOMPARE(found[u"value"_s].isNull(), !expected.measured);
                    QCOMPARE(found[u"value"_s].toDouble(), expected.value);
                    const auto row = std::find_if(rows.begin(), rows.end(), [&](const ScoreRow &each) {
                        return !each.heading && each.name == nameOf(measure);
                    });
                    QVERIFY(row != rows.end());
                    QCOMPARE(lane == Lane::Tcp ? row->tcp : row->udp, expected.text);
                    QVERIFY(
                        html.contains(QByteArray("<td>" + expected.text.toHtmlEscaped().toUtf8() + "</td>")));
                    const QRegularExpression line(
                        u"^  %1 .*%2"_s.arg(QRegularExpression::escape(nameOf(measure)),
                                            QRegularExpression::escape(expected.text)),
                        QRegularExpression::MultilineOption);
                    QVERIFY2(line.match(QString::fromUtf8(text)).hasMatch(), qPrintable(line.pattern()));
                }
            }
        }
    }
    /// The figures beside them in the JSON come from the same numbers.
    void namedFiguresOfTheJsonAreThoseOfTheMeasures()
    {
        const QJsonObject lane
            = toJson(card({50'000}, {40'000}), ScorecardDetail::Figures)[u"lanes"_s][u"udp"_s].toObject();
        const auto value = [&](const char *id) {
            return lane[u"measures"_s][QLatin1StringView(id)][u"value"_s].toDouble();
        };
        QCOMPARE(lane[u"rtt_us"_s][u"p50"_s].toDouble() * 1000, value("round_trip_p50"));
        QCOMPARE(lane[u"rtt_us"_s][u"max"_s].toDouble() * 1000, value("round_trip_max"));
        QCOMPARE(lane[u"sent"_s].toDouble(), value("sent"));
        QCOMPARE(lane[u"lost"_s].toDouble(), value("lost_to_server"));
        QCOMPARE(lane[u"goodput_bytes_per_s"_s].toDouble(), value("goodput"));
        QCOMPARE(lane[u"messages_per_s"_s].toDouble(), value("message_rate"));
    }

    void stillnessIsNotMeasuredWhereNothingIsAnswered()
    {
        LaneScore of = score(Transport::Udp, 50'000);
        QCOMPARE(measure::stalls(of).text, u"0"_s);
        of.stalls = 101;
        of.stalledNs = 101'000'000'000;
        QCOMPARE(measure::stalls(of).text, u"101, for 101 s"_s);
        of.answers = false;
        QVERIFY(!measure::stalls(of).measured);
    }

    void aStallIsSaidOnceOrSoManyTimes()
    {
        Scorecard with = card({50'000}, {50'000});
        with.tcp->whole.stalls = 1;
        with.udp->whole.stalls = 2;
        with.tcp->whole.stalledNs = with.udp->whole.stalledNs = 200'000'000;
        const QString text = differences(with).join(u'\n');
        QVERIFY2(text.contains(u"TCP stalled once, 200 ms in total."_s), qPrintable(text));
        QVERIFY2(text.contains(u"UDP stalled 2 times, 200 ms in total."_s), qPrintable(text));
    }

    void whatNeverRanIsNotAccountedFor()
    {
        Scorecard stopped = card({50'000}, {50'000});
        QVERIFY(stopped.isAccountedFor());
        stopped.udp.reset(); // stopped before it started
        QVERIFY(!stopped.isAccountedFor());
        stopped.work.udp.on = false; // it was not requested
        QVERIFY(stopped.isAccountedFor());
    }

    void aLaneWithoutRunsInAFileIsNone()
    {
        Scorecard with = card({50'000}, {});
        const auto read = scorecardFromJson(QJsonDocument(toJson(with, ScorecardDetail::Whole)).toJson());
        QVERIFY(read.ok() && read.value().tcp);
        QVERIFY(!read.value().udp);
    }

    void aBrokenOrMissingLaneIsNotCompared()
    {
        Scorecard broken = card({50'000}, {40'000});
        broken.udp->whole.error.code = ErrorCode::ConnectionReset;
        QVERIFY(differences(broken).isEmpty());
        broken.udp.reset();
        QVERIFY(differences(broken).isEmpty());
        QVERIFY(differences({}).isEmpty());
    }

    void lossesAreSaidWithTheirReason()
    {
        Scorecard lossy = card({50'000}, {50'000});
        LaneScore &udp = lossy.udp->whole;
        udp.toServer.delivered = udp.toClient.sent = udp.toClient.delivered = 90;
        udp.toServer.lost[size_t(LossReason::RelayLoss)] = 10;
        const QString text = differences(lossy).join(u'\n');
        QVERIFY2(
            text.contains(u"UDP: no answer to 10 of 100 (10.0 %) messages; lost by the relay: 10. TCP lost "
                          "none."_s),
            qPrintable(text));
    }

    void accountedForIsCheckedBothWays()
    {
        LaneScore of = score(Transport::Udp, 1'000);
        QVERIFY(of.isAccountedFor());
        of.toServer.delivered = 99;
        QVERIFY(!of.isAccountedFor());
        of.toServer.lost[size_t(LossReason::Unknown)] = 1;
        QVERIFY(of.isAccountedFor());
        of.toClient.delivered = 98;
        QVERIFY(!of.isAccountedFor());
    }

    void wholeAddsRunsUp()
    {
        const LaneScore whole = card({10'000, 20'000}, {}).tcp->whole;
        QCOMPARE(whole.sent(), quint64(200));
        QCOMPARE(whole.roundTrip.count(), quint64(2000));
        QCOMPARE(whole.roundTrip.min(), qint64(10'000));
        QCOMPARE(whole.atServer->reads, quint64(200));
        QVERIFY(!whole.wireBytesOut);
    }

    void jsonHasTheNamedKeys()
    {
        const QJsonObject json = toJson(card({50'000}, {40'000}), ScorecardDetail::Figures);
        QVERIFY(json[u"settings"_s].isObject());
        QVERIFY(json[u"machine"_s].isObject());
        for (const QString &lane : {u"tcp"_s, u"udp"_s}) {
            const QJsonObject of = json[u"lanes"_s][lane].toObject();
            for (const QString &key : {u"sent"_s, u"delivered"_s, u"answered"_s, u"lost"_s, u"duplicated"_s,
                                       u"reordered"_s, u"corrupted"_s, u"goodput_bytes_per_s"_s})
                QVERIFY2(of[key].isDouble(), qPrintable(key));
            for (const QString &key : {u"min"_s, u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s})
                QVERIFY2(of[u"rtt_us"_s][key].isDouble(), qPrintable(key));
            QVERIFY(of[u"one_way_us"_s].isNull()); // not measured means null, not 0
            QVERIFY(of[u"wire_bytes_out"_s].isNull());
        }
    }

    void keptComparisonIsReadAgain()
    {
        const Scorecard before = card({50'000, 60'000}, {40'000});
        QVERIFY(isComparisonDocument(documentName(before)));
        const QByteArray kept = QJsonDocument(toJson(before, ScorecardDetail::Whole)).toJson();
        const auto read = scorecardFromJson(kept);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().toString()));
        const Scorecard &after = read.value();
        QCOMPARE(after.work, before.work);
        QCOMPARE(after.machine, before.machine);
        QCOMPARE(after.began, before.began);
        QCOMPARE(after.tcp->runs.size(), 2);
        QCOMPARE(after.tcp->whole.roundTrip.percentile(0.5), before.tcp->whole.roundTrip.percentile(0.5));
        QCOMPARE(after.udp->runs[0].series.size(), before.udp->runs[0].series.size());
        QCOMPARE(QJsonDocument(toJson(after, ScorecardDetail::Whole)).toJson(), kept);
    }

    void whatTheRelayMeasuredIsKept()
    {
        const Scorecard before = relayedCard();
        QCOMPARE(before.udp->whole.relay->toServer.received, 200U);
        QCOMPARE(before.udp->whole.relay->toServer.spanNs, 192'000'000);
        QVERIFY(!before.tcp->whole.relay); // there was no relay
        const QByteArray kept = QJsonDocument(toJson(before, ScorecardDetail::Whole)).toJson();
        const auto after = scorecardFromJson(kept);
        QVERIFY(after.ok());
        QCOMPARE(after.value().udp->runs[1].relay, before.udp->runs[1].relay);
        QCOMPARE(after.value().udp->whole.relay, before.udp->whole.relay);
        QVERIFY(!after.value().tcp->whole.relay);
        QCOMPARE(QJsonDocument(toJson(after.value(), ScorecardDetail::Whole)).toJson(), kept);
    }
    void figuresOfARelayInAFileAreBounded()
    {
        QJsonObject json = toJson(relayedCard(), ScorecardDetail::Whole);
        QString text = QString::fromUtf8(QJsonDocument(json).toJson());
        const auto claim = [&text](const QString &member, const QString &number) {
            text.replace(QRegularExpression(u"\"%1\": [0-9.]+"_s.arg(member)),
                         u"\"%1\": %2"_s.arg(member, number));
        };
        claim(u"received"_s, u"-100"_s);
        claim(u"passed"_s, u"9223372036854775807"_s);
        claim(u"span_ns"_s, u"9223372036854775807"_s);
        claim(u"delay_max_us"_s, u"-1e300"_s);
        claim(u"delay_sum_s"_s, u"1e300"_s);
        const auto read = scorecardFromJson(text.toUtf8());
        QVERIFY(read.ok());
        const LineFigures of = read.value().udp->runs[0].relay->toServer;
        QCOMPARE(of.received, 0U);
        QCOMPARE(of.passed, 1ULL << 53);
        QCOMPARE(of.spanNs, 1LL << 53);
        QCOMPARE(of.delayMost, 0.0);
        QCOMPARE(of.delaySum, double(1LL << 53));
        QVERIFY(!relayRows(read.value()).isEmpty()); // and shown without harm
        text.replace(u"\"relay\": {"_s, u"\"relay\": 7, \"other\": {"_s);
        QVERIFY(!scorecardFromJson(text.toUtf8()).value().udp->whole.relay);
    }
    void setStandsBesideMeasured()
    {
        QCOMPARE(relayRows(card({50'000}, {40'000})).size(), 0);
        const Scorecard with = relayedCard();
        const QList<RelayRow> rows = relayRows(with);
        QCOMPARE(rowOf(rows, u"UDP to server"_s, u"Received"_s), u"|200 (0 bytes)"_s);
        QCOMPARE(rowOf(rows, u"UDP to server"_s, u"Loss"_s), u"5%|4.00% (8 of 200)"_s);
        QCOMPARE(rowOf(rows, u"UDP to server"_s, u"Delay"_s), u"off|20.100 ms mean, 23.457 ms maximum"_s);
        QCOMPARE(rowOf(rows, u"UDP to client"_s, u"Loss"_s), u"no such row"_s);
        const QByteArray html = scorecardHtml(with);
        QVERIFY(html.contains("<td>5%</td><td>4.00% (8 of 200)</td>"));
        QVERIFY(!scorecardHtml(card({50'000}, {40'000})).contains("settings beside measurements"));
    }
    void whatARelayDidNotMeasureIsNoNumber()
    {
        Scorecard with = relayedCard();
        with.work.udp.impairment.toServer = {};
        with.work.udp.impairment.toServer.delay = std::chrono::milliseconds(20);
        with.work.udp.impairment.toServer.jitter.amount = std::chrono::milliseconds(1);
        with.work.udp.impairment.toServer.bitsPerSecond = 1'000;
        with.udp->whole.relay = RelayedFigures();
        const auto measured = [&with](const QString &effect) {
            return rowOf(relayRows(with), u"UDP to server"_s, effect).section(u'|', 1);
        };
        for (const QString &effect : {u"Delay"_s, u"Jitter"_s, u"Rate"_s})
            QCOMPARE(measured(effect), u"not measured"_s);
        with.udp->whole.relay->toServer.passed = 1; // one has a delay, but nothing to spread or to count over
        QCOMPARE(measured(u"Delay"_s), u"0.000 ms mean, 0.000 ms maximum"_s);
        QCOMPARE(measured(u"Jitter"_s), u"not measured"_s);
        QCOMPARE(measured(u"Rate"_s), u"not measured"_s);
        with.udp->whole.relay->toServer.passed = 2;
        with.udp->whole.relay->toServer.spanNs = 1'000'000;
        QCOMPARE(measured(u"Jitter"_s), u"0.000 ms standard deviation"_s);
        QCOMPARE(measured(u"Rate"_s), u"0 bit/s"_s);
    }

    void damagedOnesAreRefused()
    {
        QByteArray kept = QJsonDocument(toJson(card({50'000}, {40'000}), ScorecardDetail::Whole)).toJson();
        QVERIFY(!scorecardFromJson({}).ok());
        QVERIFY(!scorecardFromJson("{}").ok());
        QVERIFY(!scorecardFromJson(kept.first(kept.size() / 2)).ok());
        kept.replace("\"count\": 1000,\n        \"direction\"", "\"count\": -1,\n        \"direction\"");
        QVERIFY(!scorecardFromJson(kept).ok());
    }

    void reportEscapesAndFetchesNothing()
    {
        Scorecard with = card({50'000}, {40'000});
        with.machine.processor = u"<script>alert(1)</script>"_s;
        with.work.text = "<b>bold</b>";
        const QByteArray html = scorecardHtml(with);
        QVERIFY(!html.contains("<script"));
        QVERIFY(!html.contains("<b>"));
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(html.contains("<polyline class=\"udp\""));
        QVERIFY(!html.contains("http://") && !html.contains("https://"));
    }

    void rowsSayWhatIsNotKnown()
    {
        bool notMeasured = false;
        const auto rows = scoreRows(card({50'000}, {40'000}));
        for (const ScoreRow &row : rows) {
            if (row.name == u"One way, p50"_s)
                notMeasured = row.tcp == u"not measured"_s && row.udp == u"not measured"_s;
        }
        QVERIFY(notMeasured);
    }

    void aLaneThatNeverRanHasNoFigures()
    {
        LaneScore never;
        never.error.code = ErrorCode::NobodyListening;
        never.error.what = u"No such host."_s;
        Scorecard with = card({50'000}, {40'000});
        with.udp = LaneResult{{never}, wholeOf({never})};
        for (const ScoreRow &row : scoreRows(with))
            QVERIFY2(row.heading || row.udp == u"not measured"_s, qPrintable(row.name % u' ' % row.udp));
        never.setup.add(1'000); // it existed, and sent nothing
        with.udp = LaneResult{{never}, wholeOf({never})};
        QCOMPARE(scoreRows(with)[1].udp, u"0"_s);
    }

    void runsAreTitledByWhatTellsThemApart()
    {
        Scorecard good = card({50'000}, {40'000});
        QCOMPARE(runTitles({good}).size(), 1);
        QVERIFY(runTitles({good})[0].startsWith(
            u"1: no impairment, 1,000 messages of 64 bytes, each after the answer to the previous one, over 1 connection, echoed"_s));
        Scorecard mobile = good;
        mobile.stopped = true;
        const ImpairmentPreset *preset = impairmentPreset(u"mobile");
        QVERIFY(preset);
        for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
            mobile.work.of(lane).impairment.toServer
                = possibleFor(mobile.work.transportOf(lane), preset->toServer);
            mobile.work.of(lane).impairment.toClient
                = possibleFor(mobile.work.transportOf(lane), preset->toClient);
        }
        Scorecard longer = good;
        longer.work.connections = 2;
        longer.work.udp.impairment.toServer.loss = 0.05;
        const QStringList titles = runTitles({good, mobile, longer});
        QVERIFY2(titles[0].startsWith(u"1: no impairment, over 1 connection, 1,000 messages"_s),
                 qPrintable(titles[0]));
        QVERIFY2(titles[1].startsWith(u"2: %1, stopped, over 1 connection, 1,000"_s.arg(titleOf(*preset))),
                 qPrintable(titles[1]));
        QVERIFY2(titles[2].startsWith(u"3: Loss 5% to the server, over 2 connections, 1,000"_s),
                 qPrintable(titles[2]));
        longer.work.udp.impairment.toClient.loss = 0.05;
        QCOMPARE(lineText(longer.work), u"Loss 5%"_s);
    }

    void aReportDrawsNoLineOfWhatWasNotMeasured()
    {
        Scorecard with = card({50'000}, {40'000});
        QCOMPARE(scorecardHtml(with).count("<polyline"), 2);
        with.udp->whole.roundTrip.clear();
        with.udp->whole.roundTripNote = u"Told by their order."_s;
        const QByteArray html = scorecardHtml(with);
        QCOMPARE(html.count("<polyline"), 1);
        QVERIFY(html.contains("UDP, not measured: Told by their order."));
    }

    /// Messages without numbers reveal neither duplicates nor their order: 0 would be a claim.
    void copiesAndOrderOfATextAreNotMeasured()
    {
        for (const bool numbered : {true, false}) {
            Scorecard with = card({50'000}, {40'000});
            with.udp->whole.numbered = numbered;
            const QJsonObject udp
                = toJson(with, ScorecardDetail::Whole)[u"lanes"_s].toObject()[u"udp"_s].toObject();
            for (const QString &name : {u"duplicated"_s, u"reordered"_s})
                QCOMPARE(udp[name].isNull(), !numbered);
            for (const QString &name : {u"Duplicates, there"_s, u"Out of order, back"_s}) {
                const auto rows = scoreRows(with);
                const auto row = std::find_if(rows.begin(), rows.end(),
                                              [&](const ScoreRow &each) { return each.name == name; });
                QVERIFY(row != rows.end());
                QCOMPARE(row->tcp, u"0"_s);
                QCOMPARE(row->udp, numbered ? u"0"_s : u"not measured"_s);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TstScorecard)
#include "tst_scorecard.moc"
