// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logstore.h"
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "support/patience.h"

#include <QTest>
#include <cstring>
#include <future>
#include <thread>

using namespace swb;

class tst_MessageLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void eventsAreNumberedFromOne();
    void receivedBytesAreKeptWithoutCopy();
    void aMessageIsNotCopiedBesideItsChunk();
    void payloadsAreCappedAtTheSettingAndTheirLengthKept_data();
    void payloadsAreCappedAtTheSettingAndTheirLengthKept();
    void mergesWritersInOrderOfTime();
    void oldestGoWhenTheBudgetIsReached();
    void nothingIsLostBetweenThreads();
    void aVisitorMayStopAndSeesOnlyWhatIsThere();
    void bothEndsOfAConversationShareItsNumber();
    void reusedAddressesGetANewNumber();
    void detailsStayWithTheirEvents();
    void detailsCountAsTheyAreLong();
    void sharedDetailsCountOnce();
    void anEventCostsAtMost64BytesBesideItsPayload();
    void writersMayGoBeforeTheirEventsAreRead();
    void evictedEventsAreReadFromTheArchive();
    void aLogOfThePastIsAllArchive();
    void whatMovesToTheArchiveMeanwhileIsRead();
    void aVisitorHoldsNobodyUp();
    void whatAVisitorLooksAtStaysWhereItIs();
    void whatIsOverIsReleased_data();
    void whatIsOverIsReleased();
    void conversationsThatGoOnStayKnown();
    void annotationsAreKeptByNumber();
    void callWithinACallIsPartOfIt();
    void aLogMayKeepNothing();
};

namespace {

const Subject subject{EndpointId(1), ConversationId(2), Transport::Tcp};

Conversation conversationOf(Role role, quint16 local, quint16 remote)
{
    Conversation c;
    c.role = role;
    c.local.family = c.remote.family = SocketAddress::Family::IPv4;
    c.local.bytes = c.remote.bytes = {127, 0, 0, 1};
    c.local.port = local;
    c.remote.port = remote;
    return c;
}

/// Has events [1, end) whose payload is their number, and a conversation.
class FakeArchive : public EventArchive
{
public:
    explicit FakeArchive(quint64 end)
        : m_end(end)
    { }
    [[nodiscard]] quint64 firstId() const override { return 1; }
    [[nodiscard]] quint64 endId() const override { return m_end; }
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override
    {
        for (quint64 id = qMax(from, quint64(1)); id < qMin(to, m_end); ++id) {
            Event event;
            event.id = id;
            event.payload = QByteArray::number(id);
            if (!visit(event))
                return false;
        }
        return true;
    }
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId id) const override
    {
        Conversation known;
        known.id = id;
        known.number = 7;
        return id == ConversationId(9) ? std::optional(known) : std::nullopt;
    }

private:
    quint64 m_end;
};

} // namespace

void tst_MessageLog::eventsAreNumberedFromOne()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    QCOMPARE(log.firstId(), 1U);
    QCOMPARE(log.endId(), 1U);
    QVERIFY(!log.at(1));
    writer->data(subject, Direction::Out, "hello");
    writer->message(subject, Direction::In, "HELLO");
    log.collect();
    QCOMPARE(log.endId(), 3U);
    QCOMPARE(log.at(1)->payload, QByteArray("hello"));
    QCOMPARE(log.at(1)->direction, Direction::Out);
    QCOMPARE(log.at(1)->endpoint, EndpointId(1));
    QCOMPARE(log.at(1)->conversation, ConversationId(2));
    QCOMPARE(log.at(2)->kind, EventKind::Message);
    QVERIFY(log.at(1)->timeNs <= log.at(2)->timeNs);
    QVERIFY(!log.at(0));
    QVERIFY(!log.at(3));
}

