// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "core/values/errorcatalog.h"
#include "models/log/logfinder.h"
#include "models/log/logmodel.h"
#include "models/log/rowlikeness.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

/// A server with two clients, and a model that folds.
struct Folded
{
    explicit Folded(qint64 budget = MessageLog::defaultMemoryBudget)
        : log(budget)
        , writer(log.makeWriter())
        , model(log)
        , tester(&model)
    {
        for (const quint16 port : {quint16(20001), quint16(20002)}) {
            Conversation conversation;
            conversation.endpoint = EndpointId(1);
            conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 12000);
            conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, port);
            peers.append(log.addConversation(conversation));
        }
        model.setFolding(true);
    }
    void say(int peer, int count, Direction direction = Direction::In, const QByteArray &text = "x")
    {
        for (int i = 0; i < count; ++i)
            writer->data({EndpointId(1), peers.at(peer), Transport::Tcp}, direction, text);
    }
    void sample(int peer, int count = 1)
    {
        EventDetail facts;
        facts.tcp = TcpFacts{.rttUs = 31};
        for (int i = 0; i < count; ++i)
            writer->event({EndpointId(1), peers.at(peer), Transport::Tcp}, EventKind::Sample, Severity::Chat,
                          Direction::None, facts);
    }
    void fail(int peer)
    {
        writer->event({EndpointId(1), peers.at(peer), Transport::Tcp}, EventKind::Error, Severity::Error,
                      Direction::None, {{}, makeError(ErrorCode::ConnectionReset, u"Cut off."_s), {}});
    }
    /// How many rows each row stands for.
    [[nodiscard]] QList<int> rows()
    {
        model.refresh();
        if (!QTest::qWaitFor([this] { return model.counts().unread == 0; }))
            return {};
        QList<int> sizes;
        for (int row = 0; row < model.rowCount(); ++row)
            sizes.append(model.index(row, 0).data(LogModel::FoldedRole).toBool()
                             ? model.index(row, 0).data(LogModel::LikeRowsRole).toInt()
                             : 1);
        return sizes;
    }

    MessageLog log;
    std::unique_ptr<LogWriter> writer;
    QList<ConversationId> peers;
    LogModel model;
    QAbstractItemModelTester tester;
};

} // namespace

class tst_LogFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void likeRowsStandAsOne();
    void whatIsWorthAWarningStandsAlone();
    void whatComesLaterJoinsTheLastRow();
    void aRowIsOpenedAndFolded();
    void kernelSamplesBetweenDoNotPartARun();
    void mutedRowsBetweenDoNotPartARun();
    void oldRowsLeaveARun_data();
    void oldRowsLeaveARun();
    void clearingAndItsUndoing();
    void aFrozenLogFoldsNothingNew();
    void eventsFindTheirRow();
    void marksWithinShow();
    void timesAreCountedFromTheEventBefore();
    void whatIsFoundIsCountedByEvents();
    void foldingGoesOnAndOff();
    void thousandsOfRowsStayValid();
};

void tst_LogFolding::likeRowsStandAsOne()
{
    Folded log;
    log.say(0, 3);
    log.say(1, 1);
    log.say(0, 2);
    log.say(0, 4, Direction::Out);
    QCOMPARE(log.rows(), (QList<int>{3, 1, 2, 4}));
    QCOMPARE(log.model.counts().shown, 10);
    QCOMPARE(log.model.idAt(2), 5U);
    const LogModel::Entries entries = log.model.entriesOf(1, 2);
    QCOMPARE(entries.first, 3);
    QCOMPARE(entries.end, 6);
    QCOMPARE(log.model.index(0, LogModel::InfoColumn).data(Qt::AccessibleTextRole).toString(),
             u"3 like rows, folded; the first: x"_s);
}

void tst_LogFolding::whatIsWorthAWarningStandsAlone()
{
    Folded log;
    log.say(0, 2);
    log.fail(0);
    log.fail(0);
    log.say(0, 2);
    log.writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::In, "nobody's");
    log.writer->data({EndpointId(1), ConversationId::None, Transport::Tcp}, Direction::In, "nobody's");
    QCOMPARE(log.rows(), (QList<int>{2, 1, 1, 2, 1, 1}));

    RowLikeness likeness;
    Event event;
    event.kind = EventKind::Data;
    event.conversation = ConversationId(1);
    for (const Severity severity : {Severity::Chat, Severity::Note, Severity::Warning, Severity::Error}) {
        event.severity = severity;
        (void)likeness.isLikeLast(event);
        QCOMPARE(likeness.isLikeLast(event), severity < Severity::Warning);
    }
    for (const EventKind kind : {EventKind::Note, EventKind::Connected, EventKind::Handshake}) {
        event.severity = Severity::Chat;
        event.kind = kind;
        (void)likeness.isLikeLast(event);
        QVERIFY(!likeness.isLikeLast(event));
    }
}

