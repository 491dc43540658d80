// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/framing/messagecutter.h"
#include "core/log/conversationbytes.h"
#include "core/log/logwriter.h"

#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

SocketAddress address(quint16 port)
{
    return SocketAddress::fromIp(u"127.0.0.1"_s, port);
}

/// A log with one conversation between two ends of ours, and a stranger.
struct Log
{
    explicit Log(qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
    {
        client = add(Role::Client, 5000, 7);
        server = add(Role::Server, 7, 5000);
        stranger = add(Role::Client, 5001, 7);
    }
    ConversationId add(Role role, quint16 local, quint16 remote)
    {
        return log.addConversation({.endpoint = EndpointId(1),
                                    .role = role,
                                    .transport = Transport::Tcp,
                                    .local = address(local),
                                    .remote = address(remote)});
    }
    void open(ConversationId id)
    {
        writer->event({EndpointId(1), id, Transport::Tcp}, EventKind::Connected, Severity::Note);
    }
    void say(ConversationId id, Direction direction, const QByteArray &bytes)
    {
        writer->data({EndpointId(1), id, Transport::Tcp}, direction, bytes);
    }
    /// "hello" sent by the client, as both ends see it, and its answer.
    void exchange()
    {
        say(client, Direction::Out, "hello");
        say(server, Direction::In, "hello");
        say(stranger, Direction::Out, "noise");
        writer->message({EndpointId(1), server, Transport::Tcp}, Direction::In, "hello");
        say(server, Direction::Out, "HELLO");
        say(client, Direction::In, "HELLO");
        log.collect();
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    ConversationId client;
    ConversationId server;
    ConversationId stranger;
};

/// "> hello", "< HELLO"
QStringList pieces(ConversationBytes &bytes, quint64 maxEvents = 1'000'000)
{
    QStringList all;
    bytes.read(maxEvents, [&](const ConversationPiece &piece) {
        all.append((piece.direction == Direction::Out ? u"> "_s : u"< "_s)
                   + QString::fromLatin1(piece.bytes.toByteArray()));
        return true;
    });
    return all;
}

QStringList cutAll(const QString &framing, const QByteArrayList &chunks, quint32 limit = 100)
{
    MessageCutter cutter(parseFraming(framing, limit).value());
    QStringList units;
    for (const QByteArray &chunk : chunks) {
        cutter.cut(chunk, [&](const MessageCutter::Unit &unit) {
            units.append((unit.fits ? QString() : u"!"_s) + QString::fromLatin1(unit.bytes.toByteArray()));
        });
    }
    if (cutter.pendingBytes() > 0)
        units.append(u"+%1"_s.arg(cutter.pendingBytes()));
    if (cutter.misfit().isError())
        units.append(u"misfit"_s);
    return units;
}

} // namespace

class tst_ConversationBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void noByteShowsTwice();
    void readsOnWhenMoreHasCome();
    void readsAsLittleAtATimeAsAsked();
    void aVisitorThatHasEnoughMissesNothing();
    void anUnknownConversationHasNothing();
    void aBeginningThatIsGoneIsTold();
    void partsThatWereNotKeptAreKnown();
    void whatABufferCutIsToldFromWhatTheLogLeftOut();
    void anArchiveReadsTheSame();
    void streamsAreCutIntoMessages_data();
    void streamsAreCutIntoMessages();
    void anyCutOfTheStreamGivesTheSameMessages();
    void whatDoesNotFitIsGivenOutOnce();
};

void tst_ConversationBytes::noByteShowsTwice()
{
    Log log;
    log.exchange();
    ConversationBytes client(log.log, log.client);
    QCOMPARE(pieces(client), (QStringList{u"> hello"_s, u"< HELLO"_s}));
    QCOMPARE(client.otherSide().id, log.server);
    QCOMPARE(client.side().role, Role::Client);
    ConversationBytes server(log.log, log.server);
    QCOMPARE(pieces(server), (QStringList{u"< hello"_s, u"> HELLO"_s}));
    QCOMPARE(server.otherSide().id, log.client);
    ConversationBytes alone(log.log, log.stranger);
    QCOMPARE(pieces(alone), QStringList{u"> noise"_s});
    QCOMPARE(alone.otherSide().id, ConversationId::None);
}