void tst_MessageLog::receivedBytesAreKeptWithoutCopy()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    char *const room = writer->room(1000);
    std::memcpy(room, "hello", 5);
    writer->received(subject, 5);
    writer->data(subject, Direction::Out, QByteArrayView(room + 1, 3));
    QVERIFY(writer->room(1000) == room + 5); // the answer took no extra space
    log.collect();
    QCOMPARE(log.at(1)->payload, QByteArray("hello"));
    QCOMPARE(log.at(2)->payload, QByteArray("ell"));
}

void tst_MessageLog::aMessageIsNotCopiedBesideItsChunk()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    QByteArray sent = "head and body";
    const QByteArrayView body = QByteArrayView(sent).sliced(9);
    const QByteArray other = "body";
    const char *const start = writer->room(1000);
    writer->data(subject, Direction::Out, sent);
    writer->message(subject, Direction::Out, body);
    QVERIFY(writer->room(1000) == start + sent.size());
    writer->message(subject, Direction::Out, other);
    QVERIFY(writer->room(1000) == start + sent.size() + other.size());
    writer->data(subject, Direction::Out, sent);
    sent.replace("body", "Body"); // in the same place
    writer->message(subject, Direction::Out, body);
    (void)writer->room(100 << 20); // another block
    writer->message(subject, Direction::Out, body);
    log.collect();
    QList<QByteArray> payloads;
    log.forEach(1, log.endId(), [&](const Event &event) {
        payloads << QByteArray(event.payload.constData(), event.payload.size());
        return true;
    });
    QCOMPARE(payloads, (QList<QByteArray>{"head and body", "body", "body", "head and body", "Body", "Body"}));
}

void tst_MessageLog::payloadsAreCappedAtTheSettingAndTheirLengthKept_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("kept");
    QTest::newRow("one below the cap") << 15 << 15;
    QTest::newRow("at the cap") << 16 << 16;
    QTest::newRow("one above the cap") << 17 << 16;
    QTest::newRow("nothing") << 0 << 0;
}

void tst_MessageLog::payloadsAreCappedAtTheSettingAndTheirLengthKept()
{
    QFETCH(int, size);
    QFETCH(int, kept);
    MessageLog log;
    log.setPayloadCap(16);
    const auto writer = log.makeWriter();
    const QByteArray bytes(size, 'x');
    std::memcpy(writer->room(64), bytes.data(), size_t(size));
    writer->received(subject, size);
    writer->data(subject, Direction::Out, bytes);
    log.collect();
    for (quint64 id : {1U, 2U}) {
        QCOMPARE(log.at(id)->length, quint32(size));
        QCOMPARE(log.at(id)->payload, bytes.left(kept));
    }
}

void tst_MessageLog::mergesWritersInOrderOfTime()
{
    MessageLog log;
    const auto a = log.makeWriter();
    const auto b = log.makeWriter();
    for (int i = 0; i < 100; ++i)
        (i % 3 ? a : b)->data(subject, Direction::In, QByteArray::number(i));
    log.collect();
    for (int i = 0; i < 100; ++i)
        QCOMPARE(log.at(quint64(i + 1))->payload, QByteArray::number(i));
}