void tst_LogFolding::whatComesLaterJoinsTheLastRow()
{
    Folded log;
    log.say(0, 2);
    QCOMPARE(log.rows(), QList<int>{2});
    const QSignalSpy came(&log.model, &LogModel::rowsInserted);
    const QSignalSpy changed(&log.model, &LogModel::dataChanged);
    log.say(0, 5);
    QCOMPARE(log.rows(), QList<int>{7});
    QCOMPARE(came.size(), 0);
    QVERIFY(!changed.isEmpty());
    log.say(0, 1);
    log.say(1, 1);
    QCOMPARE(log.rows(), (QList<int>{8, 1}));
    log.model.setOpen(0, true);
    log.say(1, 1); // the last one is different
    QCOMPARE(log.rows(), (QList<int>{1, 1, 1, 1, 1, 1, 1, 1, 2}));
}

void tst_LogFolding::aRowIsOpenedAndFolded()
{
    Folded log;
    log.say(1, 1);
    log.say(0, 3);
    QCOMPARE(log.rows(), (QList<int>{1, 3}));
    log.model.setOpen(0, true); // nothing to open
    QCOMPARE(log.model.rowCount(), 2);
    QCOMPARE(log.model.firstLike(0), 0U);
    QCOMPARE(log.model.firstLike(1), 2U);
    log.model.setOpen(1, true);
    QCOMPARE(log.rows(), (QList<int>{1, 1, 1, 1}));
    QCOMPARE(log.model.idAt(3), 4U);
    QCOMPARE(log.model.index(1, 0).data(LogModel::LikeRowsRole).toInt(), 3);
    QCOMPARE(log.model.index(2, 0).data(LogModel::LikeRowsRole).toInt(), 1);
    log.say(0, 2); // in an open run each has its row
    QCOMPARE(log.rows().size(), 6);
    log.model.setOpen(5, false); // from any of its rows
    QCOMPARE(log.rows(), (QList<int>{1, 5}));
}

void tst_LogFolding::kernelSamplesBetweenDoNotPartARun()
{
    Folded log;
    log.say(0, 2);
    log.sample(0, 2);
    log.say(0, 2);
    QCOMPARE(log.rows(), (QList<int>{2, 2, 2}));
    log.model.setFilter({}, allBut(EventKind::Sample));
    QCOMPARE(log.rows(), QList<int>{4});
    log.sample(0);
    log.say(0, 1);
    QCOMPARE(log.rows(), QList<int>{5});
}

void tst_LogFolding::mutedRowsBetweenDoNotPartARun()
{
    Folded log;
    log.say(0, 2);
    log.say(1, 3);
    log.say(0, 2);
    log.model.setMuted(Filter(parseFilter(u"conv == T2"_s).tree));
    QCOMPARE(log.rows(), QList<int>{4});
    QCOMPARE(log.model.counts().muted, 3);
}

/// Events are evicted some thousands at a time. The first run keeps what is left of it, or disappears.
void tst_LogFolding::oldRowsLeaveARun_data()
{
    QTest::addColumn<int>("kept"); ///< in the first run, before others come
    QTest::addColumn<bool>("open");
    for (const bool open : {false, true}) {
        for (const int kept : {0, 1, 2})
            QTest::addRow("%d of the first run, %s", kept, open ? "open" : "folded") << kept << open;
    }
}

void tst_LogFolding::oldRowsLeaveARun()
{
    QFETCH(int, kept);
    QFETCH(bool, open);
    // Clearing makes the cut exact: cleared events are removed like evicted ones.
    Folded log(qint64(4) << 20);
    log.say(0, 1, Direction::In, QByteArray(200, 'x'));
    log.model.refresh();
    while (log.log.evicted() == 0) {
        log.say(0, 500, Direction::In, QByteArray(200, 'x'));
        log.log.collect();
    }
    const qint64 atOnce = qint64(log.log.evicted());
    Folded same(qint64(4) << 20);
    same.say(0, int(atOnce) + kept, Direction::In, QByteArray(200, 'x'));
    same.say(1, 1, Direction::In, QByteArray(200, 'y'));
    QCOMPARE(same.rows(), (QList<int>{int(atOnce) + kept, 1}));
    if (open)
        same.model.setOpen(0, true);
    int more = 0;
    while (same.log.evicted() == 0) {
        same.say(1, 100, Direction::In, QByteArray(200, 'y'));
        same.log.collect();
        more += 100;
    }
    QCOMPARE(qint64(same.log.evicted()), atOnce);
    QList<int> expected{more + 1};
    if (kept > 0 && open)
        expected = QList<int>(kept, 1) + expected;
    else if (kept > 0)
        expected.prepend(kept);
    QCOMPARE(same.rows(), expected);
    QCOMPARE(same.model.idAt(0), quint64(atOnce) + 1);
    QCOMPARE(same.model.counts().shown, more + 1 + kept);
}

