// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/conversationstats.h"
#include "core/values/errorcatalog.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// Events with ascending ids and times.
class Story
{
public:
    Story &tell(EventKind kind, Direction direction = Direction::None, quint32 length = 0,
                Severity severity = Severity::Chat)
    {
        Event event;
        event.id = m_next;
        event.timeNs = qint64(m_next++) * 1000;
        event.kind = kind;
        event.direction = direction;
        event.length = length;
        event.severity = severity;
        stats.add(event);
        return *this;
    }
    Story &fail(ErrorCode code, bool ended)
    {
        Event event;
        event.id = m_next;
        event.timeNs = qint64(m_next++) * 1000;
        event.kind = EventKind::Error;
        event.severity = ended ? Severity::Error : Severity::Warning;
        event.transport = Transport::Udp;
        event.detail = std::make_shared<EventDetail>(errorDetail(makeError(code, u"It failed."_s), ended));
        stats.add(event);
        return *this;
    }
    Story &sample(const TcpFacts &facts)
    {
        Event event;
        event.id = m_next;
        event.timeNs = qint64(m_next++) * 1000;
        event.kind = EventKind::Sample;
        event.detail = std::make_shared<EventDetail>(EventDetail{{}, {}, {}, facts});
        stats.add(event);
        return *this;
    }
    ConversationStats stats;

private:
    quint64 m_next = 11;
};

} // namespace

class tst_ConversationStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chunksAndMessagesAreCountedApart();
    void theStateFollowsTheEvents();
    void aRefusalToSendIsNotTheEnd();
    void bytesAfterAnErrorShowThatItWasNotTheEnd();
    void anEndThatWasFoundOutHereIsOneToo();
    void aUdpPortWhereNobodyListensIsRefusedUntilSomethingComes();
    void bytesThatWereThrownAwayAreNotReceived();
    void theLastSampleCounts();
    void everyStateHasAName();
};

