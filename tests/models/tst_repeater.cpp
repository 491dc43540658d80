// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/repetitions.h"
#include "support/patience.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An output that is free as long as the test says so.
class ScriptedRepeater : public Repeater
{
public:
    using Repeater::end;
    using Repeater::Repeater;

    QList<QByteArray> messages;
    int freeFor = 1'000'000; ///< turns

protected:
    [[nodiscard]] bool isFree() override { return messages.size() < freeFor; }
    void send(const QByteArray &message) override { messages.append(message); }
};

} // namespace

class TestRepeater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFirstTurnIsTakenAtOnceAndTheLastEndsIt()
    {
        ScriptedRepeater repeater("{count}", {1ms, 3});
        QSignalSpy finished(&repeater, &Repeater::finished);
        repeater.start();
        QCOMPARE(repeater.messages, QList<QByteArray>{"1"_ba});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(repeater.messages, QList<QByteArray>({"1"_ba, "2"_ba, "3"_ba}));
    }

    void whileTheWayIsTakenTurnsAreSkippedAndNothingPilesUp()
    {
        ScriptedRepeater repeater("x", {1ms, 0});
        repeater.freeFor = 2;
        repeater.start();
        QTRY_VERIFY(repeater.repetition().skipped() >= 5);
        QCOMPARE(repeater.messages.size(), 2);
        QCOMPARE(repeater.repetition().sent(), 2);
        repeater.freeFor = 3;
        QTRY_COMPARE(repeater.messages.size(), 3);
    }

    void haltedItSaysNothingAnyMore()
    {
        ScriptedRepeater repeater("x", {1ms, 0});
        QSignalSpy finished(&repeater, &Repeater::finished);
        QSignalSpy failed(&repeater, &Repeater::failed);
        repeater.start();
        repeater.halt();
        repeater.end({});
        QTest::qWait(10);
        QCOMPARE(repeater.messages.size(), 1);
        QVERIFY(finished.isEmpty() && failed.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRepeater)
#include "tst_repeater.moc"