void tst_ConversationBytes::readsOnWhenMoreHasCome()
{
    Log log;
    log.exchange();
    ConversationBytes bytes(log.log, log.client);
    QCOMPARE(pieces(bytes).size(), 2);
    QVERIFY(bytes.atEnd());
    QCOMPARE(pieces(bytes).size(), 0);
    log.say(log.client, Direction::Out, "more");
    log.log.collect();
    QVERIFY(!bytes.atEnd());
    QCOMPARE(pieces(bytes), QStringList{u"> more"_s});
}

void tst_ConversationBytes::readsAsLittleAtATimeAsAsked()
{
    Log log;
    for (int i = 0; i < 10; ++i)
        log.exchange();
    ConversationBytes whole(log.log, log.server);
    const QStringList expected = pieces(whole);
    for (quint64 step = 1; step < 15; ++step) {
        ConversationBytes bytes(log.log, log.server);
        QStringList all;
        while (!bytes.atEnd())
            all += pieces(bytes, step);
        QCOMPARE(all, expected);
    }
}

void tst_ConversationBytes::aVisitorThatHasEnoughMissesNothing()
{
    Log log;
    log.exchange();
    ConversationBytes bytes(log.log, log.client);
    QByteArrayList seen;
    for (int round = 0; round < 2; ++round) {
        bytes.read(1000, [&](const ConversationPiece &piece) {
            seen.append(piece.bytes.toByteArray());
            return false;
        });
    }
    QCOMPARE(seen, (QByteArrayList{"hello", "HELLO"}));
}

void tst_ConversationBytes::anUnknownConversationHasNothing()
{
    Log log;
    log.exchange();
    ConversationBytes bytes(log.log, ConversationId(4711));
    QCOMPARE(pieces(bytes).size(), 0);
    QVERIFY(bytes.atEnd());
    QCOMPARE(bytes.side().id, ConversationId::None);
}

void tst_ConversationBytes::aBeginningThatIsGoneIsTold()
{
    Log log(1 << 20);
    log.open(log.client);
    log.exchange();
    ConversationBytes whole(log.log, log.client);
    pieces(whole);
    QVERIFY(!whole.beginningIsGone());
    for (int round = 0; round < 100 && log.log.evicted() == 0; ++round) {
        for (int i = 0; i < 1000; ++i)
            log.say(log.client, Direction::Out, QByteArray(100, 'x'));
        log.log.collect();
    }
    QVERIFY(log.log.evicted() > 0);
    ConversationBytes rest(log.log, log.client);
    pieces(rest);
    QVERIFY(rest.beginningIsGone());
}

void tst_ConversationBytes::partsThatWereNotKeptAreKnown()
{
    Log log;
    log.log.setPayloadCap(2);
    log.say(log.client, Direction::Out, "hello");
    log.log.collect();
    ConversationBytes bytes(log.log, log.client);
    bytes.read(10, [](const ConversationPiece &piece) {
        [&] {
            QCOMPARE(piece.taken, 5U);
            QCOMPARE(piece.cutOff, 0U);
            QCOMPARE(piece.bytes.toByteArray(), "he"_ba);
        }();
        return true;
    });
}

/// What did not fit into a buffer is not part of the conversation's bytes, and was not dropped by the log
/// either.
void tst_ConversationBytes::whatABufferCutIsToldFromWhatTheLogLeftOut()
{
    Log log;
    log.log.setPayloadCap(2);
    log.writer->cutDatagram({EndpointId(2), log.client, Transport::Udp}, "hell", 5);
    log.log.collect();
    ConversationBytes bytes(log.log, log.client);
    bytes.read(10, [](const ConversationPiece &piece) {
        [&] {
            QCOMPARE(piece.taken, 4U);
            QCOMPARE(piece.cutOff, 1U);
            QCOMPARE(piece.bytes.toByteArray(), "he"_ba);
        }();
        return true;
    });
}

