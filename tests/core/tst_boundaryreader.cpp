// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundaries/boundaryreader.h"

#include "core/boundaries/recordedtext.h"
#include "support/talk.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;
using test::Talk;

namespace {

constexpr quint64 all = 1'000'000;

BoundaryReader read(const MessageLog &log, ConversationId side)
{
    BoundaryReader reader(log, side);
    reader.read(all);
    return reader;
}

/// Events of an earlier log, some of which may be missing.
class Past : public EventArchive
{
public:
    explicit Past(const MessageLog &log, QSet<quint64> missing)
        : m_log(log)
        , m_missing(std::move(missing))
    { }
    quint64 firstId() const override { return m_log.firstId(); }
    quint64 endId() const override { return m_log.endId(); }
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override
    {
        bool wantsMore = true;
        m_log.forEach(from, to, [&](const Event &event) {
            wantsMore = m_missing.contains(event.id) || visit(event);
            return wantsMore;
        });
        return wantsMore;
    }
    std::optional<Conversation> conversation(ConversationId id) const override
    {
        return m_log.conversation(id);
    }

private:
    const MessageLog &m_log;
    QSet<quint64> m_missing;
};

/// A complete row of one of our ends, in pieces of these sizes.
RecordedRow row(const QList<int> &sizes)
{
    RecordedRow row;
    row.ours = row.fromFirst = true;
    qint64 at = 0;
    for (const int size : sizes) {
        row.pieces.append({1, at, at + size, QByteArray(size, 'x')});
        at += size;
    }
    return row;
}

} // namespace

Q_DECLARE_METATYPE(swb::RecordedRow)

class TstBoundaryReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void bothEndsAreJoinedWhicheverIsAskedFor()
    {
        Talk talk;
        talk.say(talk.client, Direction::Out, "one");
        talk.say(talk.client, Direction::Out, "two");
        talk.say(talk.stranger, Direction::Out, "noise");
        talk.say(talk.server, Direction::In, "onetwo");
        talk.answer("ONETWO");
        for (const ConversationId side : {talk.client, talk.server}) {
            const RecordedConversation recorded = read(talk.log, side).recorded();
            QCOMPARE(recorded.toServer.join, RecordedDirection::Joined);
            QCOMPARE(recorded.toServer.stream.writes.size(), 2);
            QCOMPARE(recorded.toServer.stream.reads.size(), 1);
            QCOMPARE(recorded.toServer.stream.ribbons, (QList<StreamRibbon>{{0, 0, 0, 3}, {1, 0, 3, 6}}));
            QCOMPARE(recorded.toClient.stream.writes.size(), 1);
            QCOMPARE(recorded.toClient.stream.ribbons.size(), 1);
            QVERIFY(RecordedText::lines(recorded.toServer).first().endsWith(u"one: arrived in read 1"));
            QCOMPARE(RecordedText::lines(recorded.toServer).size(), 2);
        }
    }

    void itGoesOnWithWhatComesLater()
    {
        Talk talk;
        talk.ask("one");
        BoundaryReader reader(talk.log, talk.client);
        while (!reader.atEnd())
            reader.read(1);
        QCOMPARE(reader.recorded().toServer.stream.ribbons.size(), 1);
        talk.ask("two");
        QVERIFY(!reader.atEnd());
        reader.read(all);
        QCOMPARE(reader.recorded().toServer.stream.ribbons.size(), 2);
    }

    void anEndThatIsNotOursIsNotMeasured()
    {
        Talk talk;
        talk.say(talk.client, Direction::Out, "question");
        talk.say(talk.client, Direction::In, "answer");
        talk.log.collect();
        const RecordedConversation recorded = read(talk.log, talk.client).recorded();
        QCOMPARE(recorded.toServer.join, RecordedDirection::ReaderNotOurs);
        QCOMPARE(recorded.toClient.join, RecordedDirection::WriterNotOurs);
        QVERIFY(recorded.toServer.stream.ribbons.isEmpty() && recorded.toClient.stream.ribbons.isEmpty());
        QVERIFY(recorded.toServer.placed);
        QCOMPARE(RecordedText::readMissing(recorded.toServer),
                 u"not measured: that end belongs to another program"_s);
        QVERIFY(RecordedText::writtenMissing(recorded.toServer).isEmpty());
        QCOMPARE(RecordedText::lines(recorded.toServer),
                 QStringList{u"TCP write 1, bytes 0 to 8, question"_s});
        QCOMPARE(RecordedText::lines(recorded.toClient), QStringList{u"TCP read 1, bytes 0 to 6, answer"_s});
        QVERIFY(RecordedText::summary(recorded.toServer).contains(u"1 write"));
        QVERIFY(!RecordedText::summary(recorded.toServer).contains(QRegularExpression(u"\\d reads?"_s)));
    }

    void nothingIsJoinedWhenTheBeginningIsGone()
    {
        Talk talk(Transport::Tcp, 1);
        const QByteArray chunk(100, 'a');
        while (talk.log.evicted() == 0)
            talk.ask(chunk);
        const RecordedConversation recorded = read(talk.log, talk.client).recorded();
        QCOMPARE(recorded.toServer.join, RecordedDirection::BeginningGone);
        QVERIFY(!recorded.toServer.stream.writes.isEmpty());
        QVERIFY(recorded.toServer.stream.ribbons.isEmpty());
        QVERIFY(!recorded.toServer.placed);
        QVERIFY(!RecordedText::lines(recorded.toServer).first().contains(u"bytes 0"));
        QVERIFY(RecordedText::summary(recorded.toServer).contains(u"from its first byte"));
    }

    /// If older events have left the log, the connect event shows whether any of this conversation are
    /// missing.
    void theConnectingIsABeginning()
    {
        Talk talk(Transport::Tcp, 1);
        while (talk.log.evicted() == 0) {
            talk.say(talk.stranger, Direction::Out, QByteArray(100, 'n'));
            talk.log.collect();
        }
        for (const ConversationId id : {talk.client, talk.server})
            talk.writer->event({EndpointId(1), id, Transport::Tcp}, EventKind::Connected, Severity::Note);
        talk.ask("one");
        QCOMPARE(read(talk.log, talk.server).recorded().toServer.join, RecordedDirection::Joined);
    }

    void missingEventsJoinNothing_data()
    {
        QTest::addColumn<quint64>("missing");
        QTest::addColumn<RecordedDirection::Join>("join");
        // client, server, stranger; client, server, stranger; ...
        QTest::newRow("none") << quint64(0) << RecordedDirection::Joined;
        QTest::newRow("before it began") << quint64(1) << RecordedDirection::BeginningGone;
        QTest::newRow("in the midst") << quint64(4) << RecordedDirection::EventsMissing;
        QTest::newRow("at the end") << quint64(9) << RecordedDirection::EventsMissing;
    }
    void missingEventsJoinNothing()
    {
        QFETCH(quint64, missing);
        QFETCH(RecordedDirection::Join, join);
        Talk talk;
        for (int i = 0; i < 3; ++i)
            talk.ask("abc");
        const MessageLog past(std::make_shared<Past>(talk.log, QSet<quint64>{missing}),
                              QDateTime::currentDateTime());
        const RecordedConversation recorded = read(past, talk.client).recorded();
        QCOMPARE(recorded.toServer.join, join);
        QCOMPARE(recorded.toServer.stream.ribbons.isEmpty(), join != RecordedDirection::Joined);
        QCOMPARE(recorded.toServer.placed, join == RecordedDirection::Joined);
        QVERIFY(!RecordedText::summary(recorded.toServer).isEmpty());
    }

    void whatComesAfterTheEndIsNotMissed()
    {
        Talk talk;
        talk.ask("abc");
        for (const ConversationId id : {talk.client, talk.server})
            talk.writer->event({EndpointId(1), id, Transport::Tcp}, EventKind::Closed, Severity::Note);
        talk.say(talk.stranger, Direction::Out, "noise");
        talk.log.collect();
        const MessageLog past(std::make_shared<Past>(talk.log, QSet<quint64>{6}),
                              QDateTime::currentDateTime());
        QCOMPARE(read(past, talk.client).recorded().toServer.join, RecordedDirection::Joined);
    }

    void datagramsAreOneToOne()
    {
        Talk talk(Transport::Udp);
        talk.ask("a");
        talk.say(talk.client, Direction::Out, "b");
        talk.ask("c");
        const RecordedDirection direction = read(talk.log, talk.server).recorded().toServer;
        QCOMPARE(direction.sent.size(), 3);
        QCOMPARE(direction.received.size(), 2);
        QCOMPARE(direction.joins,
                 (QList<DatagramJoin>{{0, 0, DatagramJoin::Arrived},
                                      {1, -1, DatagramJoin::Unknown},
                                      {2, 1, DatagramJoin::Arrived}}));
        QVERIFY(direction.stream.writes.isEmpty());
        QCOMPARE(RecordedText::lines(direction).size(), 3);
    }

    void nobodyKnowsWhetherADatagramThatNobodyTookHasComeOrNot()
    {
        Talk talk(Transport::Udp);
        talk.say(talk.client, Direction::Out, "a");
        talk.log.collect();
        const RecordedDirection direction = read(talk.log, talk.client).recorded().toServer;
        QCOMPARE(direction.join, RecordedDirection::ReaderNotOurs);
        QVERIFY(RecordedText::readMissing(direction).contains(u"or nothing has reached it"));
        QCOMPARE(RecordedText::lines(direction), QStringList{u"UDP datagram 1 sent, a"_s});
    }

    void datagramsOfWhichAPartWasKeptAreNotCompared()
    {
        Talk talk(Transport::Udp);
        talk.log.setPayloadCap(2);
        talk.ask("abc");
        const RecordedDirection direction = read(talk.log, talk.client).recorded().toServer;
        QCOMPARE(direction.join, RecordedDirection::PartlyKept);
        QVERIFY(direction.joins.isEmpty());
        QCOMPARE(RecordedText::lines(direction).size(), 2);
    }

    void aStreamNeedsOnlyTheLengths()
    {
        Talk talk;
        talk.log.setPayloadCap(2);
        talk.ask("abcdef");
        const RecordedDirection direction = read(talk.log, talk.client).recorded().toServer;
        QCOMPARE(direction.stream.ribbons, (QList<StreamRibbon>{{0, 0, 0, 6}}));
    }

    void messagesOfTheReaderAreKept()
    {
        Talk talk;
        talk.ask("one\n");
        talk.writer->message({EndpointId(1), talk.server, Transport::Tcp}, Direction::In, "one");
        talk.log.collect();
        const RecordedConversation recorded = read(talk.log, talk.client).recorded();
        QCOMPARE(recorded.toServer.stream.messages, QList<QByteArray>{"one"});
        QVERIFY(recorded.toClient.stream.messages.isEmpty());
    }

    void theRowsAreBounded_data()
    {
        QTest::addColumn<int>("pieces");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("cut");
        const int most = int(BoundaryReader::mostPieces);
        const int bytes = int(BoundaryReader::mostBytes);
        QTest::newRow("one piece below") << most - 1 << 1 << false;
        QTest::newRow("as many pieces") << most << 1 << false;
        QTest::newRow("one piece above") << most + 1 << 1 << true;
        QTest::newRow("one byte below") << 1 << bytes - 1 << false;
        QTest::newRow("as many bytes") << 1 << bytes << false;
        QTest::newRow("a piece after as many bytes") << 2 << bytes << true;
        QTest::newRow("a piece after one byte less") << 2 << bytes - 1 << false;
    }
    void theRowsAreBounded()
    {
        QFETCH(int, pieces);
        QFETCH(int, size);
        QFETCH(bool, cut);
        Talk talk;
        const QByteArray bytes(size, 'b');
        for (int i = 0; i < pieces; ++i)
            talk.say(talk.client, Direction::Out, bytes);
        for (int i = 0; i < pieces; ++i)
            talk.say(talk.server, Direction::In, bytes);
        talk.log.collect();
        const RecordedDirection direction = read(talk.log, talk.client).recorded().toServer;
        QCOMPARE(direction.cut, cut);
        QCOMPARE(int(direction.stream.writes.size()), cut ? pieces - 1 : pieces);
        QCOMPARE(direction.stream.ribbons.size(), direction.stream.reads.size());
        QCOMPARE(RecordedText::summary(direction).contains(u"Only the beginning"), cut);
        QVERIFY(direction.stream.writes.first().bytes.size() <= BoundaryReader::keptBytes);
    }

    void whatLiesBeyondACutIsNotSpokenOf()
    {
        RecordedRow written = row({5, 5, 5});
        RecordedRow read = row({15, 5, 5});
        written.cut = true;
        const RecordedDirection direction = joinRecorded(Transport::Tcp, written, read);
        QCOMPARE(direction.stream.reads.size(), 1);
        QCOMPARE(direction.stream.ribbons.size(), 3);
        written = row({5, 5, 5});
        read = row({5});
        read.cut = true;
        QCOMPARE(joinRecorded(Transport::Tcp, written, read).stream.writes.size(), 1);
        written.cut = true; // a datagram not found in such a large log is not lost
        const RecordedDirection datagrams = joinRecorded(Transport::Udp, written, read);
        QCOMPARE(datagrams.joins, (QList<DatagramJoin>{{0, 0, DatagramJoin::Arrived}}));
    }

    void whatWasCapturedShowsNoCalls()
    {
        RecordedRow written = row({5});
        written.captured = true;
        const RecordedDirection direction = joinRecorded(Transport::Tcp, written, row({5}));
        QCOMPARE(direction.join, RecordedDirection::Captured);
        QVERIFY(direction.isEmpty());
        QVERIFY(RecordedText::lines(direction).isEmpty());
        QVERIFY(RecordedText::summary(direction).contains(u"captured on the wire"));
    }

    void aConversationThatIsNoneHasNothing()
    {
        Talk talk;
        talk.ask("one");
        BoundaryReader reader = read(talk.log, ConversationId::None);
        QVERIFY(reader.atEnd());
        QVERIFY(reader.recorded().toServer.isEmpty() && reader.recorded().toClient.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstBoundaryReader)
#include "tst_boundaryreader.moc"
