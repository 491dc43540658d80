// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecardhtml.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/scorerows.h"
#include "core/compare/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

    static bool saysSooner(const Scorecard &card)
    {
        return differences(card).join(u' ').contains(u"sooner at p50"_s);
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
        QTest::newRow("the same") << Runs{50'000} << Runs{50'000} << false;
        QTest::newRow("a little, in one run") << Runs{50'000} << Runs{46'000} << false;
        QTest::newRow("much, in one run") << Runs{50'000} << Runs{40'000} << true;
        QTest::newRow("runs apart") << Runs{50'000, 52'000} << Runs{45'000, 46'000} << true;
        QTest::newRow("runs that overlap") << Runs{50'000, 90'000} << Runs{40'000, 55'000} << false;
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
        const QString text = differences(card({50'000}, {40'000})).join(u'\n');
        QVERIFY2(text.contains(u"UDP answered 10.0 µs sooner at p50"_s), qPrintable(text));
        const QString other = differences(card({40'000}, {50'000})).join(u'\n');
        QVERIFY2(other.contains(u"TCP answered 10.0 µs sooner at p50"_s), qPrintable(other));
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
        QVERIFY2(text.contains(u"UDP got no answer to 10 of 100 messages (10.0 %)"_s), qPrintable(text));
        QVERIFY2(text.contains(u"lost by the relay. TCP lost none."_s), qPrintable(text));
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
            QVERIFY(of[u"one_way_us"_s].isNull()); // nothing measured is nothing, not 0
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
            if (row.name == u"one way p50"_s)
                notMeasured = row.tcp == u"not measured"_s && row.udp == u"not measured"_s;
        }
        QVERIFY(notMeasured);
    }

    /// Messages without numbers of their own tell neither a copy nor their order: 0 would be a claim.
    void copiesAndOrderOfATextAreNotMeasured()
    {
        for (const bool numbered : {true, false}) {
            Scorecard with = card({50'000}, {40'000});
            with.udp->whole.numbered = numbered;
            const QJsonObject udp
                = toJson(with, ScorecardDetail::Whole)[u"lanes"_s].toObject()[u"udp"_s].toObject();
            for (const QString &name : {u"duplicated"_s, u"reordered"_s}) {
                QCOMPARE(udp[name].isNull(), !numbered);
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
