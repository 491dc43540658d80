// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/senderaccount.h"

#include <QTest>

using namespace swb;

namespace {

/// Two connections over UDP with numbered messages, or with the text "hello" instead.
struct Sender
{
    explicit Sender(const QByteArray &words = {}, bool answers = true)
        : messages(workOf(words), Lane::Udp)
        , account(messages, {.ids = 100, .connections = 2, .answers = answers})
    {
        account.begin(1000);
    }
    static Work workOf(const QByteArray &words)
    {
        Work work;
        work.udp.on = true;
        work.text = words;
        return work;
    }
    [[nodiscard]] QByteArray answerTo(const Probe &probe) const
    {
        QByteArray bytes(messages.answerWireBytes(), Qt::Uninitialized);
        messages.writeAnswer(bytes.data(), probe);
        return bytes;
    }
    [[nodiscard]] const DirectionAccount &back() const { return account.score().toClient; }

    ProbeMessages messages;
    SenderAccount account;
};

} // namespace

/// What the sending end of a lane counts, event by event.
class TstSenderAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsTimedFromWhenItsMessageCounts()
    {
        Sender sender;
        const Probe probe = sender.account.send(0, 1000);
        QCOMPARE(sender.account.underWay(0), 1);
        QCOMPARE(sender.account.underWay(1), 0);
        sender.account.take(0, sender.answerTo(probe), 1500);
        QCOMPARE(sender.account.underWay(0), 0);
        QCOMPARE(sender.account.waiting(), quint64(0));
        QCOMPARE(sender.back().delivered, quint64(1));
        QCOMPARE(sender.account.score().roundTrip.max(), qint64(500));
        QCOMPARE(sender.account.score().bytesSent, quint64(sender.messages.payloadBytes()));
    }

    void aSecondAnswerIsACopy()
    {
        Sender sender;
        const QByteArray answer = sender.answerTo(sender.account.send(0, 1000));
        sender.account.take(0, answer, 1500);
        sender.account.take(0, answer, 1600);
        QCOMPARE(sender.back().delivered, quint64(1));
        QCOMPARE(sender.back().duplicated, quint64(1));
        QCOMPARE(sender.account.score().roundTrip.count(), quint64(1));
    }

    void orderIsThatOfEachConnection()
    {
        Sender sender;
        const Probe first = sender.account.send(0, 1000);
        const Probe other = sender.account.send(1, 1000);
        const Probe last = sender.account.send(0, 1000);
        sender.account.take(0, sender.answerTo(last), 1100);
        sender.account.take(1, sender.answerTo(other), 1200);
        QCOMPARE(sender.back().reordered, quint64(0));
        sender.account.take(0, sender.answerTo(first), 1300);
        QCOMPARE(sender.back().reordered, quint64(1));
        QCOMPARE(sender.back().delivered, quint64(3));
    }

    void whatIsGivenUpMayStillComeLate()
    {
        Sender sender;
        const Probe probe = sender.account.send(1, 1000);
        QVERIFY(!sender.account.giveUp(1000, 1000));
        QCOMPARE(sender.account.giveUp(1001, 1001), std::optional<quint32>(1));
        QVERIFY(!sender.account.giveUp(1001, 1001));
        QCOMPARE(sender.account.underWay(1), 0);
        sender.account.take(1, sender.answerTo(probe), 5000);
        QCOMPARE(sender.account.score().late, quint64(1));
        QCOMPARE(sender.back().delivered, quint64(1));
        QCOMPARE(sender.account.score().roundTrip.count(), quint64(0));
        QCOMPARE(sender.account.underWay(1), 0);
    }

    void damagedAnswersAreToldApart()
    {
        Sender sender;
        QByteArray answer = sender.answerTo(sender.account.send(0, 1000));
        answer.back() = char(answer.back() ^ 1);
        sender.account.take(0, answer, 1100); // its number has not been read yet
        QCOMPARE(sender.back().corrupted, quint64(1));
        QCOMPARE(sender.back().delivered, quint64(1));
        sender.account.take(0, QByteArray(answer.size(), '\0'), 1200);
        QCOMPARE(sender.back().corrupted, quint64(2));
        QCOMPARE(sender.back().unreadable, quint64(1));
    }

    void wordsAreAnsweredInTheirOrder()
    {
        Sender sender("hello");
        QVERIFY(!sender.messages.numbered());
        (void)sender.account.send(0, 1000);
        (void)sender.account.send(0, 2000);
        sender.account.take(0, "hello", 2500);
        QCOMPARE(sender.account.score().roundTrip.max(), qint64(1500));
        sender.account.take(0, "hello", 2600);
        QCOMPARE(sender.back().delivered, quint64(2));
        sender.account.take(0, "hello", 2700);
        QCOMPARE(sender.back().duplicated, quint64(1));
    }

    void theWarmUpIsForgotten()
    {
        Sender sender;
        const Probe early = sender.account.send(0, 1000);
        sender.account.score().setup.add(77);
        const ReceiverAccount::Run run = sender.account.startRun(2000);
        QCOMPARE(run.firstId, quint64(1));
        QCOMPARE(run.connections, 2);
        QVERIFY(run.window);
        sender.account.clear();
        sender.account.begin(2000);
        sender.account.take(0, sender.answerTo(early), 2100);
        QCOMPARE(sender.back().delivered, quint64(0));
        QCOMPARE(sender.account.score().toServer.sent, quint64(0));
        QCOMPARE(sender.account.score().setup.count(), quint64(1));
    }

    void aPauseMovesTheClock()
    {
        Sender sender;
        QCOMPARE(sender.account.firstSentNs(), qint64(0));
        sender.account.shift(50);
        QCOMPARE(sender.account.startNs(), qint64(1050));
        QCOMPARE(sender.account.firstSentNs(), qint64(0)); // still none
        (void)sender.account.send(0, 2000);
        sender.account.shift(100);
        QCOMPARE(sender.account.startNs(), qint64(1150));
        QCOMPARE(sender.account.firstSentNs(), qint64(2100));
        QCOMPARE(sender.account.lastSentNs(), qint64(2000));
    }

    void aStallNeedsSomethingUnderWay_data()
    {
        QTest::addColumn<qint64>("gap");
        QTest::addColumn<quint64>("stalls");
        QTest::newRow("below") << limits::stallNs - 1 << quint64(0);
        QTest::newRow("at") << limits::stallNs << quint64(1);
        QTest::newRow("above") << limits::stallNs + 1 << quint64(1);
    }
    void aStallNeedsSomethingUnderWay()
    {
        QFETCH(qint64, gap);
        Sender sender;
        const Probe probe = sender.account.send(0, 5000); // nothing was in flight before
        sender.account.take(0, sender.answerTo(probe), 5000 + gap);
        QTEST(sender.account.score().stalls, "stalls");
        QCOMPARE(sender.account.score().longestGapNs, gap);
        sender.account.take(0, sender.answerTo(probe), 5000 + 10 * gap); // nobody waited
        QTEST(sender.account.score().stalls, "stalls");
    }

    /// One at a time, 101 of which are never answered: each wait takes a second.
    void aWaitForAnAnswerThatNeverCameIsAStall()
    {
        constexpr qint64 second = 1'000'000'000;
        Sender sender; // 100 ids at a time
        qint64 now = 1000;
        for (int lost = 0; lost < 101; ++lost) {
            (void)sender.account.send(0, now);
            now += second;
            QVERIFY(sender.account.giveUp(now, now));
            const Probe next = sender.account.send(0, now);
            now += 40'000;
            sender.account.take(0, sender.answerTo(next), now);
        }
        QCOMPARE(sender.account.score().stalls, quint64(101));
        QCOMPARE(sender.account.score().stalledNs, 101 * (second + 40'000));
        QCOMPARE(sender.account.score().longestGapNs, second + 40'000);
    }

    /// Even with short timeouts: several waits in a row are one silence.
    void waitsThatFollowEachOtherAreOneStall()
    {
        constexpr qint64 patience = limits::stallNs / 4;
        Sender sender;
        qint64 now = 1000;
        for (int lost = 0; lost < 5; ++lost) {
            (void)sender.account.send(0, now);
            now += patience;
            QVERIFY(sender.account.giveUp(now, now));
        }
        now += 10 * patience; // nothing is in flight, so this is not a wait
        const Probe last = sender.account.send(0, now);
        sender.account.take(0, sender.answerTo(last), now + 10);
        QCOMPARE(sender.account.score().stalls, quint64(1));
        QCOMPARE(sender.account.score().stalledNs, 5 * patience + 10);
    }

    void theLastWaitIsCountedWhenTheWorkEnds()
    {
        Sender sender;
        (void)sender.account.send(0, 1000);
        QVERIFY(sender.account.giveUp(1001, 1000 + limits::stallNs));
        QCOMPARE(sender.account.score().stalls, quint64(0));
        sender.account.end(1000 + 10 * limits::stallNs);
        QCOMPARE(sender.account.score().stalls, quint64(1));
        QCOMPARE(sender.account.score().stalledNs, limits::stallNs);
    }

    void aConnectionThatEndedIsNotWaitedFor()
    {
        Sender sender;
        (void)sender.account.send(0, 1000);
        (void)sender.account.send(1, 1000);
        sender.account.forget(0, 1500);
        QCOMPARE(sender.account.underWay(0), 0);
        QCOMPARE(sender.account.waiting(), quint64(1));
        QCOMPARE(sender.account.giveUp(2000, 2000), std::optional<quint32>(1));
        QVERIFY(!sender.account.giveUp(2000, 2000));
    }

    /// Far more than there is space for, since nothing has to be remembered.
    void oneWayNothingIsUnderWay()
    {
        for (const char *words : {"", "hello"}) {
            Sender sender(words, false);
            for (int i = 0; i < 1000; ++i) {
                QVERIFY(sender.account.hasRoom());
                (void)sender.account.send(0, 1000);
            }
            QCOMPARE(sender.account.underWay(0), 0);
            QCOMPARE(sender.account.waiting(), quint64(0));
            QCOMPARE(sender.account.score().toServer.sent, quint64(1000));
        }
    }
};

QTEST_APPLESS_MAIN(TstSenderAccount)
#include "tst_senderaccount.moc"
