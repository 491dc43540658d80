// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/quantities.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

/// How amounts are written in the window, on the command line and in reports.
class TstQuantities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesCountInThousands_data()
    {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << quint64(0) << u"0 B"_s;
        QTest::newRow("just below a thousand") << quint64(999) << u"999 B"_s;
        QTest::newRow("a thousand") << quint64(1000) << u"1.00 kB"_s;
        QTest::newRow("a kibibyte") << quint64(1024) << u"1.02 kB"_s;
        QTest::newRow("just below ten") << quint64(9'994) << u"9.99 kB"_s;
        QTest::newRow("no four digits, at ten") << quint64(9'995) << u"10.0 kB"_s;
        QTest::newRow("no four digits, at a hundred") << quint64(99'950) << u"100 kB"_s;
        QTest::newRow("just below the next unit") << quint64(999'499) << u"999 kB"_s;
        QTest::newRow("no four digits before the unit") << quint64(999'500) << u"1.00 MB"_s;
        QTest::newRow("twenty megabytes") << quint64(20'000'000) << u"20.0 MB"_s;
        QTest::newRow("the largest") << ~quint64(0) << u"18.4 EB"_s;
    }
    void bytesCountInThousands()
    {
        QFETCH(quint64, count);
        QTEST(quantities::bytes(count), "text");
        QVERIFY(quantities::bytes(count).size() <= 7);
        QCOMPARE(quantities::rate(double(count)), QString(quantities::bytes(count) % u"/s"));
    }

    void pluralFitsIntoAnInt()
    {
        QCOMPARE(quantities::plural(1), 1);
        QCOMPARE(quantities::plural(999'999'999), 999'999'999);
        QCOMPARE(quantities::plural(1'000'000'000), 1'000'000'000);
        QCOMPARE(quantities::plural(1'000'000'001), 1'000'000'001);
        QCOMPARE(quantities::plural(2'000'000'001), 1'000'000'001);
        QCOMPARE(quantities::plural(~quint64(0)), 1'709'551'615);
    }

    void timesHaveThreeDigits()
    {
        QCOMPARE(quantities::time(0), u"0 ns"_s);
        QCOMPARE(quantities::time(999.4), u"999 ns"_s);
        QCOMPARE(quantities::time(999.6), u"1.00 µs"_s);
        QCOMPARE(quantities::time(12'345), u"12.3 µs"_s);
        QCOMPARE(quantities::time(101e9), u"101 s"_s);
    }

    void numbersBesideEachOtherHaveOneUnitAndEqualDecimals()
    {
        QCOMPARE(quantities::times({81'400, 98'100}), (QStringList{u"81.4 µs"_s, u"98.1 µs"_s}));
        QCOMPARE(quantities::times({9'994, 98'100}), (QStringList{u"9.99 µs"_s, u"98.10 µs"_s}));
        QCOMPARE(quantities::times({812'000, 12'300'000}), (QStringList{u"0.812 ms"_s, u"12.300 ms"_s}));
        QCOMPARE(quantities::times({99, 999}), (QStringList{u"99 ns"_s, u"999 ns"_s}));
        QCOMPARE(quantities::times({0, 1'500}), (QStringList{u"0.00 µs"_s, u"1.50 µs"_s}));
        QCOMPARE(quantities::rates({1'500'000, 999}),
                 (QStringList{u"1.50 MB/s"_s, u"999 B/s"_s})); // too far apart
        // three decimals are enough at 0.1 of the unit, and one less is not
        QCOMPARE(quantities::times({100'000, 5'000'000}), (QStringList{u"0.100 ms"_s, u"5.000 ms"_s}));
        QCOMPARE(quantities::times({99'000, 5'000'000}), (QStringList{u"99.0 µs"_s, u"5.00 ms"_s}));
        QCOMPARE(quantities::times({}), QStringList());
    }

    void timeLeftIsToldFromAHundredthOn()
    {
        QCOMPARE(quantities::timeLeft(0.0099, 1'000'000'000), QString());
        QCOMPARE(quantities::timeLeft(0.01, 1'000'000'000), u"about 99 s left"_s);
        QCOMPARE(quantities::timeLeft(0.75, 30'000'000'000), u"about 10 s left"_s);
        QCOMPARE(quantities::timeLeft(1, 1'000'000'000), QString());
    }

    void roundingMakesNoneOfAFewAndNotAllOfNearlyAll()
    {
        QCOMPARE(quantities::share(0, 100), u"0 %"_s);
        QCOMPARE(quantities::share(1, 10'000), u"0.01 %"_s);
        QCOMPARE(quantities::share(1, 10'001), u"< 0.01 %"_s);
        QCOMPARE(quantities::share(9'994, 10'000), u"99.9 %"_s);
        QCOMPARE(quantities::share(999'999, 1'000'000), u"> 99.9 %"_s);
        QCOMPARE(quantities::share(5, 5), u"100 %"_s);
        QCOMPARE(quantities::share(5, 0), u"0 %"_s);
        QCOMPARE(quantities::part(126, 1'200), u"126 of 1,200 (10.5 %)"_s);
        QCOMPARE(quantities::part(0, 0), u"0 of 0"_s);
    }

    /// One function writes amounts of bytes; a second one would soon follow another rule.
    void nobodyElseWritesAmountsOfBytes()
    {
        QDirIterator files(QStringLiteral(SWB_SOURCE_DIR "/src"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        const QRegularExpression own(
            u"formattedDataSize|\"[^\"\\n]*\\b(KB|[KMG]iB)\\b[^\"\\n]*\"|\"%\\d (kB|MB)"_s);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QRegularExpressionMatch found = own.match(QString::fromUtf8(file.readAll()));
            QVERIFY2(!found.hasMatch(), qPrintable(QString(file.fileName() % u": " % found.captured())));
        }
    }
};

QTEST_APPLESS_MAIN(TstQuantities)
#include "tst_quantities.moc"