void tst_MessageLog::oldestGoWhenTheBudgetIsReached()
{
    constexpr qint64 budget = 4 << 20;
    MessageLog log(budget);
    const auto writer = log.makeWriter();
    const QByteArray kilobyte(1024, 'k');
    for (int i = 0; i < 20'000; ++i) {
        writer->data(subject, Direction::In, QByteArray(kilobyte + QByteArray::number(i)));
        if (i % 100 == 0)
            log.collect();
        QVERIFY(log.memoryUsed() < 2 * budget);
    }
    log.collect();
    QCOMPARE(log.endId(), 20'001U);
    QVERIFY(log.evicted() > 10'000);
    QVERIFY(log.endId() - log.firstId() > 1'000); // and no more than necessary was evicted
    QVERIFY(log.memoryUsed() <= budget);
    QVERIFY(!log.at(log.firstId() - 1));
    for (quint64 id = log.firstId(); id < log.endId(); ++id)
        QVERIFY(log.at(id)->payload.endsWith(QByteArray::number(id - 1)));
}

void tst_MessageLog::nothingIsLostBetweenThreads()
{
    MessageLog log;
    constexpr int each = 50'000;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&log, t] {
            const auto writer = log.makeWriter();
            for (int i = 0; i < each; ++i)
                writer->data({EndpointId(quint32(t + 1)), {}, Transport::Tcp}, Direction::In,
                             QByteArray::number(i));
        });
    }
    while (log.endId() < 4 * each / 2)
        log.collect();
    for (auto &thread : threads)
        thread.join();
    log.collect();
    QCOMPARE(log.endId(), 4U * each + 1);
    int next[5] = {};
    qint64 time = 0;
    log.forEach(1, log.endId(), [&](const Event &event) {
        const auto who = quint32(event.endpoint);
        const bool inOrder = event.payload == QByteArray::number(next[who]++) && event.timeNs >= time;
        time = event.timeNs;
        return inOrder;
    });
    for (int t = 1; t <= 4; ++t)
        QCOMPARE(next[t], each);
}

