// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/statistics.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <random>

using namespace swb;
using namespace swb::statistics;

namespace {

using Random = std::mt19937_64;

Repeats numbers(const QList<double> &values)
{
    Repeats repeats;
    for (const double value : values)
        repeats.append(Repeat(value));
    return repeats;
}

/// One repeat of messages whose times are spread around this one.
Repeat timesAround(double ns, Random &random)
{
    std::lognormal_distribution<double> spread(0, 0.3);
    Histogram times;
    for (int i = 0; i < 100; ++i)
        times.add(qint64(ns * spread(random)));
    return {times, 0.5};
}

/// How often decide() finds a difference between two lanes that draw their repeats from the same source.
double falseClaims(int comparisons, int repeats, const std::function<Repeat(Random &)> &draw)
{
    Random random(7);
    int claims = 0;
    for (int i = 0; i < comparisons; ++i) {
        Repeats a;
        Repeats b;
        for (int repeat = 0; repeat < repeats; ++repeat) {
            a.append(draw(random));
            b.append(draw(random));
        }
        claims += decide(a, b).isClear() ? 1 : 0;
    }
    return double(claims) / comparisons;
}

} // namespace

class TstCompareStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void medianIsTheMiddleOne()
    {
        QCOMPARE(median({}), 0.0);
        QCOMPARE(median({3}), 3.0);
        QCOMPARE(median({5, 1, 3}), 3.0);
        QCOMPARE(median({5, 1, 4, 2}), 3.0);
    }

    // Expected values by enumeration in python3:
    //   al = a + b; n = len(al); k = len(a)
    //   r = [2*sum(o < v for o in al) + al.count(v) + 1 for v in al]   # midranks, doubled
    //   far = lambda s: abs(sum(s)*n - sum(r)*k)
    //   ways = list(itertools.combinations(r, k))
    //   p = sum(far(s) >= far(r[:k]) for s in ways) / len(ways)
    void mannWhitneyIsExactForFewNumbers_data()
    {
        QTest::addColumn<QList<double>>("a");
        QTest::addColumn<QList<double>>("b");
        QTest::addColumn<double>("p");
        using Numbers = QList<double>;
        QTest::newRow("3 and 3 apart") << Numbers{1, 2, 3} << Numbers{4, 5, 6} << 2.0 / 20;
        QTest::newRow("4 and 4 apart") << Numbers{1, 2, 3, 4} << Numbers{5, 6, 7, 8} << 2.0 / 70;
        QTest::newRow("5 and 5 apart") << Numbers{6, 7, 8, 9, 10} << Numbers{1, 2, 3, 4, 5} << 2.0 / 252;
        QTest::newRow("mixed") << Numbers{1, 4, 6} << Numbers{2, 3, 5} << 1.0;
        QTest::newRow("4 and 6") << Numbers{1, 2, 3, 7} << Numbers{4, 5, 6, 8, 9, 10} << 14.0 / 210;
        QTest::newRow("ties") << Numbers{1, 2, 2, 3} << Numbers{2, 3, 4, 5, 6} << 10.0 / 126;
        QTest::newRow("all the same") << Numbers{1, 1, 1} << Numbers{1, 1, 1} << 1.0;
        QTest::newRow("nothing") << Numbers{} << Numbers{1} << 1.0;
    }
    void mannWhitneyIsExactForFewNumbers()
    {
        QFETCH(QList<double>, a);
        QFETCH(QList<double>, b);
        QFETCH(double, p);
        QVERIFY2(std::abs(mannWhitney(a, b) - p) < 1e-12, qPrintable(QString::number(mannWhitney(a, b))));
        QVERIFY(std::abs(mannWhitney(b, a) - p) < 1e-12);
    }

    // python3: with midranks r, m = (n+1)/2, var = k*(n-k)/(n*(n-1)) * sum((x-m)**2 for x in r),
    //   p = math.erfc(max(0, abs(sum(r[:k]) - k*m) - .5) / math.sqrt(2*var))
    //   a = range(25), b = range(5, 30): 0.029692860930829474
    void mannWhitneyOfManyIsApproximated()
    {
        QList<double> a;
        QList<double> b;
        for (int i = 0; i < 25; ++i) {
            a.append(i);
            b.append(i + 5);
        }
        QVERIFY(std::abs(mannWhitney(a, b) - 0.029692860930829474) < 1e-12);
        // just below the switch from one to the other both agree
        a.resize(20);
        b.resize(20);
        const double exact = mannWhitney(a, b);
        a.append(a.last());
        QVERIFY(std::abs(mannWhitney(a, b) - exact) < 0.02);
    }

    // By hand: of three repeats a draw has the median 1 if at least two of its three are 1, so in 7 of 27
    // draws; both lanes are at their ends together in 49 of 729, far more than the excluded 1 in 200.
    void intervalOfThreeRepeatsReachesAcrossAllOfThem()
    {
        const Interval found = bootstrap(numbers({1, 2, 3}), numbers({10, 20, 30}));
        QCOMPARE(found, (Interval{7, 29}));
        QCOMPARE(bootstrap(numbers({1, 2, 3}), numbers({10, 20, 30})), found); // the same each time
    }

    // python3: the standard error of a median of n values spread evenly over a width w is w/(2*sqrt(n)); for
    //   two lanes of one repeat each, n = 1000 and w = 1000: 2.576 * 1000/(2*math.sqrt(1000)) * math.sqrt(2)
    //   = 57.6 on each side of the difference.
    void intervalOfOneRepeatIsTheSpreadOfItsMessages()
    {
        Histogram times;
        for (int i = 0; i < 1000; ++i)
            times.add(500 + i);
        const Interval found = bootstrap({Repeat(times, 0.5)}, {Repeat(times, 0.5)});
        QVERIFY2(found.from > -75 && found.from < -42, qPrintable(QString::number(found.from)));
        QVERIFY2(found.to < 75 && found.to > 42, qPrintable(QString::number(found.to)));
    }

    void threeRepeatsAreNeeded()
    {
        const auto reason = [](const QList<double> &a, const QList<double> &b) {
            return decide(numbers(a), numbers(b)).reason;
        };
        QCOMPARE(reason({50, 51}, {20, 21, 22}), Verdict::TooFewRepeats);
        QCOMPARE(reason({}, {}), Verdict::TooFewRepeats);
        QCOMPARE(reason({50, 51, 52}, {20, 21, 22}), Verdict::Clear);
        QCOMPARE(reason({50, 51, 52, 53}, {20, 21, 22, 23}), Verdict::Clear);
    }

    void fewRepeatsMustLieFurtherApartThanTheyAreSpread()
    {
        const auto reason = [](const QList<double> &a, const QList<double> &b) {
            return decide(numbers(a), numbers(b)).reason;
        };
        QCOMPARE(reason({100, 105, 110}, {121, 125, 130}), Verdict::Clear);
        QCOMPARE(reason({100, 105, 110}, {120, 125, 130}), Verdict::WithinSpread);
        QCOMPARE(reason({100, 105, 110}, {119, 125, 130}), Verdict::WithinSpread);
        // five of each cannot be this far apart by chance
        QCOMPARE(reason({100, 102, 105, 107, 110}, {111, 120, 125, 127, 130}), Verdict::Clear);
        QCOMPARE(reason({100, 102, 105, 107, 112}, {111, 120, 125, 127, 130}), Verdict::WithinSpread);
    }

    /// In lanes with two states, one of which has more slow repeats than the other: a rank test finds the
    /// difference, and the next run may have its medians the other way round.
    void medianThatMayTurnRoundTellsNothing()
    {
        const QList<double> a{1, 2, 3, 4, 5, 6, 101, 102, 103, 104, 105, 106};
        const QList<double> b{7, 8, 9, 107, 108, 109, 110, 111, 112, 113, 114, 115};
        const Verdict verdict = decide(numbers(a), numbers(b));
        QVERIFY(verdict.chance < statistics::limits::mostChance);
        QVERIFY(verdict.difference.contains(0));
        QCOMPARE(verdict.reason, Verdict::WithinSpread);
    }

    void aLittleIsNotWorthAWord()
    {
        const auto reason = [](double b) {
            return decide(numbers({100, 100, 100}), numbers({b, b, b})).reason;
        };
        QCOMPARE(reason(105.2), Verdict::TooSmall);
        QCOMPARE(reason(105.3), Verdict::Clear); // 5.03 % of the larger
    }

    /// Repeating a run with the same settings must not reverse a sentence. With 40,000 draws each in python3,
    /// 3 and 3 repeats come out apart in 0.8 % (bell-shaped), 0.6 % (skewed), 0.3 % (busy moments) and 3.1 %
    /// (two states).
    void equalLanesAreToldApartAtMostAtTheStatedRate_data()
    {
        QTest::addColumn<int>("repeats");
        for (const int repeats : {3, 4, 5, 8})
            QTest::addRow("%d repeats", repeats) << repeats;
    }
    void equalLanesAreToldApartAtMostAtTheStatedRate()
    {
        QFETCH(int, repeats);
        const double rate = statistics::limits::statedRate;
        const auto check = [&](const char *what, const std::function<Repeat(Random &)> &draw) {
            const double found = falseClaims(400, repeats, draw);
            QVERIFY2(found <= rate,
                     qPrintable(QStringLiteral("%1: %2").arg(QLatin1StringView(what)).arg(found)));
        };
        check("bell-shaped",
              [](Random &random) { return Repeat(std::normal_distribution<double>(100, 20)(random)); });
        check("skewed", [](Random &random) {
            return Repeat(100 * std::lognormal_distribution<double>(0, 0.5)(random));
        });
        check("a busy moment in one of five", [](Random &random) {
            const bool busy = std::bernoulli_distribution(0.2)(random);
            return Repeat(std::normal_distribution<double>(busy ? 300 : 100, 10)(random));
        });
        check("two states of the machine", [](Random &random) {
            const bool fast = std::bernoulli_distribution(0.5)(random);
            return Repeat(std::normal_distribution<double>(fast ? 60 : 100, 2)(random));
        });
    }
    void equalLanesOfMessagesAreNotToldApart()
    {
        const double found = falseClaims(30, 3, [](Random &random) {
            return timesAround(100'000 * std::lognormal_distribution<double>(0, 0.15)(random), random);
        });
        QVERIFY2(found <= statistics::limits::statedRate, qPrintable(QString::number(found)));
    }

    /// And an existing difference is found.
    void lanesThatDifferAreToldApart()
    {
        Random random(11);
        int found = 0;
        for (int i = 0; i < 20; ++i) {
            Repeats a;
            Repeats b;
            for (int repeat = 0; repeat < 5; ++repeat) {
                std::lognormal_distribution<double> run(0, 0.03);
                a.append(timesAround(100'000 * run(random), random));
                b.append(timesAround(150'000 * run(random), random));
            }
            found += decide(a, b).isClear() ? 1 : 0;
        }
        QVERIFY2(found >= 19, qPrintable(QString::number(found)));
    }
};

QTEST_APPLESS_MAIN(TstCompareStatistics)
#include "tst_comparestatistics.moc"
