// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/mutedpeers.h"

#include "core/log/logwriter.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A server with clients that talk to it.
struct Evening
{
    explicit Evening(int clients, qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
    {
        for (int i = 0; i < clients; ++i) {
            Conversation conversation;
            conversation.endpoint = EndpointId(1);
            conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
            conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, quint16(20000 + i));
            peers.append(log.addConversation(conversation));
        }
    }
    void say(int client, const QByteArray &text, Direction direction = Direction::In)
    {
        const ConversationId id = client < 0 ? ConversationId::None : peers.at(client);
        writer->data({EndpointId(1), id, Transport::Tcp}, direction, text);
    }
    [[nodiscard]] LogPeer peerOfLast()
    {
        log.collect();
        return peerOf(log, log.endId() - 1).value();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    QList<ConversationId> peers;
};

QStringList infos(const LogModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, LogModel::InfoColumn).data().toString());
    return texts;
}

} // namespace

class tst_MutedPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aPeerIsNamedByTheEndThatTellsItApart();
    void mutedTwiceIsMutedOnce();
    void aComputerIsMutedHoweverOftenItConnects();
    void mutedRowsAreCountedAndComeBack();
    void whatComesLaterIsMutedToo();
    void mutingJoinsTheFilter();
    void evictedRowsAreCountedNoMore();
    void clearedRowsAreCountedNoMore();
    void aHundredPeersAreMuted();
    void aMillionRowsAreMutedWithoutAPause();
};

void tst_MutedPeers::aPeerIsNamedByTheEndThatTellsItApart()
{
    Evening evening(1);
    evening.say(-1, "nobody's");
    evening.log.collect();
    QVERIFY(!peerOf(evening.log, 1));
    QVERIFY(!peerOf(evening.log, 99));
    evening.say(0, "one");
    QCOMPARE(evening.peerOfLast().name(), u"T1 127.0.0.1:20000"_s);

    Conversation far;
    far.endpoint = EndpointId(2);
    far.role = Role::Client;
    far.local = SocketAddress::fromIp(u"10.0.0.1"_s, 50000);
    far.remote = SocketAddress::fromIp(u"10.0.0.2"_s, 443);
    evening.peers.append(evening.log.addConversation(far));
    evening.say(1, "out", Direction::Out);
    QCOMPARE(evening.peerOfLast().name(), u"T2 10.0.0.2:443"_s);

    Conversation other; // the other end of the first
    other.endpoint = EndpointId(3);
    other.role = Role::Client;
    other.local = SocketAddress::fromIp(u"127.0.0.1"_s, 20000);
    other.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
    evening.peers.append(evening.log.addConversation(other));
    evening.say(2, "hello", Direction::Out);
    QCOMPARE(evening.peerOfLast().name(), u"T1 127.0.0.1:20000"_s);
}

void tst_MutedPeers::mutedTwiceIsMutedOnce()
{
    Evening evening(2);
    MutedPeers muted;
    QVERIFY(!muted.filter());
    evening.say(0, "a");
    const LogPeer first = evening.peerOfLast();
    muted.mute(first);
    muted.mute(first);
    QCOMPARE(muted.peers().size(), 1);
    QCOMPARE(muted.filter()->text(), u"conv == T1"_s);
    evening.say(1, "b");
    muted.mute(evening.peerOfLast());
    QCOMPARE(muted.filter()->text(), u"conv == T1 or conv == T2"_s);
    QCOMPARE(muted.mutedBy(evening.log, 1), QList<LogPeer>{first});
    muted.showAgain(first);
    QVERIFY(muted.mutedBy(evening.log, 1).isEmpty());
    muted.showAll();
    QVERIFY(muted.isEmpty());
}

void tst_MutedPeers::aComputerIsMutedHoweverOftenItConnects()
{
    Evening evening(1);
    const auto meet = [&evening](const QString &ip, quint16 port) {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.local = SocketAddress::fromIp(u"10.0.0.1"_s, 12000);
        conversation.remote = SocketAddress::fromIp(ip, port);
        evening.peers.append(evening.log.addConversation(conversation));
        evening.say(int(evening.peers.size()) - 1, "hello");
        evening.say(int(evening.peers.size()) - 1, "HELLO", Direction::Out);
        evening.log.collect();
    };
    evening.say(0, "from here");
    evening.log.collect();
    QVERIFY(!computerOf(evening.log, 1));
    meet(u"10.0.0.7"_s, 50000);
    meet(u"10.0.0.7"_s, 50001);
    meet(u"10.0.0.8"_s, 50000);
    meet(u"10.0.0.1"_s, 50000); // this computer
    QVERIFY(!computerOf(evening.log, evening.log.endId() - 1));
    const LogPeer computer = computerOf(evening.log, 2).value();
    QCOMPARE(computer.name(), u"10.0.0.7"_s);
    MutedPeers muted;
    muted.mute(computer);
    muted.mute(computerOf(evening.log, 5).value());
    QCOMPARE(muted.peers().size(), 1);
    LogModel model(evening.log);
    model.setMuted(muted.filter());
    QTRY_COMPARE(model.counts().muted, 4);
    QCOMPARE(model.rowCount(), 5);
    meet(u"10.0.0.7"_s, 50002);
    QTRY_COMPARE(model.counts().muted, 6);
    muted.mute(peerOf(evening.log, 2).value());
    QCOMPARE(muted.mutedBy(evening.log, 2).size(), 2);
    QCOMPARE(muted.mutedBy(evening.log, 6).size(), 0);
}

