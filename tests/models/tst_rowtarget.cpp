// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/rowtarget.h"
#include "models/log/timemode.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_RowTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<quint64>("number");
        QTest::newRow("plain") << u"12"_s << quint64(12);
        QTest::newRow("with a sign") << u"#12"_s << quint64(12);
        QTest::newRow("as the window writes it") << u" 10,000,000 "_s << quint64(10'000'000);
        QTest::newRow("the largest") << u"18446744073709551615"_s << ~quint64(0);
    }
    void numbers()
    {
        QFETCH(QString, text);
        QFETCH(quint64, number);
        const auto target = parseRowTarget(text);
        QVERIFY(target && std::holds_alternative<quint64>(*target));
        QCOMPARE(std::get<quint64>(*target), number);
    }

    void seconds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ns");
        QTest::newRow("with a point") << u"12.5"_s << qint64(12'500'000'000);
        QTest::newRow("with a unit") << u"12 s"_s << qint64(12'000'000'000);
        QTest::newRow("nothing") << u"0.0"_s << qint64(0);
        QTest::newRow("a microsecond") << u"0.000001s"_s << qint64(1000);
    }
    void seconds()
    {
        QFETCH(QString, text);
        QFETCH(qint64, ns);
        const auto target = parseRowTarget(text);
        QVERIFY(target && std::holds_alternative<std::chrono::nanoseconds>(*target));
        QCOMPARE(std::get<std::chrono::nanoseconds>(*target).count(), ns);
    }

    void timesOfDay_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QTime>("time");
        QTest::newRow("to the minute") << u"14:03"_s << QTime(14, 3);
        QTest::newRow("to the second") << u"9:03:10"_s << QTime(9, 3, 10);
        QTest::newRow("a quarter of a second") << u"14:03:10.25"_s << QTime(14, 3, 10, 250);
    }
    void timesOfDay()
    {
        QFETCH(QString, text);
        QFETCH(QTime, time);
        const auto target = parseRowTarget(text);
        QVERIFY(target && std::holds_alternative<QTime>(*target));
        QCOMPARE(std::get<QTime>(*target), time);
    }

    void whatIsNoPlaceIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u""_s, u" "_s, u"0"_s, u"#"_s, u"abc"_s, u"-1"_s, u"-1.5"_s, u"nan"_s, u"inf"_s, u"1e300"_s,
              u"24:00"_s, u"12:60"_s, u"1:2:3"_s, u"12:"_s, u"18446744073709551616"_s, u"s"_s})
            QTest::newRow(qPrintable(u'"' + text + u'"')) << text;
    }
    void whatIsNoPlaceIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!parseRowTarget(text));
    }

    void timeModesKeepTheirNames()
    {
        for (int i = 0; i < TimeText::modes; ++i)
            QCOMPARE(TimeText::mode(TimeText::name(TimeMode(i))), TimeMode(i));
        QCOMPARE(TimeText::mode(u"of another version"_s), TimeMode::SinceStart);
    }

    void differencesHaveASign()
    {
        QCOMPARE(TimeText::between(1'000'000, 2'500'000), u"+0.001500"_s);
        QCOMPARE(TimeText::between(2'500'000, 1'000'000), u"−0.001500"_s);
        QCOMPARE(TimeText::between(7, 7), u"+0.000000"_s);
    }
};

QTEST_GUILESS_MAIN(tst_RowTarget)
#include "tst_rowtarget.moc"