void tst_MessageLog::aVisitorMayStopAndSeesOnlyWhatIsThere()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    for (int i = 0; i < 2'000; ++i)
        writer->data(subject, Direction::In, "x");
    log.collect();
    QList<quint64> seen;
    log.forEach(1'999, 5'000, [&](const Event &event) {
        seen << event.id;
        return true;
    });
    QCOMPARE(seen, (QList<quint64>{1'999, 2'000}));
    int visits = 0;
    log.forEach(1, 5'000, [&](const Event &) { return ++visits < 3; });
    QCOMPARE(visits, 3);
}

void tst_MessageLog::bothEndsOfAConversationShareItsNumber()
{
    MessageLog log;
    const auto client = log.addConversation(conversationOf(Role::Client, 50'000, 12'000));
    const auto server = log.addConversation(conversationOf(Role::Server, 12'000, 50'000));
    const auto other = log.addConversation(conversationOf(Role::Server, 12'000, 50'001));
    QVERIFY(client != server);
    QCOMPARE(log.conversation(client).label(), QStringLiteral("T1"));
    QCOMPARE(log.conversation(server).label(), QStringLiteral("T1"));
    QCOMPARE(log.conversation(other).label(), QStringLiteral("T2"));
    QCOMPARE(log.conversation(ConversationId(99)).id, ConversationId::None);
}

void tst_MessageLog::reusedAddressesGetANewNumber()
{
    MessageLog log;
    const auto first = log.addConversation(conversationOf(Role::Server, 12'000, 50'000));
    const auto second = log.addConversation(conversationOf(Role::Server, 12'000, 50'000));
    QCOMPARE(log.conversation(second).number, 2U);
    log.endConversation(first);
    log.endConversation(second);
    const auto third = log.addConversation(conversationOf(Role::Client, 50'000, 12'000));
    QCOMPARE(log.conversation(third).number, 3U);
}

void tst_MessageLog::detailsStayWithTheirEvents()
{
    MessageLog log(4 << 20);
    const auto writer = log.makeWriter();
    for (int i = 0; i < 5'000; ++i) {
        if (i % 7 == 0)
            writer->event(subject, EventKind::Note, Severity::Note, Direction::None,
                          {QString::number(i), {}, {}});
        else
            writer->data(subject, Direction::In, QByteArray::number(i));
        if (i % 13 == 0)
            log.collect();
    }
    log.collect();
    for (quint64 id = log.firstId(); id < log.endId(); ++id) {
        const auto event = log.at(id);
        const auto i = int(id - 1);
        if (i % 7 == 0)
            QCOMPARE(event->detail->info, QString::number(i));
        else
            QCOMPARE(event->payload, QByteArray::number(i));
    }
}

void tst_MessageLog::detailsCountAsTheyAreLong()
{
    constexpr qint64 budget = 8 << 20;
    constexpr qsizetype longText = 20'000;
    MessageLog log(budget);
    const auto writer = log.makeWriter();
    for (int i = 0; i < 1000; ++i) {
        EventDetail detail;
        detail.protocol.fields.append({QStringLiteral("X"), QString(longText, u'x')});
        writer->event(subject, EventKind::Message, Severity::Chat, Direction::In, std::move(detail));
        log.collect();
        QVERIFY(log.memoryUsed() <= budget + (1 << 20)); // plus the open segment
        QVERIFY(qint64(log.endId() - log.firstId()) * longText * 2 <= log.memoryUsed());
    }
    QVERIFY(log.firstId() > 1);
}

void tst_MessageLog::sharedDetailsCountOnce()
{
    MessageLog log(64 << 20);
    const auto writer = log.makeWriter();
    EventDetail detail;
    detail.info = QString(10'000, u'x');
    const auto shared = std::make_shared<const EventDetail>(detail);
    for (int i = 0; i < 10'000; ++i)
        writer->message(subject, Direction::In, "x", shared);
    log.collect();
    QCOMPARE(log.firstId(), 1U);
    QVERIFY(log.memoryUsed() < 4 << 20);
    QCOMPARE(log.at(1)->detail, shared);
    QCOMPARE(log.at(10'000)->detail, shared);
}

void tst_MessageLog::anEventCostsAtMost64BytesBesideItsPayload()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    constexpr int events = 500'000;
    const QByteArray payload(64, 'p');
    for (int i = 0; i < events; ++i)
        writer->data(subject, Direction::In, payload);
    log.collect();
    QVERIFY(log.memoryUsed() / events <= 64 + 64);
}

void tst_MessageLog::writersMayGoBeforeTheirEventsAreRead()
{
    MessageLog log(1 << 20);
    for (int round = 0; round < 500; ++round) {
        const auto writer = log.makeWriter();
        writer->data(subject, Direction::In, QByteArray(8'000, 'x'));
    }
    QCOMPARE(log.endId(), 501U);
    QVERIFY(log.at(500));
}

void tst_MessageLog::evictedEventsAreReadFromTheArchive()
{
    MessageLog log(1 << 20);
    log.setArchive(std::make_shared<FakeArchive>(1'000'000));
    const auto writer = log.makeWriter();
    while (log.firstInMemory() == 1) {
        for (int i = 0; i < 1000; ++i)
            writer->data(subject, Direction::Out, QByteArray(100, 'x'));
        log.collect();
    }
    const quint64 held = log.firstInMemory();
    QCOMPARE(log.firstId(), 1U);
    QCOMPARE(log.evicted(), 0U);
    quint64 expected = 1;
    log.forEach(1, log.endId(), [&](const Event &event) {
        const bool isRight = event.id == expected
            && event.payload == (event.id < held ? QByteArray::number(event.id) : QByteArray(100, 'x'));
        ++expected;
        return isRight;
    });
    QCOMPARE(expected, log.endId());
    QCOMPARE(log.conversation(ConversationId(9)).number, 7U);
    QCOMPARE(log.conversation(ConversationId(10)).id, ConversationId::None);
    int visited = 0;
    log.forEach(1, log.endId(), [&visited](const Event &) { return ++visited < 3; });
    QCOMPARE(visited, 3);
}

void tst_MessageLog::aLogOfThePastIsAllArchive()
{
    const QDateTime began(QDate(2026, 1, 2), QTime(3, 4, 5));
    MessageLog log(std::make_shared<FakeArchive>(11), began);
    log.collect();
    QCOMPARE(log.firstId(), 1U);
    QCOMPARE(log.endId(), 11U);
    QCOMPARE(log.firstInMemory(), 11U);
    QCOMPARE(log.evicted(), 0U);
    QCOMPARE(log.at(10)->payload, QByteArray("10"));
    QVERIFY(!log.at(11));
    QCOMPARE(log.wallTime(2'000'000'000), began.addSecs(2));
}

/// With a slow archive, much happens during a read.
void tst_MessageLog::whatMovesToTheArchiveMeanwhileIsRead()
{
    MessageLog log(1 << 20);
    log.setArchive(std::make_shared<FakeArchive>(1'000'000));
    const auto writer = log.makeWriter();
    const auto logSome = [&] {
        for (int i = 0; i < 10; ++i)
            writer->data(subject, Direction::Out, QByteArray(100, 'x'));
        log.collect();
    };
    while (log.endId() <= 20'000)
        logSome();
    const quint64 heldBefore = log.firstInMemory();
    QVERIFY(heldBefore > 1);
    quint64 expected = 1;
    log.forEach(1, 20'001, [&](const Event &event) {
        logSome();
        return event.id == expected++;
    });
    QCOMPARE(expected, 20'001U);
    QVERIFY(log.firstInMemory() > heldBefore);
}

void tst_MessageLog::aVisitorHoldsNobodyUp()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    const ConversationId conversation = log.addConversation({});
    writer->data({EndpointId(1), conversation, Transport::Tcp}, Direction::In, "x");
    log.collect();
    int visits = 0;
    std::future<void> done;
    log.forEach(1, 2, [&](const Event &event) {
        // Meanwhile another thread does everything that a network thread does.
        done = std::async(std::launch::async, [&log] {
            const auto other = log.makeWriter();
            const ConversationId id = log.addConversation({});
            for (int i = 0; i < 1000; ++i)
                other->data({EndpointId(2), id, Transport::Tcp}, Direction::In, QByteArray(16'384, 'y'));
            log.endConversation(id);
            log.collect();
        });
        if (done.wait_for(std::chrono::milliseconds(test::patienceMs)) != std::future_status::ready)
            return false; // it waits for us
        ++visits;
        return !ShortLock::isHeldByThisThread() && log.conversation(event.conversation).id == conversation
            && log.at(event.id)->payload == "x" && log.endId() == 1002;
    });
    QCOMPARE(visits, 1);
    QCOMPARE(log.endId(), 1002U);
}

void tst_MessageLog::whatAVisitorLooksAtStaysWhereItIs()
{
    MessageLog log(1 << 20);
    const auto writer = log.makeWriter();
    const ConversationId conversation = log.addConversation(conversationOf(Role::Server, 1, 2));
    const Subject of{EndpointId(1), conversation, Transport::Tcp};
    writer->event(of, EventKind::Connected, Severity::Note, Direction::None,
                  {QStringLiteral("hello"), {}, {}}, "first");
    log.collect();
    log.endConversation(conversation);
    bool right = false;
    log.forEach(1, 2, [&](const Event &event) {
        while (log.firstInMemory() < 2'000) {
            for (int i = 0; i < 1000; ++i)
                writer->data(subject, Direction::In, QByteArray(1000, 'x'));
            log.collect();
        }
        right = event.payload == "first" && event.detail->info == QStringLiteral("hello")
            && log.conversation(event.conversation).number == 1;
        return true;
    });
    QVERIFY(right);
    writer->data(subject, Direction::In, "x");
    log.collect();
    QCOMPARE(log.conversation(conversation).id, ConversationId::None); // nobody refers to it any more
}

void tst_MessageLog::whatIsOverIsReleased_data()
{
    QTest::addColumn<bool>("hasEvent");
    QTest::addColumn<bool>("collectedBeforeItsEnd");
    QTest::newRow("its last event comes with its end") << true << false;
    QTest::newRow("its last event was long ago") << true << true;
    QTest::newRow("it never had an event") << false << false;
}

/// One that stays open throughout is older than all of them.
void tst_MessageLog::whatIsOverIsReleased()
{
    QFETCH(bool, hasEvent);
    QFETCH(bool, collectedBeforeItsEnd);
    constexpr qint64 budget = 4 << 20;
    constexpr int conversations = 200'000;
    MessageLog log(budget);
    const auto writer = log.makeWriter();
    const ConversationId old = log.addConversation(conversationOf(Role::Server, 1, 2));
    qint64 most = 0;
    for (int i = 0; i < conversations; ++i) {
        const auto id = log.addConversation(conversationOf(Role::Server, quint16(i % 50'000 + 3), 2));
        if (hasEvent)
            writer->data({EndpointId(1), id, Transport::Udp}, Direction::In, "hello");
        if (collectedBeforeItsEnd && i % 100 == 0)
            log.collect();
        log.endConversation(id);
        if (i % 100 == 0)
            log.collect();
        most = qMax(most, log.memoryUsed());
    }
    QVERIFY2(most < budget + budget / 4, qPrintable(QString::number(most)));
    QCOMPARE(log.conversation(old).number, 1U);
    if (hasEvent) // those with readable events are known
        QVERIFY(log.conversation(log.at(log.firstId())->conversation).id != ConversationId::None);
}

void tst_MessageLog::conversationsThatGoOnStayKnown()
{
    MessageLog log(1 << 20);
    const auto writer = log.makeWriter();
    const ConversationId id = log.addConversation(conversationOf(Role::Server, 1, 2));
    writer->data({EndpointId(1), id, Transport::Tcp}, Direction::In, "hello");
    while (log.firstId() == 1) {
        for (int i = 0; i < 1000; ++i)
            writer->data(subject, Direction::In, "x");
        log.collect();
    }
    QCOMPARE(log.conversation(id).id, id);
    QVERIFY(log.conversationEndNs(id) > 0);
    writer->data({EndpointId(1), id, Transport::Tcp}, Direction::In, "goodbye");
    log.endConversation(id);
    log.collect();
    QCOMPARE(log.conversation(id).id, id); // its last event is still there
    const qint64 ended = log.conversationEndNs(id);
    QVERIFY(ended > 0 && ended <= log.nowNs());
    while (log.firstId() <= 2'000 || log.conversation(id).id == id) { // and no longer than that
        for (int i = 0; i < 1000; ++i)
            writer->data(subject, Direction::In, "x");
        log.collect();
    }
    QCOMPARE(log.conversationEndNs(id), -1);
}

void tst_MessageLog::annotationsAreKeptByNumber()
{
    Annotations annotations;
    const quint64 before = annotations.revision();
    annotations.set(3, {true, QStringLiteral("look here")});
    annotations.set(5, {true, {}});
    annotations.set(5, {});
    QCOMPARE(annotations.all().size(), 1U);
    QVERIFY(annotations.at(3).marked);
    QCOMPARE(annotations.at(3).note, QStringLiteral("look here"));
    QVERIFY(!annotations.at(5).marked);
    QVERIFY(annotations.revision() > before);
}

void tst_MessageLog::callWithinACallIsPartOfIt()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    {
        const LogWriter::Call outer(*writer);
        {
            const LogWriter::Call inner(*writer);
            writer->data(subject, Direction::Out, "beneath");
        }
        const qint64 afterInner = log.nowNs();
        while (log.nowNs() == afterInner) { }
        writer->data(subject, Direction::Out, "above");
    }
    log.collect();
    QCOMPARE(log.at(1)->timeNs, log.at(2)->timeNs);
}

void tst_MessageLog::aLogMayKeepNothing()
{
    MessageLog log;
    log.keepNothing();
    const ConversationId id = log.addConversation(conversationOf(Role::Server, 1, 2));
    const auto writer = log.makeWriter();
    std::memcpy(writer->room(5), "hello", 5);
    writer->received(subject, 5);
    writer->data(subject, Direction::Out, "HELLO");
    writer->event(subject, EventKind::Note, Severity::Note, Direction::None,
                  {QStringLiteral("words"), {}, {}});
    log.collect();
    QCOMPARE(log.endId(), 1U);
    QCOMPARE(log.evicted(), 0U);
    QCOMPARE(log.conversation(id).id, id);
}

QTEST_GUILESS_MAIN(tst_MessageLog)
#include "tst_messagelog.moc"
