// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logmodel.h"

#include "core/log/eventtext.h"
#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "models/detail/detailtext.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

struct Fixture
{
    explicit Fixture(qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
    { }

    ConversationId converse(quint16 port = 53122)
    {
        Conversation conversation;
        conversation.endpoint = EndpointId(1);
        conversation.role = Role::Client;
        conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, port);
        conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
        return log.addConversation(conversation);
    }
    void say(const QByteArray &text, Direction direction = Direction::Out,
             ConversationId id = ConversationId::None)
    {
        writer->data({EndpointId(1), id, Transport::Tcp}, direction, text);
    }
    void fail(const QString &what)
    {
        writer->event({}, EventKind::Error, Severity::Error, Direction::None,
                      {{}, makeError(ErrorCode::ConnectionRefused, what), {}});
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
};

/// This many events, distinguished by name only: "event 7" and so on, created on request.
class Archive : public EventArchive
{
public:
    explicit Archive(quint64 events)
        : m_events(events)
    { }

    [[nodiscard]] quint64 firstId() const override { return 1; }
    [[nodiscard]] quint64 endId() const override { return m_events + 1; }
    bool forEach(quint64 from, quint64 to, const EventVisitor &visit) const override
    {
        readByGui += QThread::currentThread() == QCoreApplication::instance()->thread();
        for (quint64 id = std::max(from, firstId()); id < std::min(to, endId()); ++id) {
            if (id != gapAt && !visit(event(id)))
                return false;
        }
        return true;
    }
    [[nodiscard]] std::optional<Conversation> conversation(ConversationId) const override { return {}; }

    quint64 gapAt = 0;
    mutable std::atomic<int> readByGui = 0;

private:
    static Event event(quint64 id)
    {
        Event event;
        event.id = id;
        event.kind = EventKind::Data;
        event.payload = "event " + QByteArray::number(id);
        event.length = quint32(event.payload.size());
        return event;
    }

    quint64 m_events;
};

QString cell(const LogModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void burst(Fixture &fixture, int count)
{
    for (int i = 0; i < count; ++i)
        fixture.say("message " + QByteArray::number(i));
}

} // namespace

class tst_LogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void rowsArriveByThemselves();
    void aBurstIsOneInsertion();
    void columnsSayWhoSentWhatToWhom();
    void ourEndIsMarkedWhicheverWayTheBytesGo();
    void onlyWhatWasEncryptedIsMarkedSo();
    void errorsExplainThemselves();
    void staysValidUnderBurstsAndEviction();
    void staysValidUnderEvictionWithAFilter();
    void filterFindsText_data();
    void filterFindsText();
    void filterTakesInWhatComesLater();
    void filtersWorkInAnotherThread();
    void theNewestFilterWins();
    void clearingWhileAFilterWorksLeavesNothing();
    void aFilterByMarksFollowsThem();
    void archivedEventsAreFilteredInAnotherThread();
    void eventsThatAreGoneSaySo();
    void moreRowsThanAViewCanCountHideTheOldest_data();
    void moreRowsThanAViewCanCountHideTheOldest();
    void clearingIsUndone();
    void clearingWithAFilterIsUndone();
    void countsSayWhatIsShownAndHeld();
    void rowsAndEventsFindEachOther();
    void hugePayloadsAreShownInOneLine();
};

void tst_LogModel::rowsArriveByThemselves()
{
    Fixture fixture;
    LogModel model(fixture.log);
    fixture.say("hello");
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, LogModel::InfoColumn), u"hello"_s);
}

