// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/rawserver.h"
#include "support/recordedactions.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServerSettings serverOf(Transport transport, const QString &reply = u"echo"_s,
                        const QString &framing = u"none"_s)
{
    ServerSettings settings;
    settings.url = {transport, u"127.0.0.1"_s, 12000};
    settings.reply = reply;
    settings.framing = framing;
    return settings;
}

const SocketAddress peer = SocketAddress::fromIp(u"127.0.0.1"_s, 50000);

/// A server's side of one connection or conversation.
RecordedActions endOf(const ServerSettings &settings)
{
    return RecordedActions(rawServers(settings).value()->make(peer));
}

} // namespace

class TstRawServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void chunkIsAnsweredAsItCame()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp, u"uppercase"_s));
        end.open();
        QVERIFY(end.writes.isEmpty());
        end.receive("hel");
        end.receive("lo");
        QCOMPARE(end.writes, (QList<QByteArray>{"HEL", "LO"}));
        QVERIFY(end.messages.isEmpty());
    }

    /// Echo answers with the same shared bytes, so that keeping them copies nothing.
    void echoWritesWhatItWasGiven()
    {
        class Addresses final : public ProtocolActions
        {
        public:
            void write(QByteArrayView bytes) override { at = bytes.data(); }
            QByteArray &scratch() override { return m_scratch; }
            [[nodiscard]] bool mustWait() const override { return false; }
            void deliver(QByteArrayView) override { }
            void sendToOthers(const QByteArray &) override { }
            void tellMessage(Direction, QByteArrayView, const ProtocolFacts &) override { }
            void tell(EventKind, Severity, Direction, const Error &, QByteArrayView) override { }
            void refuse(const Error &) override { }
            void broken(const Error &) override { }
            void upgrade(std::unique_ptr<Protocol>, QByteArrayView) override { }
            void finish() override { }
            void close() override { }
            void wakeIn(std::chrono::nanoseconds) override { }
            [[nodiscard]] qint64 nowNs() const override { return 0; }
            [[nodiscard]] QDateTime wallTime() const override { return {}; }

            const char *at = nullptr;

        private:
            QByteArray m_scratch;
        };
        Addresses actions;
        const auto echo = rawServers(serverOf(Transport::Tcp)).value()->make(peer);
        const QByteArray chunk("hello");
        echo->received(chunk, actions);
        QCOMPARE(actions.at, chunk.constData());
    }

    void framedMessagesAreTheSameHoweverTheyAreCut()
    {
        const QByteArray stream("one\ntwo\r\n\nthree\n");
        for (qsizetype first = 0; first <= stream.size(); ++first) {
            for (qsizetype second = first; second <= stream.size(); ++second) {
                RecordedActions end = endOf(serverOf(Transport::Tcp, u"uppercase"_s, u"line"_s));
                for (const QByteArray &part :
                     {stream.first(first), stream.sliced(first, second - first), stream.sliced(second)}) {
                    if (!part.isEmpty())
                        end.receive(part);
                }
                QCOMPARE(end.written(), QByteArray("ONE\nTWO\r\n\nTHREE\n"));
                QCOMPARE(end.messages, (QList<QByteArray>{"one", "two", "", "three"}));
            }
        }
    }

    void answersWaitForThePeer()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp, u"echo"_s, u"line"_s));
        end.waiting = true;
        end.receive("a\nb\n");
        QVERIFY(end.writes.isEmpty());
        end.finishPeer();
        QVERIFY(!end.closed);
        end.goOn();
        QCOMPARE(end.written(), QByteArray("a\nb\n"));
        QVERIFY(end.closed);
    }

    void peerThatFinishesIsAnsweredAndThenClosed()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp));
        end.receive("hello");
        QVERIFY(!end.closed);
        end.finishPeer();
        QVERIFY(end.closed);
        QVERIFY(end.errors.isEmpty());
    }

    void messageThatThePeerDidNotEndIsTold()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp, u"echo"_s, u"line"_s));
        end.receive("whole\nhalf");
        end.finishPeer();
        QCOMPARE(end.errors.size(), 1);
        QCOMPARE(end.errors.first().code, ErrorCode::IncompleteMessage);
        QVERIFY(end.errors.first().what.contains(u"4 byte"_s));
        QVERIFY(end.closed);
    }

    void messageAboveTheLimitBreaksTheFraming_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("broken");
        QTest::newRow("one below") << QByteArray("123\n") << false;
        QTest::newRow("at it") << QByteArray("1234\n") << false;
        QTest::newRow("one above") << QByteArray("12345\n") << true;
    }
    void messageAboveTheLimitBreaksTheFraming()
    {
        QFETCH(QByteArray, line);
        QFETCH(bool, broken);
        ServerSettings settings = serverOf(Transport::Tcp, u"echo"_s, u"line"_s);
        settings.maxFrameBytes = 4;
        RecordedActions end = endOf(settings);
        end.receive(line);
        QCOMPARE(end.breaks.size(), broken ? 1 : 0);
        QCOMPARE(end.written(), broken ? QByteArray() : line);
        end.receive("x\n");
        QCOMPARE(end.writes.size(), broken ? 0 : 2);
    }

    void unfinishedMessagesShareABudget()
    {
        ServerSettings settings = serverOf(Transport::Tcp, u"echo"_s, u"line"_s);
        settings.maxFrameBytes = quint32(limits::frameBudgetBytes);
        const auto maker = rawServers(settings).value();
        RecordedActions first(maker->make(peer));
        RecordedActions second(maker->make(peer));
        first.receive(QByteArray(limits::frameBudgetBytes - 1, 'x'));
        second.receive("x");
        QVERIFY(second.breaks.isEmpty());
        second.receive("x");
        QCOMPARE(second.breaks.size(), 1);
        QCOMPARE(second.breaks.first().code, ErrorCode::FrameBudget);
        QVERIFY(first.breaks.isEmpty());
    }

    void repliesAreCountedOverAllPeers()
    {
        const auto maker = rawServers(serverOf(Transport::Udp, u"template:{count} {peer}"_s)).value();
        RecordedActions first(maker->make(peer));
        RecordedActions second(maker->make(SocketAddress::fromIp(u"::1"_s, 7)));
        first.receive("a");
        second.receive("b");
        first.receive("c");
        QCOMPARE(first.writes, (QList<QByteArray>{"1 127.0.0.1:50000", "3 127.0.0.1:50000"}));
        QCOMPARE(second.writes, (QList<QByteArray>{"2 [::1]:7"}));
    }

    void delayedReplyLeavesWhenItsTimeHasCome()
    {
        ServerSettings settings = serverOf(Transport::Tcp);
        settings.replyDelay = 250ms;
        RecordedActions end = endOf(settings);
        end.receive("a");
        end.now += 100'000'000;
        end.receive("b");
        QVERIFY(end.writes.isEmpty());
        QCOMPARE(end.protocol->unsent(), 2);
        QCOMPARE(end.wakeAtNs, 250'000'000);
        QVERIFY(end.wake());
        QCOMPARE(end.written(), QByteArray("a"));
        QCOMPARE(end.wakeAtNs, 350'000'000);
        end.finishPeer();
        QVERIFY(!end.closed);
        QVERIFY(end.wake());
        QCOMPARE(end.written(), QByteArray("ab"));
        QVERIFY(end.closed);
        QVERIFY(!end.wake());
    }

    /// A timer may fire slightly early.
    void replyIsNotSentBeforeItsTime()
    {
        ServerSettings settings = serverOf(Transport::Tcp);
        settings.replyDelay = 10ms;
        RecordedActions end = endOf(settings);
        end.receive("a");
        end.now = 9'999'999;
        end.run([&](Protocol &it) { it.woken(end); });
        QVERIFY(end.writes.isEmpty());
        QCOMPARE(end.wakeAtNs, 10'000'000);
    }

    void streamTakesNothingMoreWhileManyRepliesWait()
    {
        ServerSettings settings = serverOf(Transport::Tcp);
        settings.replyDelay = 1s;
        RecordedActions end = endOf(settings);
        for (int i = 0; i < limits::delayedReplies - 1; ++i)
            end.receive("x");
        QVERIFY(!end.protocol->isFull());
        end.receive("x");
        QVERIFY(end.protocol->isFull());
        end.receive("x"); // what was read before it was full is not lost
        QCOMPARE(end.protocol->unsent(), limits::delayedReplies + 1);
        QVERIFY(end.errors.isEmpty());
    }

    void datagramBeyondTheDelayedOnesIsThrownAwayAndTold()
    {
        ServerSettings settings = serverOf(Transport::Udp);
        settings.replyDelay = 1s;
        const auto maker = rawServers(settings).value();
        RecordedActions first(maker->make(peer));
        auto second = std::make_unique<RecordedActions>(maker->make(peer));
        for (int i = 0; i < limits::delayedReplies - 1; ++i)
            first.receive("x");
        second->receive("y");
        QVERIFY(second->errors.isEmpty());
        first.receive("one more");
        QCOMPARE(first.errors.size(), 1);
        QCOMPARE(first.errors.first().code, ErrorCode::TooManyDelayedReplies);
        second.reset(); // what the other kept is free again
        first.receive("and another");
        QCOMPARE(first.errors.size(), 1);
        QCOMPARE(first.protocol->forgetUnsent(), limits::delayedReplies);
    }

    void closesAfterItsFirstReply_data()
    {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<int>("delayMs");
        QTest::newRow("echo") << u"echo"_s << 0;
        QTest::newRow("no reply") << u"discard"_s << 0;
        QTest::newRow("later") << u"echo"_s << 5;
    }
    void closesAfterItsFirstReply()
    {
        QFETCH(QString, reply);
        QFETCH(int, delayMs);
        ServerSettings settings = serverOf(Transport::Tcp, reply);
        settings.closeAfterReply = true;
        settings.replyDelay = std::chrono::milliseconds(delayMs);
        RecordedActions end = endOf(settings);
        end.receive("a");
        end.receive("b");
        end.wake();
        QVERIFY(end.finished);
        QCOMPARE(end.written(), reply == u"echo"_s ? QByteArray("a") : QByteArray());
    }

    void datagramEndsNothing()
    {
        ServerSettings settings = serverOf(Transport::Udp, u"echo"_s, u"line"_s);
        settings.closeAfterReply = true;
        RecordedActions end = endOf(settings);
        end.receive("no line");
        end.receive("");
        QCOMPARE(end.writes, (QList<QByteArray>{"no line", ""}));
        QVERIFY(!end.finished);
    }

    void replyThatNoFrameHoldsIsTold()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp, u"fixed:"_s + QString(256, u'x'), u"length1"_s));
        end.receive(QByteArray("\x01z", 2));
        QCOMPARE(end.errors.size(), 1);
        QCOMPARE(end.errors.first().code, ErrorCode::FrameTooLarge);
        QVERIFY(end.writes.isEmpty());
    }

    void whatTheUserSendsIsNotFramed()
    {
        RecordedActions end = endOf(serverOf(Transport::Tcp, u"echo"_s, u"length2"_s));
        end.send("hello");
        QCOMPARE(end.written(), QByteArray("hello"));
    }

    void settingsThatAreWrongAreRefused()
    {
        QCOMPARE(rawServers(serverOf(Transport::Tcp, u"shout"_s)).error().code, ErrorCode::BadReply);
        QCOMPARE(rawServers(serverOf(Transport::Tcp, u"echo"_s, u"pages"_s)).error().code,
                 ErrorCode::BadFraming);
        QVERIFY(rawServers(serverOf(Transport::Udp, u"echo"_s, u"pages"_s)).ok()); // it has none
    }
};

QTEST_GUILESS_MAIN(TstRawServer)
#include "tst_rawserver.moc"