void tst_LogFolding::clearingAndItsUndoing()
{
    Folded log;
    log.say(0, 4);
    QCOMPARE(log.rows(), QList<int>{4});
    log.model.clear();
    QCOMPARE(log.rows(), QList<int>());
    log.say(0, 3);
    QCOMPARE(log.rows(), QList<int>{3});
    log.model.undoClear();
    QCOMPARE(log.rows(), QList<int>{7});
}

void tst_LogFolding::aFrozenLogFoldsNothingNew()
{
    Folded log;
    log.say(0, 4);
    QCOMPARE(log.rows(), QList<int>{4});
    log.model.setFrozen(true);
    log.say(0, 4);
    QCOMPARE(log.rows(), QList<int>{4});
    log.model.setFrozen(false);
    QCOMPARE(log.rows(), QList<int>{8});
}

void tst_LogFolding::eventsFindTheirRow()
{
    Folded log;
    log.say(1, 1);
    log.say(0, 3);
    log.say(1, 1);
    QCOMPARE(log.rows().size(), 3);
    for (const quint64 id : {2, 3, 4}) {
        QCOMPARE(log.model.rowOf(id), 1);
        QCOMPARE(log.model.rowFrom(id), 1);
    }
    QCOMPARE(log.model.rowOf(5), 2);
    QCOMPARE(log.model.rowOf(6), -1);
    QCOMPARE(log.model.rowFrom(6), 3);
    log.model.setOpen(1, true);
    QCOMPARE(log.model.rowOf(4), 3);
}

void tst_LogFolding::marksWithinShow()
{
    Folded log;
    log.say(0, 3);
    log.say(1, 1);
    log.say(0, 1);
    log.log.annotations().set(4, {true, u"another's"_s});
    QCOMPARE(log.rows().size(), 3);
    QVERIFY(!log.model.index(0, 0).data(LogModel::MarkedRole).toBool());
    log.log.annotations().set(3, {true, u"this one"_s});
    log.model.refresh();
    QVERIFY(log.model.index(0, 0).data(LogModel::MarkedRole).toBool());
    QCOMPARE(log.model.index(0, 0).data(LogModel::NoteRole).toString(), u"this one"_s);
    log.model.setOpen(0, true);
    QVERIFY(!log.model.index(0, 0).data(LogModel::MarkedRole).toBool());
    QVERIFY(log.model.index(2, 0).data(LogModel::MarkedRole).toBool());
}

void tst_LogFolding::timesAreCountedFromTheEventBefore()
{
    Folded log;
    log.model.setTimeMode(TimeMode::SincePrevious);
    log.say(0, 3);
    log.say(1, 1);
    QCOMPARE(log.rows().size(), 2);
    const QString folded = log.model.index(1, LogModel::TimeColumn).data().toString();
    log.model.setOpen(0, true);
    QCOMPARE(log.model.index(3, LogModel::TimeColumn).data().toString(), folded);
}

void tst_LogFolding::whatIsFoundIsCountedByEvents()
{
    Folded log;
    log.say(0, 5, Direction::In, "needle");
    log.say(1, 1);
    QCOMPARE(log.rows().size(), 2);
    LogFinder finder(&log.model);
    QSignalSpy found(&finder, &LogFinder::found);
    finder.setWanted(Filter::containing(u"needle"_s));
    QTRY_COMPARE(finder.counts().found, 5);
    finder.step(LogFinder::Way::Down, 3);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().constFirst().toULongLong(), 4U);
}

void tst_LogFolding::foldingGoesOnAndOff()
{
    Folded log;
    log.say(0, 5);
    QCOMPARE(log.rows(), QList<int>{5});
    log.model.setFolding(false);
    QCOMPARE(log.rows(), QList<int>(5, 1));
    log.model.setFilter(Filter::containing(u"x"_s));
    QCOMPARE(log.rows(), QList<int>(5, 1));
    log.model.setFolding(true);
    QCOMPARE(log.rows(), QList<int>{5});
}

void tst_LogFolding::thousandsOfRowsStayValid()
{
    Folded log(qint64(4) << 20);
    log.model.setFilter({}, allBut(EventKind::Sample));
    for (int i = 0; i < 400; ++i) {
        log.say(i % 2, 1 + i % 90, Direction::In, QByteArray(300, 'x'));
        log.sample(i % 2);
        if (i % 13 == 0)
            log.fail(0);
        if (i % 5 != 0)
            continue;
        log.model.refresh();
        QCoreApplication::processEvents();
        if (const int rows = log.model.rowCount(); rows > 0)
            log.model.setOpen(i % rows, i % 3 != 0);
    }
    QVERIFY(!log.rows().isEmpty());
    QVERIFY(log.model.counts().evicted > 0);
    const LogModel::Entries all = log.model.entriesOf(0, log.model.rowCount() - 1);
    QCOMPARE(all.first, 0);
    QCOMPARE(all.end, log.model.counts().shown);
}

QTEST_GUILESS_MAIN(tst_LogFolding)
#include "tst_logfolding.moc"