namespace {

/// The events of another log, as a recording would have them.
class OtherLog : public EventArchive
{
public:
    explicit OtherLog(const MessageLog &log)
        : m_log(log)
    { }
    [[nodiscard]] quint64 firstId() const override { return m_log.firstId(); }
    [[nodiscard]] quint64 endId() const override { return m_log.endId(); }
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override
    {
        bool wantsMore = true;
        m_log.forEach(from, to, [&](const Event &event) { return wantsMore = visit(event); });
        return wantsMore;
    }
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId id) const override
    {
        return m_log.conversation(id);
    }

private:
    const MessageLog &m_log;
};

} // namespace

void tst_ConversationBytes::anArchiveReadsTheSame()
{
    Log log;
    log.exchange();
    const MessageLog past(std::make_shared<OtherLog>(log.log), QDateTime::currentDateTime());
    ConversationBytes bytes(past, log.client);
    QCOMPARE(pieces(bytes), (QStringList{u"> hello"_s, u"< HELLO"_s}));
    QCOMPARE(bytes.otherSide().id, log.server);
}

void tst_ConversationBytes::streamsAreCutIntoMessages_data()
{
    QTest::addColumn<QString>("framing");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<QStringList>("units");
    QTest::newRow("no framing") << u"none"_s << QByteArrayList{"a", "bc"} << QStringList{u"a"_s, u"bc"_s};
    QTest::newRow("lines") << u"line"_s << QByteArrayList{"a\nb", "c\r\nd"}
                           << QStringList{u"a"_s, u"bc"_s, u"+1"_s};
    QTest::newRow("several in a chunk")
        << u"delimiter:;"_s << QByteArrayList{"a;b;;c;"} << QStringList{u"a"_s, u"b"_s, QString(), u"c"_s};
    QTest::newRow("a length before each")
        << u"length1"_s << QByteArrayList{"\2ab\1", "c\3"} << QStringList{u"ab"_s, u"c"_s, u"+1"_s};
    QTest::newRow("fixed size") << u"fixed:2"_s << QByteArrayList{"abc", "d"}
                                << QStringList{u"ab"_s, u"cd"_s};
    QTest::newRow("a length that cannot be")
        << u"length1"_s << QByteArrayList{"\1a\x7f", "bc", "d"}
        << QStringList{u"a"_s, u"!\x7f"_s, u"!bc"_s, u"!d"_s, u"misfit"_s};
}

void tst_ConversationBytes::streamsAreCutIntoMessages()
{
    QFETCH(QString, framing);
    QFETCH(QByteArrayList, chunks);
    QTEST(cutAll(framing, chunks), "units");
}

void tst_ConversationBytes::anyCutOfTheStreamGivesTheSameMessages()
{
    const QByteArray stream = "one\ntwo\r\n\nfour\nrest";
    const QStringList expected = cutAll(u"line"_s, {stream});
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second)
            QCOMPARE(cutAll(u"line"_s,
                            {stream.first(first), stream.mid(first, second - first), stream.mid(second)}),
                     expected);
    }
}

void tst_ConversationBytes::whatDoesNotFitIsGivenOutOnce()
{
    const QByteArray stream = "ab\ncd\n" + QByteArray(30, 'x') + "\nef\n";
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        QString all;
        MessageCutter cutter(parseFraming(u"line"_s, 10).value());
        for (const QByteArray &chunk : {stream.first(first), stream.mid(first)}) {
            cutter.cut(chunk, [&](const MessageCutter::Unit &unit) {
                all += QString::fromLatin1(unit.bytes.toByteArray()) + (unit.fits ? u"\n"_s : QString());
            });
        }
        QVERIFY(cutter.misfit().isError());
        QCOMPARE(all, QString::fromLatin1(stream));
    }
}

QTEST_GUILESS_MAIN(tst_ConversationBytes)
#include "tst_conversationbytes.moc"
