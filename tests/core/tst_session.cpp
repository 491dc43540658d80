// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/messagelog.h"
#include "core/session/eventbatch.h"
#include "core/session/eventtable.h"
#include "core/session/sessionlock.h"
#include "core/session/sessionreader.h"
#include "core/session/sessionwriter.h"
#include "support/sessionevents.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const QDateTime began = QDateTime::fromMSecsSinceEpoch(1'790'000'000'123);

std::unique_ptr<SessionWriter> makeWriter(const QString &path)
{
    auto writer = SessionWriter::create(path, SessionHeader::here(began));
    return writer ? std::move(writer.value()) : nullptr;
}

void appendSamples(SessionWriter &writer, quint64 from, quint64 to)
{
    for (quint64 id = from; id < to; ++id)
        writer.append(sampleEvent(id));
}

/// The first id in [from, to) that the archive does not have exactly as written; 0 if all are correct.
quint64 firstWrong(const EventArchive &archive, quint64 from, quint64 to)
{
    quint64 expected = from;
    archive.forEach(from, to, [&expected](const Event &event) {
        if (!sameEvent(event, sampleEvent(expected)))
            return false;
        ++expected;
        return true;
    });
    return expected == to ? 0 : expected;
}

} // namespace

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindOfEventComesBack();
    void whatIsCommittedIsReadWhileWritten();
    void anUncommittedRestIsNotThere();
    void smallRowsBecomeOne_data();
    void smallRowsBecomeOne();
    void batchesEndAtTheirLimits_data();
    void batchesEndAtTheirLimits();
    void aGapOfIdsStaysOne();
    void conversationsKeepTheirFigures();
    void figuresAreCompleteAfterAKill();
    void aConversationThatWasOverMayGoOn();
    void undescribedConversationsAreNamedOnce();
    void annotationsAndDocumentsComeBack();
    void headerComesBack();
    void anEmptySessionIsOne();
    void closingLeavesOneFile();
    void theOldestGoForTheSizeCap();
    void oneFileHasOneWriter();
    void onlyASessionIsReplaced();
    void manyThreadsReadAtOnce();
    void aLogOfTheFileReadsLikeALiveOne();
    void payloadsLargerThanABatchComeBack();

private:
    [[nodiscard]] QString path(const QString &name = u"a.swbs"_s) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Session::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Session::everyKindOfEventComesBack()
{
    constexpr quint64 end = 1 + 5 * (quint64(EventKind::Note) + 1) * 72; // every combination of sampleEvent()
    const auto writer = makeWriter(path());
    QVERIFY(writer);
    appendSamples(*writer, 1, end);
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path());
    QVERIFY2(reader.ok(), reader ? "" : qPrintable(reader.error().toString()));
    QCOMPARE(reader.value()->firstId(), 1U);
    QCOMPARE(reader.value()->endId(), end);
    QCOMPARE(firstWrong(*reader.value(), 1, end), 0U);
    QCOMPARE(firstWrong(*reader.value(), 77, 78), 0U);
    QCOMPARE(reader.value()->unreadable(), 0U);
}

void tst_Session::whatIsCommittedIsReadWhileWritten()
{
    const auto writer = makeWriter(path());
    quint64 end = 1;
    for (int step = 0; step < 3 * EventTable::mostSmallRows; ++step) {
        appendSamples(*writer, end, end + 5);
        end += 5;
        QVERIFY(!writer->commit().isError());
        if (step % 20 != 0)
            continue;
        const auto reader = SessionReader::open(path());
        QVERIFY(reader.ok());
        QVERIFY(!reader.value()->header().closedInOrder);
        QCOMPARE(reader.value()->endId(), end);
        QCOMPARE(firstWrong(*reader.value(), 1, end), 0U);
    }
}

void tst_Session::anUncommittedRestIsNotThere()
{
    auto writer = makeWriter(path());
    appendSamples(*writer, 1, 11);
    QVERIFY(!writer->commit().isError());
    appendSamples(*writer, 11, 21);
    writer.reset(); // as a kill would
    const auto reader = SessionReader::open(path());
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->endId(), 11U);
    QCOMPARE(firstWrong(*reader.value(), 1, 11), 0U);
}

