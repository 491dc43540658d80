// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/datagramline.h"

#include <QSet>
#include <QTest>
#include <algorithm>

using namespace swb;
using namespace std::chrono_literals;

namespace {

constexpr qint64 ms = 1'000'000;
constexpr ConversationId client{1};

/// A simulated network whose clock is moved by the test, with its output in order.
struct Driven
{
    explicit Driven(const Impairment &impairment, quint64 seed = 7)
        : line(impairment, seed, RelayDirection::ToServer, counters)
    { }

    DatagramLine::Arrival arrive(QByteArray bytes)
    {
        const auto arrival = line.arrive(client, bytes.data(), bytes.size(), nowNs);
        if (arrival.passNow) {
            out.append(arrival.number);
            line.sent(arrival.number, bytes.size(), arrival.duplicated ? 2 : 1, nowNs, nowNs);
        }
        takeAll();
        return arrival;
    }
    void takeAll()
    {
        while (auto due = line.takeDue(nowNs)) {
            out.append(due->number);
            times.append(nowNs);
            line.sent(due->number, due->bytes.size(), due->copies, due->readNs, nowNs);
        }
    }
    void goOnTo(qint64 timeNs)
    {
        while (line.nextNs() && *line.nextNs() <= timeNs) {
            nowNs = std::max(nowNs, *line.nextNs());
            takeAll();
        }
        nowNs = timeNs;
    }
    void goOn(qint64 ns) { goOnTo(nowNs + ns); }

    LineCounters counters;
    DatagramLine line;
    qint64 nowNs = 1000 * ms;
    QList<quint64> out; ///< numbers
    QList<qint64> times; ///< of those that had to wait
};

quint64 read(const std::atomic<quint64> &counter)
{
    return counter.load();
}

} // namespace

class TstDatagramLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everythingOffPassesAtOnce()
    {
        Driven line({});
        for (int i = 0; i < 100; ++i)
            QVERIFY(line.arrive("x").passNow);
        QVERIFY(!line.line.nextNs());
        QCOMPARE(read(line.counters.passed), 100U);
    }

    void delayIsMetToTheNanosecondAndThrottlesNothing()
    {
        Impairment impairment;
        impairment.delay = 20ms;
        Driven line(impairment);
        for (int i = 0; i < 1000; ++i)
            line.arrive("x"); // all at once
        QVERIFY(line.out.isEmpty());
        const qint64 began = line.nowNs;
        line.goOn(1000 * ms);
        QCOMPARE(line.out.size(), 1000);
        QVERIFY(std::all_of(line.times.cbegin(), line.times.cend(),
                            [&](qint64 time) { return time == began + 20 * ms; }));
        QVERIFY(std::is_sorted(line.out.cbegin(), line.out.cend()));
    }

    void rateSpacesDatagramsOut()
    {
        Impairment impairment;
        impairment.bitsPerSecond = 8000; // a byte takes a millisecond
        Driven line(impairment);
        const qint64 began = line.nowNs;
        for (int i = 0; i < 3; ++i)
            line.arrive(QByteArray(10, 'x'));
        line.goOn(1000 * ms);
        QCOMPARE(line.times, (QList{began + 10 * ms, began + 20 * ms, began + 30 * ms}));
    }

    void whatIsHeldGoesOnInItsOrderWhenHoldingEnds()
    {
        Impairment impairment;
        impairment.delay = 1h; // applies to datagrams that were not held
        Driven line(impairment);
        line.line.setHand(HandMode::Hold);
        for (const char *bytes : {"one", "two", "three"})
            QVERIFY(line.arrive(bytes).inHand);
        line.goOn(1000 * ms);
        QVERIFY(line.out.isEmpty());
        QCOMPARE(read(line.counters.waiting), 3U);
        QCOMPARE(line.line.held().datagrams.at(1).bytes, QByteArray("two"));
        QVERIFY(line.line.order({RelayDirection::ToServer, 1, HeldAction::SwapWithNext, {}, {}}, line.nowNs));
        line.line.setHand(HandMode::Pass);
        line.goOn(0);
        QCOMPARE(line.out, (QList<quint64>{2, 1, 3}));
        QCOMPARE(read(line.counters.reordered), 1U);
        QCOMPARE(read(line.counters.waiting), 0U);
        QCOMPARE(line.line.waitingBytes(), 0);
    }

    void eachHeldOneGetsWhatItsOrderSays()
    {
        Driven line({});
        line.line.setHand(HandMode::Hold);
        for (int i = 0; i < 5; ++i)
            line.arrive("x");
        const auto order = [&](quint64 number, HeldAction action) {
            return line.line.order({RelayDirection::ToServer, number, action, 10ms, "changed"}, line.nowNs);
        };
        QVERIFY(order(4, HeldAction::Pass));
        line.goOn(0);
        QCOMPARE(line.out, (QList<quint64>{4}));
        QVERIFY(order(2, HeldAction::Drop));
        QCOMPARE(line.counters.droppedFor(DropReason::ByHand), 1U);
        QVERIFY(order(1, HeldAction::Delay));
        line.goOn(9 * ms);
        QCOMPARE(line.out.size(), 1);
        line.goOn(1 * ms);
        QCOMPARE(line.out, (QList<quint64>{4, 1}));
        QVERIFY(order(3, HeldAction::Duplicate));
        QVERIFY(order(3, HeldAction::Replace));
        QCOMPARE(line.line.held().datagrams.first().bytes, QByteArray("changed"));
        QVERIFY(order(3, HeldAction::Pass));
        line.goOn(0);
        QCOMPARE(read(line.counters.duplicated), 1U);
        QCOMPARE(read(line.counters.passedBytes), 1U + 1 + 7);
        QVERIFY(!order(5, HeldAction::SwapWithNext)); // there is no next one
        for (const HeldAction action : {HeldAction::Pass, HeldAction::Drop, HeldAction::Duplicate,
                                        HeldAction::SwapWithNext, HeldAction::Delay, HeldAction::Replace})
            QVERIFY(!order(1, action)); // already gone
        line.line.clear(DropReason::Stopped);
        QCOMPARE(read(line.counters.received),
                 read(line.counters.passed) + line.counters.droppedInAll() + read(line.counters.waiting));
        QCOMPARE(line.line.waitingBytes(), 0);
    }

    void aHandTakesNoMoreThanItCan()
    {
        Driven line({});
        line.line.setHand(HandMode::Hold);
        for (int i = 0; i < HandQueue::mostHeld; ++i)
            QVERIFY(line.arrive("x").inHand);
        QCOMPARE(line.arrive("x").dropped, DropReason::QueueOverflow);
        QVERIFY(line.line.order({RelayDirection::ToServer, 1, HeldAction::Drop, {}, {}}, line.nowNs));
        QVERIFY(line.arrive("x").inHand);

        const auto replaceBy = [&](qsizetype size) {
            return line.line.order(
                {.number = 2, .action = HeldAction::Replace, .bytes = QByteArray(size, 'y')}, line.nowNs);
        };
        QVERIFY(replaceBy(HandQueue::mostBytes - 1));
        QVERIFY(replaceBy(HandQueue::mostBytes));
        QVERIFY(!replaceBy(HandQueue::mostBytes + 1));
        for (int copies = 2; copies <= HandQueue::mostCopies; ++copies)
            QVERIFY(
                line.line.order({RelayDirection::ToServer, 2, HeldAction::Duplicate, {}, {}}, line.nowNs));
        QVERIFY(!line.line.order({RelayDirection::ToServer, 2, HeldAction::Duplicate, {}, {}}, line.nowNs));
    }

    void droppingByHandKeepsTheCountOfFates()
    {
        Impairment impairment;
        impairment.drop = {3};
        Driven line(impairment);
        line.line.setHand(HandMode::Drop);
        QCOMPARE(line.arrive("x").dropped, DropReason::ByHand);
        QCOMPARE(line.arrive("x").dropped, DropReason::ByHand);
        line.line.setHand(HandMode::Pass);
        QCOMPARE(line.arrive("x").dropped, DropReason::ByNumber);
        QVERIFY(line.arrive("x").passNow);
    }

    void allIsAccountedForInEveryCombination_data()
    {
        QTest::addColumn<int>("combination");
        for (int combination = 0; combination < 512; combination += 3) // 3 and 512 have no common factor
            QTest::newRow(QByteArray::number(combination)) << combination;
        QTest::newRow("all") << 511;
    }
    /// Whatever is switched on, with manual control too: arrived = passed + lost, by reason.
    void allIsAccountedForInEveryCombination()
    {
        QFETCH(int, combination);
        const auto on = [&](int bit) { return (combination >> bit & 1) != 0; };
        Impairment impairment;
        impairment.loss = on(0) ? 0.1 : 0;
        impairment.burst.enter = on(1) ? 0.05 : 0;
        impairment.burst.leave = 0.3;
        impairment.drop = on(2) ? QList<quint64>{3, 7, 9} : QList<quint64>();
        impairment.duplicate = on(3) ? 0.1 : 0;
        impairment.reorder = on(4) ? 0.1 : 0;
        impairment.corrupt = on(5) ? 0.1 : 0;
        impairment.delay = on(6) ? 3ms : 0ms;
        impairment.jitter = {on(6) ? 2ms : 0ms, JitterShape::Normal};
        impairment.bitsPerSecond = on(7) ? 80'000 : 0;
        impairment.queueBytes = 100;
        Driven line(impairment, quint64(combination) + 1);
        quint64 read = 0;
        for (int i = 1; i <= 300; ++i) {
            if (on(8) && i % 20 == 0)
                line.line.setHand(HandMode(i / 20 % 3));
            line.arrive(QByteArray(i % 40, 'x'));
            const auto held = line.line.held().datagrams;
            if (!held.isEmpty())
                (void)line.line.order(
                    {RelayDirection::ToServer, held.first().number, HeldAction(i % 6), 4ms, "y"}, line.nowNs);
            line.goOn(i % 3 * ms);
            ++read;
            QCOMPARE(line.counters.received.load(), read);
            QCOMPARE(line.counters.received.load(),
                     line.counters.passed.load() + line.counters.droppedInAll()
                         + line.counters.waiting.load());
            QCOMPARE(quint64(line.out.size()), line.counters.passed.load());
        }
        line.line.setHand(HandMode::Pass);
        line.goOn(100'000 * ms);
        QCOMPARE(line.counters.waiting.load(), 0U);
        QCOMPARE(line.line.waitingBytes(), 0);
        QCOMPARE(300U, line.counters.passed.load() + line.counters.droppedInAll());
        QCOMPARE(QSet<quint64>(line.out.cbegin(), line.out.cend()).size(), line.out.size()); // each once
    }

    void queueHoldsExactlyWhatItMay()
    {
        Impairment impairment;
        impairment.bitsPerSecond = 8000;
        impairment.queueBytes = 30;
        Driven line(impairment);
        QCOMPARE(line.arrive(QByteArray(10, 'x')).dropped, DropReason::None); // in the simulated network
        QCOMPARE(line.arrive(QByteArray(19, 'x')).dropped, DropReason::None); // 29
        QCOMPARE(line.arrive(QByteArray(2, 'x')).dropped, DropReason::QueueOverflow); // 31
        QCOMPARE(line.arrive(QByteArray(1, 'x')).dropped, DropReason::None); // 30
        QCOMPARE(line.arrive(QByteArray(1, 'x')).dropped, DropReason::QueueOverflow);
    }

    void memoryIsBounded()
    {
        Impairment impairment;
        impairment.delay = 1h;
        Driven line(impairment);
        const QByteArray large(60'000, 'x');
        qint64 kept = 0;
        while (line.arrive(large).dropped == DropReason::None)
            kept += large.size();
        QVERIFY(kept <= DatagramLine::mostBytes && kept + large.size() > DatagramLine::mostBytes);
        QCOMPARE(line.line.waitingBytes(), kept);
        QVERIFY(line.arrive(QByteArray(int(DatagramLine::mostBytes - kept), 'x')).dropped
                == DropReason::None);
        QVERIFY(line.arrive("x").dropped == DropReason::QueueOverflow);
    }

    void heldBackOneGoesAfterTheNext()
    {
        Impairment impairment;
        impairment.reorder = 0.3;
        Driven line(impairment);
        QList<quint64> heldBack;
        for (int i = 0; i < 1000; ++i) {
            const auto arrival = line.arrive("x");
            if (arrival.heldBack)
                heldBack.append(arrival.number);
            line.goOn(ms);
        }
        line.goOn(1000 * ms);
        QCOMPARE(line.out.size(), 1000);
        QVERIFY(!heldBack.isEmpty());
        for (const quint64 number : heldBack) {
            const auto later = std::find_if(line.out.cbegin(), line.out.cend(), [&](quint64 other) {
                return other > number && !heldBack.contains(other);
            });
            if (later != line.out.cend())
                QVERIFY(line.out.indexOf(number) > later - line.out.cbegin());
        }
        QVERIFY(read(line.counters.reordered) > 200);
    }

    void lastHeldBackOneGoesOnAfterAMoment()
    {
        Impairment impairment;
        impairment.reorder = 1;
        Driven line(impairment);
        line.arrive("x");
        line.goOn(99 * ms);
        QVERIFY(line.out.isEmpty());
        line.goOn(ms);
        QCOMPARE(line.out, QList<quint64>{1});
        QCOMPARE(read(line.counters.reordered), 0U); // nothing has overtaken it
    }

    void masterSwitchLetsAllThrough()
    {
        RelayImpairment impairment;
        impairment.toServer.loss = 1;
        impairment.on = false;
        Driven line(impairment.of(RelayDirection::ToServer));
        QVERIFY(line.arrive("x").passNow);
    }

    void whatIsChangedHoldsFromNowOn()
    {
        Impairment impairment;
        impairment.drop = {2, 4};
        Driven line({});
        line.arrive("x");
        line.line.change(impairment);
        QCOMPARE(line.arrive("x").dropped, DropReason::ByNumber); // counting continues
        line.line.change({});
        line.arrive("x");
        QVERIFY(line.arrive("x").passNow);
    }

    void everyDatagramIsAccountedFor_data()
    {
        QTest::addColumn<int>("combination");
        for (int i = 0; i < 256; ++i)
            QTest::addRow("%d", i) << i;
    }
    void everyDatagramIsAccountedFor()
    {
        QFETCH(int, combination);
        const auto has = [&](int bit) { return (combination >> bit & 1) != 0; };
        Impairment impairment;
        impairment.loss = has(0) ? 0.2 : 0;
        impairment.burst = has(1) ? BurstLoss{0.1, 0.3} : BurstLoss{};
        impairment.drop = has(2) ? QList<quint64>{1, 5, 300} : QList<quint64>{};
        impairment.duplicate = has(3) ? 0.2 : 0;
        impairment.reorder = has(4) ? 0.2 : 0;
        impairment.corrupt = has(5) ? 0.2 : 0;
        impairment.delay = has(6) ? 5ms : 0ms;
        impairment.jitter = {has(6) ? 5ms : 0ms, JitterShape::Normal};
        impairment.bitsPerSecond = has(7) ? 200'000 : 0;
        impairment.queueBytes = 2000;
        Driven line(impairment, quint64(combination));
        for (int i = 0; i < 400; ++i) {
            line.arrive(QByteArray(i % 90, 'x'));
            line.goOn((i % 3) * ms);
            QCOMPARE(read(line.counters.received),
                     read(line.counters.passed) + line.counters.droppedInAll() + read(line.counters.waiting));
        }
        if (combination % 2 == 0)
            line.goOn(10'000 * ms);
        else
            line.line.clear(DropReason::Stopped);
        QCOMPARE(read(line.counters.waiting), 0U);
        QCOMPARE(line.line.waitingBytes(), 0);
        QCOMPARE(read(line.counters.received), 400U);
        QCOMPARE(read(line.counters.passed) + line.counters.droppedInAll(), 400U);
        QCOMPARE(quint64(line.out.size()), read(line.counters.passed));
        QCOMPARE(line.counters.droppedFor(DropReason::Loss) > 0, has(0));
        QCOMPARE(read(line.counters.duplicated) > 0, has(3));
        QCOMPARE(read(line.counters.corrupted) > 0, has(5));
        auto numbers = line.out;
        std::sort(numbers.begin(), numbers.end());
        QVERIFY(std::adjacent_find(numbers.cbegin(), numbers.cend()) == numbers.cend());
    }
};

QTEST_APPLESS_MAIN(TstDatagramLine)
#include "tst_datagramline.moc"
