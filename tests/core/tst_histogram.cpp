// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/histogram.h"
#include "core/compare/timeseries.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

using namespace swb;

class TstHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAgreeWithSortedSamples_data()
    {
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("spread");
        QTest::newRow("nanoseconds") << 300.0 << 0.3;
        QTest::newRow("microseconds") << 2e4 << 0.5;
        QTest::newRow("milliseconds with a long tail") << 5e6 << 2.0;
        QTest::newRow("minutes") << 1e11 << 1.0;
    }
    void percentilesAgreeWithSortedSamples()
    {
        QFETCH(double, mean);
        QFETCH(double, spread);
        std::mt19937_64 random(7);
        std::lognormal_distribution<double> distribution(std::log(mean), spread);
        Histogram histogram;
        QList<qint64> samples;
        for (int i = 0; i < 20'000; ++i) {
            samples.append(qMin(qint64(distribution(random)), Histogram::largest));
            histogram.add(samples.last());
        }
        std::sort(samples.begin(), samples.end());
        QCOMPARE(histogram.count(), quint64(samples.size()));
        QCOMPARE(histogram.min(), samples.first());
        QCOMPARE(histogram.max(), samples.last());
        for (const double share : {0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
            const qint64 exact = samples[qsizetype(std::ceil(share * double(samples.size()))) - 1];
            const qint64 told = histogram.percentile(share);
            QVERIFY2(told >= exact && double(told - exact) <= double(exact) / 1000.0 + 1,
                     qPrintable(QStringLiteral("%1: %2 for %3").arg(share).arg(told).arg(exact)));
        }
    }

    void everyEdgeOfABucketIsInIt()
    {
        for (int bit = 0; bit < 42; ++bit) {
            for (const qint64 offset : {-1, 0, 1}) {
                const qint64 value = qBound(qint64(0), (qint64(1) << bit) + offset, Histogram::largest);
                Histogram histogram;
                histogram.add(0);
                histogram.add(value);
                histogram.add(Histogram::largest);
                const qint64 told = histogram.percentile(0.6);
                QVERIFY(told >= value && told - value <= value / 1000);
            }
        }
    }

    void memoryIsBounded()
    {
        Histogram histogram;
        for (qint64 value = 1; value < Histogram::largest; value += value / 100 + 1)
            histogram.add(value);
        for (const qint64 value : {Histogram::largest - 1, Histogram::largest, Histogram::largest + 1,
                                   std::numeric_limits<qint64>::max(), qint64(-1)})
            histogram.add(value);
        QVERIFY(histogram.bytes() <= Histogram::mostBuckets * qsizetype(sizeof(quint64)));
        QCOMPARE(histogram.max(), Histogram::largest);
        QCOMPARE(histogram.min(), qint64(0));
    }

    void mergedIsAsIfAddedToOne()
    {
        std::mt19937 random(3);
        Histogram one;
        Histogram other;
        Histogram both;
        for (int i = 0; i < 5'000; ++i) {
            const qint64 value = qint64(random()) * (i % 7);
            (i % 3 == 0 ? one : other).add(value);
            both.add(value);
        }
        one.merge(other);
        QCOMPARE(one.count(), both.count());
        QCOMPARE(one.min(), both.min());
        QCOMPARE(one.max(), both.max());
        QCOMPARE(one.mean(), both.mean());
        for (const double share : {0.1, 0.5, 0.99})
            QCOMPARE(one.percentile(share), both.percentile(share));
        one.merge({});
        QCOMPARE(one.count(), both.count());
    }

    void stepsRiseToOne()
    {
        Histogram histogram;
        for (const qint64 value : {5, 5, 9, 4000})
            histogram.add(value);
        const auto steps = histogram.steps();
        QCOMPARE(steps.size(), 3);
        QCOMPARE(steps[0].value, qint64(5));
        QCOMPARE(steps[0].share, 0.5);
        QCOMPARE(steps[2].value, qint64(4000));
        QCOMPARE(steps[2].share, 1.0);
    }

    void emptyHasNothingToSay()
    {
        const Histogram histogram;
        QVERIFY(histogram.isEmpty());
        QCOMPARE(histogram.percentile(0.5), qint64(0));
        QVERIFY(histogram.steps().isEmpty());
        QCOMPARE(histogram.bytes(), qsizetype(0));
    }

    void bucketsBringItBack()
    {
        Histogram histogram;
        for (qint64 i = 1; i < 3'000; ++i)
            histogram.add(i * i);
        const Histogram back
            = Histogram::fromBuckets(histogram.buckets(), histogram.min(), histogram.max(), histogram.mean());
        QCOMPARE(back.count(), histogram.count());
        QCOMPARE(back.min(), histogram.min());
        QCOMPARE(back.max(), histogram.max());
        for (const double share : {0.0, 0.1, 0.5, 0.99, 1.0})
            QCOMPARE(back.percentile(share), histogram.percentile(share));
    }

    void seriesKeepsItsSizeAndItsSums()
    {
        TimeSeries series;
        constexpr qint64 messages = 10'000;
        for (qint64 i = 0; i < messages; ++i) {
            const qint64 at = i * 2'000'000; // 20 s in total
            series.sent(at);
            series.arrived(at, 10);
            series.timed(at, 1'000 + i);
        }
        series.lost(5'000'000);
        QVERIFY(series.size() <= TimeSeries::mostBins);
        TimeSeries::Bin all;
        for (qsizetype i = 0; i < series.size(); ++i)
            all.add(series.at(i));
        QCOMPARE(all.sent, quint64(messages));
        QCOMPARE(all.bytes, quint64(messages * 10));
        QCOMPARE(all.lost, quint64(1));
        QCOMPARE(all.leastNs, qint64(1'000));
        QCOMPARE(all.mostNs, 1'000 + messages - 1);
        QVERIFY(series.beginNs(series.size() - 1) <= (messages - 1) * 2'000'000);
    }
};

QTEST_APPLESS_MAIN(TstHistogram)
#include "tst_histogram.moc"