void tst_Session::smallRowsBecomeOne_data()
{
    QTest::addColumn<int>("commits");
    QTest::addColumn<qint64>("rows");
    QTest::newRow("one below the limit")
        << EventTable::mostSmallRows - 1 << qint64(EventTable::mostSmallRows - 1);
    QTest::newRow("at the limit") << EventTable::mostSmallRows << qint64(EventTable::mostSmallRows);
    QTest::newRow("one above the limit") << EventTable::mostSmallRows + 1 << qint64(1);
    QTest::newRow("and on") << EventTable::mostSmallRows + 2 << qint64(2);
}

void tst_Session::smallRowsBecomeOne()
{
    QFETCH(int, commits);
    const auto writer = makeWriter(path());
    for (int i = 0; i < commits; ++i) {
        appendSamples(*writer, quint64(i) + 1, quint64(i) + 2);
        QVERIFY(!writer->commit().isError());
    }
    sqlite::Database database;
    QVERIFY(database.open(path(), sqlite::Database::Mode::ReadOnly));
    QTEST(database.number("SELECT count(*) FROM events"), "rows");
    QCOMPARE(database.number("SELECT sum(count) FROM events"), qint64(commits));
}

void tst_Session::batchesEndAtTheirLimits_data()
{
    QTest::addColumn<quint64>("events");
    QTest::addColumn<int>("payload");
    QTest::addColumn<qint64>("rows");
    const quint64 most = batchlimits::events;
    QTest::newRow("one event below") << most - 1 << 0 << qint64(1);
    QTest::newRow("full of events") << most << 0 << qint64(1);
    QTest::newRow("one event above") << most + 1 << 0 << qint64(2);
    const int part = int(batchlimits::bytes / 4);
    QTest::newRow("one byte below, and another event") << quint64(5) << part - 1 << qint64(1);
    QTest::newRow("full of bytes") << quint64(4) << part << qint64(1);
    QTest::newRow("full of bytes, and another event") << quint64(5) << part << qint64(2);
}

void tst_Session::batchesEndAtTheirLimits()
{
    QFETCH(quint64, events);
    QFETCH(int, payload);
    const auto writer = makeWriter(path());
    for (quint64 id = 1; id <= events; ++id) {
        Event event;
        event.id = id;
        event.payload = QByteArray(payload, 'x');
        event.length = quint32(payload);
        writer->append(event);
    }
    QVERIFY(!writer->close().isError());
    sqlite::Database database;
    QVERIFY(database.open(path(), sqlite::Database::Mode::ReadOnly));
    QTEST(database.number("SELECT count(*) FROM events"), "rows");
    QCOMPARE(database.number("SELECT sum(count) FROM events"), qint64(events));
}

void tst_Session::aGapOfIdsStaysOne()
{
    const auto writer = makeWriter(path());
    appendSamples(*writer, 5, 10);
    appendSamples(*writer, 20, 30);
    QVERIFY(!writer->commit().isError());
    appendSamples(*writer, 40, 41);
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->firstId(), 5U);
    QCOMPARE(reader->endId(), 41U);
    QList<quint64> ids;
    reader->forEach(0, 100, [&ids](const Event &event) {
        ids.append(event.id);
        return sameEvent(event, sampleEvent(event.id));
    });
    QCOMPARE(ids.size(), 16);
    QCOMPARE(ids.last(), 40U);
    QCOMPARE(reader->unreadable(), 0U);
}

void tst_Session::conversationsKeepTheirFigures()
{
    const auto writer = makeWriter(path());
    std::array<ConversationStats, 5> expected;
    for (quint32 id = 1; id < 5; ++id)
        writer->addConversation(sampleConversation(id));
    for (quint64 id = 1; id < 1000; ++id) {
        const Event event = sampleEvent(id);
        writer->append(event);
        expected[size_t(event.conversation)].add(event);
        if (id % 100 == 0)
            QVERIFY(!writer->commit().isError());
    }
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    const QList<ConversationRecord> records = reader->conversations();
    QCOMPARE(records.size(), 4);
    for (quint32 id = 1; id < 5; ++id) {
        const ConversationRecord &record = records.at(qsizetype(id) - 1);
        QVERIFY(sameConversation(record.conversation, sampleConversation(id)));
        QVERIFY(record.stats == expected[id]);
        QVERIFY(sameConversation(*reader->conversation(ConversationId(id)), sampleConversation(id)));
    }
    QVERIFY(!reader->conversation(ConversationId(99)));
}