void tst_MutedPeers::mutedRowsAreCountedAndComeBack()
{
    Evening evening(2);
    LogModel model(evening.log);
    const QAbstractItemModelTester tester(&model);
    evening.say(-1, "start");
    evening.say(0, "quiet");
    evening.say(1, "flood 1");
    evening.say(1, "flood 2");
    model.refresh();
    MutedPeers muted;
    muted.mute(evening.peerOfLast());
    model.setMuted(muted.filter());
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(infos(model), (QStringList{u"start"_s, u"quiet"_s}));
    QCOMPARE(model.counts(), (LogModel::Counts{2, 4, 0, 0, 2}));
    QVERIFY(model.asked().showsAll());
    model.setMuted({});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.counts().muted, 0);
}

void tst_MutedPeers::whatComesLaterIsMutedToo()
{
    Evening evening(2);
    LogModel model(evening.log);
    evening.say(1, "flood");
    MutedPeers muted;
    muted.mute(evening.peerOfLast());
    model.setMuted(muted.filter());
    for (int i = 0; i < 100; ++i)
        evening.say(1, "flood");
    evening.say(0, "quiet");
    QTRY_COMPARE(infos(model), (QStringList{u"quiet"_s}));
    QTRY_COMPARE(model.counts().muted, 101);
}

void tst_MutedPeers::mutingJoinsTheFilter()
{
    Evening evening(2);
    LogModel model(evening.log);
    for (int i = 0; i < 3; ++i) {
        evening.say(0, "wanted");
        evening.say(1, "wanted");
        evening.say(0, "other");
        evening.say(1, "other");
    }
    MutedPeers muted;
    muted.mute(evening.peerOfLast());
    model.setFilter(Filter::containing(u"wanted"_s));
    model.setMuted(muted.filter());
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.counts().muted, 3); // of the requested events
    QVERIFY(model.filterWithMuted() == Filter::containing(u"wanted"_s));
}

/// Events are evicted some thousands at a time.
void tst_MutedPeers::evictedRowsAreCountedNoMore()
{
    Evening evening(2, qint64(4) << 20);
    LogModel model(evening.log);
    evening.say(1, "flood");
    MutedPeers muted;
    muted.mute(evening.peerOfLast());
    model.setMuted(muted.filter());
    for (int i = 0; i < 60'000 && model.counts().evicted == 0; ++i) {
        evening.say(i % 2, QByteArray(200, 'x'));
        if (i % 1000 == 0)
            model.refresh();
    }
    model.refresh();
    QVERIFY(model.counts().evicted > 0);
    QTRY_COMPARE(model.counts().unread, 0);
    const LogModel::Counts counts = model.counts();
    QCOMPARE(counts.shown + counts.muted, counts.total);
    QVERIFY(qAbs(counts.shown - counts.muted) <= 1);
}

void tst_MutedPeers::clearedRowsAreCountedNoMore()
{
    Evening evening(1);
    LogModel model(evening.log);
    evening.say(0, "flood");
    MutedPeers muted;
    muted.mute(evening.peerOfLast());
    model.setMuted(muted.filter());
    QTRY_COMPARE(model.counts().muted, 1);
    model.clear();
    QCOMPARE(model.counts().muted, 0);
    evening.say(0, "flood");
    evening.say(0, "flood");
    QTRY_COMPARE(model.counts().muted, 2);
    model.undoClear();
    QTRY_COMPARE(model.counts().muted, 3);
}

void tst_MutedPeers::aHundredPeersAreMuted()
{
    Evening evening(100);
    MutedPeers muted;
    for (int client = 0; client < 100; ++client) {
        evening.say(client, "flood");
        if (client > 0)
            muted.mute(evening.peerOfLast());
    }
    LogModel model(evening.log);
    model.setMuted(muted.filter());
    QTRY_COMPARE(model.counts().muted, 99);
    QCOMPARE(model.rowCount(), 1);
}

void tst_MutedPeers::aMillionRowsAreMutedWithoutAPause()
{
    constexpr int rows = 1'000'000;
    Evening evening(60);
    for (int i = 0; i < rows; ++i)
        evening.say(i % 20 == 0 ? 2 + i / 20 % 58 : i % 2, "x");
    LogModel model(evening.log);
    model.refresh();
    QCOMPARE(model.rowCount(), rows);
    MutedPeers muted;
    muted.mute(peerOf(evening.log, 2).value());
    muted.mute(peerOf(evening.log, 3).value());
    model.setMuted(muted.filter());
    QVERIFY(model.counts().unread > 0); // another thread checks them
    QTRY_COMPARE(model.counts().muted, rows - rows / 20);
    QCOMPARE(model.rowCount(), rows / 20);
}

QTEST_GUILESS_MAIN(tst_MutedPeers)
#include "tst_mutedpeers.moc"