void tst_LogModel::aBurstIsOneInsertion()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QSignalSpy inserted(&model, &LogModel::rowsInserted);
    burst(fixture, 10'000);
    model.refresh();
    QCOMPARE(model.rowCount(), 10'000);
    QCOMPARE(inserted.size(), 1);
}

void tst_LogModel::columnsSayWhoSentWhatToWhom()
{
    Fixture fixture;
    LogModel model(fixture.log);
    const ConversationId id = fixture.converse();
    fixture.say("hello\n", Direction::Out, id);
    fixture.say("HELLO\n", Direction::In, id);
    EventDetail request;
    request.protocol = {u"http"_s, u"GET /"_s, {}};
    fixture.writer->event({EndpointId(1), id, Transport::Tls}, EventKind::Message, Severity::Chat,
                          Direction::In, request);
    request.protocol = {u"quic"_s, u"initial"_s, {}};
    fixture.writer->event({EndpointId(1), id, Transport::Udp}, EventKind::Message, Severity::Chat,
                          Direction::In, request);
    request.protocol = {u"a, b"_s, u"from a file that says anything"_s, {}};
    fixture.writer->event({EndpointId(1), id, Transport::Udp}, EventKind::Message, Severity::Chat,
                          Direction::In, request);
    model.refresh();
    QCOMPARE(cell(model, 0, LogModel::NumberColumn), u"1"_s);
    QCOMPARE(cell(model, 0, LogModel::DirectionColumn), u"→"_s);
    QCOMPARE(cell(model, 0, LogModel::ConversationColumn), u"T1"_s);
    QCOMPARE(cell(model, 0, LogModel::SourceColumn), u"127.0.0.1:53122"_s);
    QCOMPARE(cell(model, 0, LogModel::DestinationColumn), u"127.0.0.1:12000"_s);
    QCOMPARE(cell(model, 0, LogModel::ProtocolColumn), u"TCP"_s);
    QCOMPARE(cell(model, 2, LogModel::ProtocolColumn), u"HTTP"_s);
    QCOMPARE(cell(model, 3, LogModel::ProtocolColumn), u"quic"_s);
    QCOMPARE(cell(model, 4, LogModel::ProtocolColumn), u"UDP"_s);
    QCOMPARE(cell(model, 0, LogModel::LengthColumn), u"6"_s);
    QCOMPARE(cell(model, 0, LogModel::InfoColumn), u"hello\u240A"_s);
    QCOMPARE(cell(model, 1, LogModel::DirectionColumn), u"→"_s); // from source to destination
    QCOMPARE(cell(model, 1, LogModel::SourceColumn), u"127.0.0.1:12000"_s);
    QCOMPARE(cell(model, 1, LogModel::DestinationColumn), u"127.0.0.1:53122"_s);
    QCOMPARE(model.index(0, 0).data(LogModel::SideRole).toInt(), int(Role::Client));
    QCOMPARE(model.index(0, LogModel::DirectionColumn).data(Qt::AccessibleTextRole).toString(), u"sent"_s);
}

/// Sent or received is seen from our end, and the addresses are in the order of the wire: an arrow points
/// from one to the other, and ours is marked.
void tst_LogModel::ourEndIsMarkedWhicheverWayTheBytesGo()
{
    Fixture fixture;
    LogModel model(fixture.log);
    const ConversationId id = fixture.converse();
    fixture.say("hello\n", Direction::Out, id);
    fixture.say("HELLO\n", Direction::In, id);
    fixture.writer->event({EndpointId(1), id, Transport::Tcp}, EventKind::Connected, Severity::Note,
                          Direction::None);
    fixture.writer->event({EndpointId(1), ConversationId::None, Transport::Tcp}, EventKind::Listening,
                          Severity::Note, Direction::None);
    model.refresh();
    const auto isOurs = [&model](int row, int column) {
        return model.index(row, column).data(LogModel::OursRole).toBool();
    };
    for (const auto &[row, ours, other] :
         {std::tuple(0, LogModel::SourceColumn, LogModel::DestinationColumn),
          std::tuple(1, LogModel::DestinationColumn, LogModel::SourceColumn),
          std::tuple(2, LogModel::SourceColumn, LogModel::DestinationColumn)}) {
        QVERIFY(isOurs(row, ours));
        QVERIFY(!isOurs(row, other));
        QCOMPARE(model.index(row, ours).data(Qt::AccessibleTextRole).toString(),
                 u"127.0.0.1:53122, our end"_s);
        QCOMPARE(model.index(row, other).data(Qt::AccessibleTextRole).toString(), u"127.0.0.1:12000"_s);
    }
    const auto summary = [&fixture](quint64 event) {
        const std::optional<Event> found = fixture.log.at(event);
        return DetailText::summary(*found, fixture.log.conversation(found->conversation));
    };
    QVERIFY(summary(1).contains(u"127.0.0.1:53122 (ours) to 127.0.0.1:12000 "_s));
    QVERIFY(summary(2).contains(u"127.0.0.1:12000 to 127.0.0.1:53122 (ours)"_s));
    QVERIFY(summary(3).contains(u"127.0.0.1:53122 (ours) and 127.0.0.1:12000 "_s));
    QCOMPARE(cell(model, 2, LogModel::DirectionColumn), QString());
    QVERIFY(!isOurs(3, LogModel::SourceColumn)); // it has no addresses
    fixture.writer->event({EndpointId(1), ConversationId::None, Transport::Tcp}, EventKind::Error,
                          Severity::Error, Direction::In);
    model.refresh();
    QCOMPARE(cell(model, 4, LogModel::DirectionColumn), u"←"_s); // with no address to point to
    QCOMPARE(LogModel::DirectionColumn, LogModel::SourceColumn + 1);
    QCOMPARE(LogModel::DestinationColumn, LogModel::DirectionColumn + 1);
    QVERIFY(
        !model.headerData(LogModel::DirectionColumn, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
}

void tst_LogModel::onlyWhatWasEncryptedIsMarkedSo()
{
    Fixture fixture;
    LogModel model(fixture.log);
    const Subject tls{EndpointId(1), ConversationId::None, Transport::Tls};
    fixture.writer->event(tls, EventKind::Connecting, Severity::Chat, Direction::Out);
    fixture.writer->event(tls, EventKind::Connected, Severity::Note, Direction::Out);
    fixture.writer->event(tls, EventKind::Handshake, Severity::Note, Direction::None, {{}, {}, TlsFacts()});
    fixture.writer->data(tls, Direction::Out, "hello");
    fixture.writer->event(tls, EventKind::Error, Severity::Error, Direction::None,
                          errorDetail(makeError(ErrorCode::TlsHandshakeFailed, u"No."_s), true));
    model.refresh();
    QList<bool> marks;
    for (int row = 0; row < model.rowCount(); ++row)
        marks.append(model.index(row, 0).data(LogModel::EncryptedRole).toBool());
    QCOMPARE(marks, (QList<bool>{false, false, true, true, false}));
}

void tst_LogModel::errorsExplainThemselves()
{
    Fixture fixture;
    LogModel model(fixture.log);
    fixture.fail(u"Could not connect to tcp://localhost:9."_s);
    model.refresh();
    const QModelIndex row = model.index(0, LogModel::InfoColumn);
    QCOMPARE(row.data(LogModel::SeverityRole).toInt(), int(Severity::Error));
    QVERIFY(row.data().toString().startsWith(u"Could not connect to tcp://localhost:9."_s));
    const QString explanation = row.data(LogModel::ExplanationRole).toString();
    QCOMPARE(row.data(Qt::AccessibleDescriptionRole).toString(), explanation);
    const Error error = makeError(ErrorCode::ConnectionRefused, u"x"_s);
    QVERIFY(explanation.contains(error.why));
    QVERIFY(explanation.contains(error.hint));
    QVERIFY(explanation.contains(u"ECONNREFUSED"_s));
    QCOMPARE(cell(model, 0, LogModel::LengthColumn), QString());
}

void tst_LogModel::staysValidUnderBurstsAndEviction()
{
    Fixture fixture(1 << 20);
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &LogModel::rowsRemoved);
    for (int round = 0; round < 40; ++round) {
        burst(fixture, 3000);
        model.refresh();
        QCOMPARE(model.rowCount(), int(fixture.log.endId() - fixture.log.firstId()));
        QCOMPARE(model.idAt(0), fixture.log.firstId());
        QCOMPARE(cell(model, model.rowCount() - 1, LogModel::InfoColumn), u"message 2999"_s);
    }
    QVERIFY(fixture.log.evicted() > 0);
    QVERIFY(!removed.isEmpty());
    QCOMPARE(model.counts().evicted, qint64(fixture.log.evicted()));
}

void tst_LogModel::staysValidUnderEvictionWithAFilter()
{
    Fixture fixture(1 << 20);
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(Filter::containing(u"message 7"_s));
    for (int round = 0; round < 40; ++round) {
        burst(fixture, 3000);
        QTRY_COMPARE(model.counts().unread, 0);
        QTRY_VERIFY(model.idAt(0) >= fixture.log.firstId());
    }
    QVERIFY(fixture.log.evicted() > 0);
    QVERIFY(model.rowCount() > 0);
    QVERIFY(cell(model, 0, LogModel::InfoColumn).startsWith(u"message 7"_s));
}

void tst_LogModel::filterFindsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("numbers");
    QTest::newRow("in the payload whatever the case") << u"hELLo"_s << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("in an address") << u"53122"_s << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("in a conversation") << u"t1"_s << QStringList{u"1"_s, u"2"_s};
    QTest::newRow("in the words of an error") << u"refused"_s << QStringList{u"5"_s};
    QTest::newRow("beyond ASCII") << u"GRÜSSE"_s << QStringList{u"4"_s};
    QTest::newRow("beyond the first line of a payload") << u"needle"_s << QStringList{u"3"_s};
    QTest::newRow("with blanks around it") << u"  needle "_s << QStringList{u"3"_s};
    QTest::newRow("blank shows everything") << u"  "_s << QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s};
    QTest::newRow("nowhere") << u"absent"_s << QStringList{};
}