void tst_Session::figuresAreCompleteAfterAKill()
{
    auto writer = makeWriter(path());
    ConversationStats expected;
    for (quint64 id = 1; id < 500; ++id) { // many commits, few of them with the figures
        const Event event = sampleEvent(id);
        writer->append(event);
        if (event.conversation == ConversationId(1))
            expected.add(event);
        QVERIFY(!writer->commit().isError());
    }
    writer.reset();
    const QList<ConversationRecord> records = SessionReader::open(path()).value()->conversations();
    QCOMPARE(records.size(), 4);
    QVERIFY(records.at(0).stats == expected);
}

void tst_Session::aConversationThatWasOverMayGoOn()
{
    const auto writer = makeWriter(path());
    writer->addConversation(sampleConversation(1));
    ConversationStats expected;
    for (quint64 id = 1; id < 10; ++id) {
        Event event = sampleEvent(id);
        event.conversation = ConversationId(1);
        event.kind = EventKind::Closed;
        writer->append(event);
        expected.add(event);
        QVERIFY(!writer->commit().isError());
    }
    QVERIFY(!writer->close().isError());
    const auto record = SessionReader::open(path()).value()->conversations().at(0);
    QVERIFY(record.stats == expected);
    QVERIFY(sameConversation(record.conversation, sampleConversation(1)));
}

void tst_Session::undescribedConversationsAreNamedOnce()
{
    const auto writer = makeWriter(path());
    writer->addConversation(sampleConversation(2));
    appendSamples(*writer, 1, 4); // of the conversations 1, 2, 3
    QCOMPARE(writer->takeUndescribed(), (std::vector{ConversationId(1), ConversationId(3)}));
    appendSamples(*writer, 6, 9);
    QVERIFY(writer->takeUndescribed().empty());
}

void tst_Session::annotationsAndDocumentsComeBack()
{
    const Annotations::Map annotations{
        {3, {true, u"look – “here”"_s}}, {9, {false, u"x"_s}}, {11, {true, {}}}};
    const auto writer = makeWriter(path());
    writer->setAnnotations({{4, {true, {}}}});
    writer->setDocument(u"endpoints"_s, "[1]");
    QVERIFY(!writer->commit().isError());
    writer->setAnnotations(annotations);
    writer->setDocument(u"endpoints"_s, "[2]");
    writer->setDocument(u"saved"_s, "{}");
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->annotations(), annotations);
    QCOMPARE(reader->documents(), (QMap<QString, QByteArray>{{u"endpoints"_s, "[2]"}, {u"saved"_s, "{}"}}));
}

void tst_Session::headerComesBack()
{
    QVERIFY(!makeWriter(path())->close().isError());
    const SessionHeader header = SessionReader::open(path()).value()->header();
    QCOMPARE(header.began, began);
    QVERIFY(header.program.startsWith(u"Socket Workbench "_s));
    QCOMPARE(header.qt, QString::fromLatin1(qVersion()));
    QVERIFY(!header.kernel.isEmpty());
    QVERIFY(header.closedInOrder);
}

void tst_Session::anEmptySessionIsOne()
{
    QVERIFY(!makeWriter(path())->close().isError());
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->firstId(), reader->endId());
    QVERIFY(reader->forEach(0, 100, [](const Event &) { return false; }));
    QVERIFY(reader->conversations().isEmpty());
    QVERIFY(reader->annotations().empty());
    const MessageLog log(reader, began);
    QCOMPARE(log.firstId(), log.endId());
    QCOMPARE(log.evicted(), 0U);
}

void tst_Session::closingLeavesOneFile()
{
    const auto writer = makeWriter(path());
    appendSamples(*writer, 1, 1000);
    QVERIFY(!writer->commit().isError());
    QVERIFY(QFile::exists(SessionLock::fileOf(path())));
    QVERIFY(!writer->close().isError());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.swbs"_s});
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto reader = SessionReader::open(path());
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(reader.ok());
    QCOMPARE(firstWrong(*reader.value(), 1, 1000), 0U);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.swbs"_s});
}

void tst_Session::theOldestGoForTheSizeCap()
{
    constexpr qint64 cap = 1 << 20;
    const auto writer = makeWriter(path());
    writer->setSizeCap(cap);
    quint64 id = 1;
    for (int i = 0; i < 100; ++i) {
        for (int j = 0; j < 100; ++j, ++id) {
            Event event = sampleEvent(id);
            event.payload = QByteArray(1000, char('a' + id % 26));
            event.length = 1000;
            writer->append(event);
        }
        QVERIFY(!writer->commit().isError());
    }
    QVERIFY(writer->removed() > 0);
    QCOMPARE(writer->firstId(), writer->removed() + 1);
    QVERIFY(writer->size() <= cap + batchlimits::bytes * 2); // the batch being filled stays
    const quint64 first = writer->firstId();
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->firstId(), first);
    QCOMPARE(reader->endId(), id);
    quint64 seen = 0;
    reader->forEach(0, id, [&seen](const Event &event) {
        ++seen;
        return event.payload.at(0) == char('a' + event.id % 26);
    });
    QCOMPARE(seen, id - first);
    QVERIFY(QFile(path()).size() < 4 * (cap + batchlimits::bytes));
}

