// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/strictwarnings.h"
#include "widgets/common/timedbar.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

class TstTimedBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnOurWarnings(); }

    void saysHowMuchIsDoneAndHowLongTheRestTakes()
    {
        TimedBar bar;
        bar.begin();
        QCOMPARE(bar.text(), u"0 %"_s); // nothing can be said of the rest yet
        bar.showDone(500, 1000);
        QVERIFY2(bar.text().startsWith(u"50 %, about "_s) && bar.text().endsWith(u" left"_s),
                 qPrintable(bar.text()));
        QCOMPARE(bar.accessibleDescription(), bar.text());
        QCOMPARE(bar.value() * 2, bar.maximum());
        bar.showDone(1000, 1000);
        QCOMPARE(bar.text(), u"100 %"_s);
    }

    /// More than an int counts, and a total that is not known yet.
    void largeAndUnknownTotals()
    {
        TimedBar bar;
        bar.begin();
        bar.showDone(3'000'000'000, 4'000'000'000);
        QVERIFY(bar.text().startsWith(u"75 %"_s));
        bar.showDone(0, 0);
        QCOMPARE(bar.maximum(), 0); // the bar is busy and says no number
    }
};

QTEST_MAIN(TstTimedBar)
#include "tst_timedbar.moc"