void tst_LogModel::filterFindsText()
{
    QFETCH(QString, text);
    QFETCH(QStringList, numbers);
    Fixture fixture;
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ConversationId id = fixture.converse();
    fixture.say("Hello", Direction::Out, id);
    fixture.say("HELLO", Direction::In, id);
    fixture.say(QByteArray(5000, '.') + "Needle");
    fixture.say("Grüße, grüsse");
    fixture.fail(u"Could not connect."_s);
    model.setFilter(Filter::containing(text));
    QTRY_COMPARE(model.counts().unread, 0);
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.append(cell(model, row, LogModel::NumberColumn));
    QCOMPARE(shown, numbers);
}

void tst_LogModel::filterTakesInWhatComesLater()
{
    Fixture fixture;
    LogModel model(fixture.log);
    model.setFilter(Filter::containing(u"yes"_s));
    fixture.say("no");
    fixture.say("yes");
    QTRY_COMPARE(model.rowCount(), 1);
    fixture.say("yes again");
    QTRY_COMPARE(model.rowCount(), 2);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

void tst_LogModel::filtersWorkInAnotherThread()
{
    Fixture fixture;
    LogModel model(fixture.log);
    burst(fixture, 400'000);
    model.refresh();
    model.setFilter(Filter::containing(u"message 399999"_s));
    QCOMPARE(model.counts().unread, 400'000); // whatever was found waits for the event loop
    QCOMPARE(model.filterProgress(), 0);
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.idAt(0), 400'000);
    QCOMPARE(model.filterProgress(), 100);
}

void tst_LogModel::theNewestFilterWins()
{
    Fixture fixture;
    LogModel model(fixture.log);
    burst(fixture, 20'000);
    model.refresh();
    for (int i = 0; i < 50; ++i) {
        model.setFilter(Filter::containing(u"message"_s));
        if (i % 10 == 0)
            QTRY_VERIFY(model.rowCount() > 0);
    }
    model.setFilter(Filter::containing(u"message 1999"_s));
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(model.rowCount(), 11);
    QCOMPARE(model.idAt(0), 2000);
}

void tst_LogModel::clearingWhileAFilterWorksLeavesNothing()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    burst(fixture, 100'000);
    model.setFilter(Filter::containing(u"message"_s));
    model.clear();
    fixture.say("message of later");
    QTRY_COMPARE(model.counts().total, 100'001);
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(cell(model, 0, LogModel::InfoColumn), u"message of later"_s);
}

void tst_LogModel::aFilterByMarksFollowsThem()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    burst(fixture, 5);
    model.setFilter(Filter(parseFilter(u"marked"_s).tree));
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(model.rowCount(), 0);
    fixture.log.annotations().set(3, {true, {}});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.idAt(0), 3);
    fixture.log.annotations().set(3, {});
    QTRY_COMPARE(model.rowCount(), 0);
}

void tst_LogModel::archivedEventsAreFilteredInAnotherThread()
{
    const auto archive = std::make_shared<Archive>(50'000);
    MessageLog log(archive, QDateTime::currentDateTime());
    LogModel model(log);
    model.setFilter(Filter(parseFilter(u"text matches \"^event \\d*7$\""_s).tree));
    QTRY_COMPARE(model.counts().unread, 0);
    QCOMPARE(archive->readByGui, 0);
    QCOMPARE(model.rowCount(), 5000);
    QCOMPARE(cell(model, 4999, LogModel::InfoColumn), u"event 49997"_s);
    QCOMPARE(archive->readByGui, 1);
}

void tst_LogModel::eventsThatAreGoneSaySo()
{
    const auto archive = std::make_shared<Archive>(100);
    archive->gapAt = 7;
    MessageLog log(archive, QDateTime::currentDateTime());
    LogModel model(log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.refresh();
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(cell(model, 6, LogModel::NumberColumn), u"7"_s);
    QCOMPARE(cell(model, 6, LogModel::InfoColumn), u"no longer held"_s);
    QCOMPARE(cell(model, 6, LogModel::TimeColumn), QString());
    QCOMPARE(cell(model, 7, LogModel::InfoColumn), u"event 8"_s);
}

void tst_LogModel::moreRowsThanAViewCanCountHideTheOldest_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<int>("rows");
    QTest::addColumn<quint64>("first");
    const int most = int(LogModel::maxRows);
    QTest::newRow("one below") << LogModel::maxRows - 1 << most - 1 << quint64(1);
    QTest::newRow("at the limit") << LogModel::maxRows << most << quint64(1);
    QTest::newRow("one above") << LogModel::maxRows + 1 << most << quint64(2);
    QTest::newRow("far beyond an int")
        << (quint64(1) << 40) << most << (quint64(1) << 40) - LogModel::maxRows + 1;
}

void tst_LogModel::moreRowsThanAViewCanCountHideTheOldest()
{
    QFETCH(quint64, events);
    QFETCH(int, rows);
    QFETCH(quint64, first);
    MessageLog log(std::make_shared<Archive>(events), QDateTime::currentDateTime());
    LogModel model(log);
    model.refresh();
    QCOMPARE(model.rowCount(), rows);
    QCOMPARE(model.idAt(0), first);
    QCOMPARE(model.idAt(rows - 1), events);
    QCOMPARE(cell(model, rows - 1, LogModel::InfoColumn), u"event %1"_s.arg(events));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_LogModel::clearingIsUndone()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy cleared(&model, &LogModel::clearedChanged);
    burst(fixture, 5);
    QVERIFY(!model.canUndoClear());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.canUndoClear());
    fixture.say("later");
    model.refresh();
    QCOMPARE(model.rowCount(), 1);
    model.undoClear();
    QCOMPARE(model.rowCount(), 6);
    QVERIFY(!model.canUndoClear());
    QCOMPARE(cleared, (QList<QList<QVariant>>{{true}, {false}}));
}

void tst_LogModel::clearingWithAFilterIsUndone()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    burst(fixture, 20);
    model.setFilter(Filter::containing(u"message 1"_s));
    QTRY_COMPARE(model.rowCount(), 11);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.undoClear();
    QTRY_COMPARE(model.rowCount(), 11);
}

void tst_LogModel::countsSayWhatIsShownAndHeld()
{
    Fixture fixture;
    LogModel model(fixture.log);
    QSignalSpy changed(&model, &LogModel::countsChanged);
    burst(fixture, 12);
    model.setFilter(Filter::containing(u"message 1"_s));
    QTRY_COMPARE(model.counts(), (LogModel::Counts{3, 12, 0, 0}));
    const qsizetype signalCount = changed.size();
    model.refresh();
    QCOMPARE(changed.size(), signalCount);
}

void tst_LogModel::rowsAndEventsFindEachOther()
{
    Fixture fixture;
    LogModel model(fixture.log);
    burst(fixture, 20);
    model.refresh();
    QCOMPARE(model.rowOf(20), 19);
    QCOMPARE(model.rowOf(21), -1);
    QCOMPARE(model.rowOf(0), -1);
    QCOMPARE(model.idAt(20), 0);
    model.setFilter(Filter::containing(u"message 1"_s));
    QTRY_COMPARE(model.rowOf(2), 0);
    QCOMPARE(model.rowOf(3), -1);
    QCOMPARE(model.idAt(0), 2);
}

void tst_LogModel::hugePayloadsAreShownInOneLine()
{
    Fixture fixture;
    LogModel model(fixture.log);
    fixture.say(QByteArray(1 << 20, 'x'));
    model.refresh();
    QVERIFY(cell(model, 0, LogModel::InfoColumn).size() <= EventText::infoChars + 1);
    QCOMPARE(cell(model, 0, LogModel::LengthColumn), u"1048576"_s);
}

QTEST_GUILESS_MAIN(tst_LogModel)
#include "tst_logmodel.moc"
