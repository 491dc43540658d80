// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/repeat.h"

#include <QRegularExpression>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class tst_Repeat : public QObject
{
    Q_OBJECT

private:
    static QDateTime noon() { return {QDate(2026, 5, 6), QTime(12, 0, 0, 7), Qt::OffsetFromUTC, 7200}; }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void onlyTheTwoWordsAreReplaced_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("nothing") << ""_ba
                                 << ""_ba;
        QTest::newRow("plain") << "hello"_ba
                               << "hello"_ba;
        QTest::newRow("the number") << "{count}"_ba
                                    << "2"_ba;
        QTest::newRow("the time") << "at {time}!"_ba
                                  << "at 2026-05-06T12:00:00.007+02:00!"_ba;
        QTest::newRow("both, side by side") << "{count}{count} {time}"_ba
                                            << "22 2026-05-06T12:00:00.007+02:00"_ba;
        QTest::newRow("JSON") << R"({"n":{count},"x":{}})"_ba
                              << R"({"n":2,"x":{}})"_ba;
        QTest::newRow("braces around it") << "{{count}}"_ba
                                          << "{2}"_ba;
        QTest::newRow("begun and not ended") << "{count {coun {{{"_ba
                                             << "{count {coun {{{"_ba;
        QTest::newRow("another word") << "{peer} {Count}"_ba
                                      << "{peer} {Count}"_ba;
        QTest::newRow("bytes that are no text")
            << QByteArray("\0{count}\xff", 9) << QByteArray("\0002\xff", 3);
    }
    void onlyTheTwoWordsAreReplaced()
    {
        QFETCH(QByteArray, message);
        Repetition repetition(message, {});
        (void)repetition.take(noon());
        QTEST(repetition.take(noon()), "second");
    }

    void endsAfterSoManyMessages_data()
    {
        QTest::addColumn<int>("taken");
        QTest::addColumn<bool>("over");
        QTest::newRow("one below") << 2 << false;
        QTest::newRow("at the limit") << 3 << true;
    }
    void endsAfterSoManyMessages()
    {
        QFETCH(int, taken);
        Repetition repetition("x", {std::chrono::milliseconds(1), 3});
        for (int i = 0; i < taken; ++i)
            (void)repetition.take(noon());
        QTEST(repetition.isOver(), "over");
        QCOMPARE(repetition.sent(), qint64(taken));
    }

    void withoutANumberItGoesOn()
    {
        Repetition repetition("x", {std::chrono::milliseconds(1), 0});
        for (int i = 0; i < 1000; ++i)
            (void)repetition.take(noon());
        QVERIFY(!repetition.isOver());
    }

    void aTurnThatIsSkippedIsCountedAndTakesNoNumber()
    {
        Repetition repetition("{count}", {std::chrono::milliseconds(1), 2});
        QCOMPARE(repetition.take(noon()), "1"_ba);
        repetition.skip();
        repetition.skip();
        QCOMPARE(repetition.take(noon()), "2"_ba);
        QCOMPARE(repetition.skipped(), 2);
        QCOMPARE(repetition.sent(), 2);
        QVERIFY(repetition.isOver());
    }
};

QTEST_GUILESS_MAIN(tst_Repeat)
#include "tst_repeat.moc"
