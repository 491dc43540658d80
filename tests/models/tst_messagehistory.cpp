// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/messagehistory.h"
#include "models/settings/workbenchstate.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

Draft text(const QString &words)
{
    return {DraftFormat::Text, words, LineEnding::None};
}

} // namespace

class TestMessageHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void leafsBackAndForthAndGivesTheDraftBack()
    {
        MessageHistory history({text(u"one"_s), text(u"two"_s)});
        QCOMPARE(history.older(text(u"draft"_s)), text(u"two"_s));
        QCOMPARE(history.older(text(u"two"_s)), text(u"one"_s));
        QVERIFY(!history.older(text(u"one"_s)));
        QCOMPARE(history.newer(), text(u"two"_s));
        QCOMPARE(history.newer(), text(u"draft"_s));
        QVERIFY(!history.newer());
    }

    void whatWasJustSentIsNotShownTwice()
    {
        MessageHistory history;
        history.add(text(u"one"_s));
        history.add(text(u"two"_s));
        QCOMPARE(history.older(text(u"two"_s)), text(u"one"_s));
    }

    void aMessageSentAgainMovesToTheEnd()
    {
        MessageHistory history({text(u"one"_s), text(u"two"_s)});
        history.add(text(u"one"_s));
        QCOMPARE(history.entries(), QList<Draft>({text(u"two"_s), text(u"one"_s)}));
    }

    void keepsItsLimitAndNoMore_data()
    {
        QTest::addColumn<qsizetype>("sent");
        QTest::addColumn<qsizetype>("kept");
        const qsizetype limit = WorkbenchState::maxHistory;
        QTest::newRow("one below") << limit - 1 << limit - 1;
        QTest::newRow("at the limit") << limit << limit;
        QTest::newRow("one above") << limit + 1 << limit;
    }
    void keepsItsLimitAndNoMore()
    {
        QFETCH(qsizetype, sent);
        QFETCH(qsizetype, kept);
        MessageHistory history;
        for (qsizetype i = 0; i < sent; ++i)
            history.add(text(QString::number(i)));
        QCOMPARE(history.entries().size(), kept);
        QCOMPARE(history.entries().last(), text(QString::number(sent - 1)));
    }

    void emptyHistoryHasNothingToShow()
    {
        MessageHistory history;
        QVERIFY(!history.older(text(u"draft"_s)));
        QVERIFY(!history.newer());
    }
};

QTEST_GUILESS_MAIN(TestMessageHistory)
#include "tst_messagehistory.moc"