void tst_Session::oneFileHasOneWriter()
{
    const auto writer = makeWriter(path());
    appendSamples(*writer, 1, 5);
    for (const auto existing : {SessionWriter::Existing::Refuse, SessionWriter::Existing::ReplaceSession}) {
        const auto second = SessionWriter::create(path(), SessionHeader::here(began), existing);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, ErrorCode::SessionInUse);
    }
    QVERIFY(!writer->close().isError());
    QCOMPARE(firstWrong(*SessionReader::open(path()).value(), 1, 5), 0U);
}

void tst_Session::onlyASessionIsReplaced()
{
    QFile foreign(path());
    QVERIFY(foreign.open(QFile::WriteOnly));
    foreign.write("my diary");
    foreign.close();
    const auto create = [this](SessionWriter::Existing existing) {
        return SessionWriter::create(path(), SessionHeader::here(began), existing);
    };
    QCOMPARE(create(SessionWriter::Existing::ReplaceSession).error().code, ErrorCode::SessionForeign);
    QCOMPARE(create(SessionWriter::Existing::Refuse).error().code, ErrorCode::SessionForeign);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.swbs"_s});
    QVERIFY(foreign.open(QFile::ReadOnly));
    QCOMPARE(foreign.readAll(), QByteArray("my diary"));
    QVERIFY(foreign.remove());
    {
        auto killed = makeWriter(path());
        appendSamples(*killed, 1, 5);
        QVERIFY(!killed->commit().isError());
    }
    QCOMPARE(create(SessionWriter::Existing::Refuse).error().code, ErrorCode::FileUnwritable);
    auto second = create(SessionWriter::Existing::ReplaceSession);
    QVERIFY(second.ok());
    QVERIFY(!second.value()->close().isError());
    QCOMPARE(SessionReader::open(path()).value()->endId(), 1U);
}

void tst_Session::manyThreadsReadAtOnce()
{
    constexpr quint64 end = 40'001;
    const auto writer = makeWriter(path());
    appendSamples(*writer, 1, end);
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    std::atomic<int> wrong = 0;
    const auto scan = [&] { wrong += firstWrong(*reader, 1, end) == 0 ? 0 : 1; };
    const auto look = [&] {
        for (quint64 id = 1; id < end; id += 997)
            wrong += firstWrong(*reader, id, id + 1) == 0 ? 0 : 1;
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back(scan);
        threads.emplace_back(look);
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

void tst_Session::aLogOfTheFileReadsLikeALiveOne()
{
    const auto writer = makeWriter(path());
    writer->addConversation(sampleConversation(1));
    appendSamples(*writer, 1, 20'001);
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    const MessageLog log(reader, reader->header().began);
    QCOMPARE(log.firstId(), 1U);
    QCOMPARE(log.endId(), 20'001U);
    QVERIFY(sameEvent(*log.at(12'345), sampleEvent(12'345)));
    QVERIFY(!log.at(20'001));
    QVERIFY(sameConversation(log.conversation(ConversationId(1)), sampleConversation(1)));
    QCOMPARE(log.wallTime(0), began);
}

void tst_Session::payloadsLargerThanABatchComeBack()
{
    const auto writer = makeWriter(path());
    Event event = sampleEvent(1);
    event.payload = QByteArray(int(batchlimits::bytes) * 5 + 3, 'x');
    event.length = quint32(event.payload.size());
    writer->append(event);
    appendSamples(*writer, 2, 10);
    QVERIFY(!writer->close().isError());
    const auto reader = SessionReader::open(path()).value();
    reader->forEach(1, 2, [&event](const Event &read) { return sameEvent(event, read); });
    bool same = false;
    reader->forEach(1, 2, [&](const Event &read) { return same = sameEvent(event, read); });
    QVERIFY(same);
    QCOMPARE(firstWrong(*reader, 2, 10), 0U);
}

QTEST_APPLESS_MAIN(tst_Session)
#include "tst_session.moc"