void tst_ConversationStats::chunksAndMessagesAreCountedApart()
{
    Story story;
    story.tell(EventKind::Connected)
        .tell(EventKind::Data, Direction::In, 10)
        .tell(EventKind::Message, Direction::In, 4)
        .tell(EventKind::Message, Direction::In, 5)
        .tell(EventKind::Data, Direction::Out, 7, Severity::Warning);
    QCOMPARE(story.stats.in, (Flow{1, 2, 10}));
    QCOMPARE(story.stats.out, (Flow{1, 0, 7}));
    QCOMPARE(story.stats.events, 5U);
    QCOMPARE(story.stats.firstEvent, 11U);
    QCOMPARE(story.stats.lastEvent, 15U);
    QCOMPARE(story.stats.startNs, 11'000);
    QCOMPARE(story.stats.lastNs, 15'000);
    QCOMPARE(story.stats.worst, Severity::Warning);
    QCOMPARE(story.stats.endNs(), std::nullopt);
}

void tst_ConversationStats::theStateFollowsTheEvents()
{
    Story story;
    QCOMPARE(story.stats.state, ConversationState::Opening);
    QCOMPARE(story.tell(EventKind::Connecting).stats.state, ConversationState::Opening);
    QCOMPARE(story.tell(EventKind::Connected).stats.state, ConversationState::Open);
    QCOMPARE(story.tell(EventKind::HalfClosed, Direction::In).stats.state,
             ConversationState::HalfClosedByPeer);
    QCOMPARE(story.tell(EventKind::Data, Direction::Out, 1).stats.state, ConversationState::HalfClosedByPeer);
    QCOMPARE(story.tell(EventKind::HalfClosed, Direction::Out).stats.state,
             ConversationState::HalfClosedByUs);
    QCOMPARE(story.tell(EventKind::Closed).stats.state, ConversationState::Closed);
    QCOMPARE(story.stats.endNs(), std::optional<qint64>(16'000));
    QCOMPARE(Story().tell(EventKind::Data, Direction::In, 1).stats.state, ConversationState::Open);
    QCOMPARE(Story().tell(EventKind::Reset).stats.state, ConversationState::Reset);
    QCOMPARE(Story().tell(EventKind::Error, Direction::In, 0, Severity::Error).stats.state,
             ConversationState::Failed);
}

void tst_ConversationStats::aRefusalToSendIsNotTheEnd()
{
    Story story;
    story.tell(EventKind::Connected).tell(EventKind::Error, Direction::None, 0, Severity::Error);
    QCOMPARE(story.stats.state, ConversationState::Open);
    story.tell(EventKind::Error, Direction::Out, 0, Severity::Error); // as older session files have it
    QCOMPARE(story.stats.state, ConversationState::Open);
    QCOMPARE(story.stats.worst, Severity::Error);
    story.tell(EventKind::Error, Direction::In, 0, Severity::Warning);
    QCOMPARE(story.stats.state, ConversationState::Open);
}

void tst_ConversationStats::bytesAfterAnErrorShowThatItWasNotTheEnd()
{
    Story story;
    story.tell(EventKind::Connected).tell(EventKind::Error, Direction::In, 0, Severity::Error);
    QCOMPARE(story.stats.state, ConversationState::Failed);
    story.tell(EventKind::Data, Direction::In, 1);
    QCOMPARE(story.stats.state, ConversationState::Open);
}

/// A timeout has no direction, since nothing arrived.
void tst_ConversationStats::anEndThatWasFoundOutHereIsOneToo()
{
    Story story;
    story.tell(EventKind::Connected).fail(ErrorCode::ConnectionLost, true);
    QCOMPARE(story.stats.state, ConversationState::Failed);
}

void tst_ConversationStats::aUdpPortWhereNobodyListensIsRefusedUntilSomethingComes()
{
    Story story;
    story.tell(EventKind::Connected).tell(EventKind::Data, Direction::Out, 5);
    QCOMPARE(story.stats.state, ConversationState::Open);
    story.fail(ErrorCode::NobodyListening, false);
    QCOMPARE(story.stats.state, ConversationState::Refused);
    QVERIFY(!isOver(story.stats.state));
    story.tell(EventKind::Data, Direction::Out, 5); // which says nothing about the other side
    QCOMPARE(story.stats.state, ConversationState::Refused);
    story.tell(EventKind::Data, Direction::In, 5);
    QCOMPARE(story.stats.state, ConversationState::Open);
}

void tst_ConversationStats::bytesThatWereThrownAwayAreNotReceived()
{
    Event event;
    event.kind = EventKind::Data;
    event.direction = Direction::In;
    event.transport = Transport::Udp;
    event.length = 5;
    EventDetail detail;
    detail.taken = 4;
    event.detail = std::make_shared<EventDetail>(detail);
    ConversationStats stats;
    stats.add(event);
    QCOMPARE(stats.in, (Flow{1, 0, 4}));
}

void tst_ConversationStats::theLastSampleCounts()
{
    Story story;
    QCOMPARE(story.stats.rttUs, -1);
    TcpFacts facts;
    facts.rttUs = 50;
    facts.retransmits = 0;
    story.sample(facts);
    facts.rttUs = 70;
    facts.retransmits = 2;
    story.sample(facts).tell(EventKind::Closed);
    QCOMPARE(story.stats.rttUs, 70);
    QCOMPARE(story.stats.retransmits, 2);
}

void tst_ConversationStats::everyStateHasAName()
{
    QSet<QString> names;
    for (quint8 state = 0; state <= quint8(ConversationState::Failed); ++state)
        names.insert(nameOf(ConversationState(state)));
    QCOMPARE(names.size(), qsizetype(ConversationState::Failed) + 1);
    QVERIFY(!names.contains(QString()));
}

QTEST_APPLESS_MAIN(tst_ConversationStats)
#include "tst_conversationstats.moc"
