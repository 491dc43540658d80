// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/recorder.h"
#include "core/session/sessionreader.h"
#include "support/patience.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

const Subject subject{EndpointId(1), ConversationId(1), Transport::Tcp};
constexpr qint64 smallBudget = 4 << 20;

QByteArray payloadOf(quint64 id)
{
    return QByteArray::number(id).leftJustified(100);
}

/// Logs events whose payload is their id, which must be the next ids.
void logEvents(MessageLog &log, LogWriter &writer, quint64 from, quint64 to)
{
    for (quint64 id = from; id < to; ++id)
        writer.data(subject, Direction::In, payloadOf(id));
    log.collect();
}

/// How many events of [from, to) can be read and are correct.
template <typename Source>
quint64 rightEvents(const Source &source, quint64 from, quint64 to)
{
    quint64 right = 0;
    source.forEach(from, to, [&right](const Event &event) {
        right += event.payload == payloadOf(event.id) ? 1 : 0;
        return true;
    });
    return right;
}

} // namespace

class tst_Recorder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsLoggedIsInTheFile();
    void whatWasLoggedBeforeIsRecordedToo();
    void recordingFromNowLeavesOutWhatWasBefore();
    void evictedRowsAreStillFound();
    void evictedBeforeRecordedIsCounted();
    void conversationsAreDescribed();
    void marksAndDocumentsAreRecorded();
    void aSecondRecordingGoesOnWithTheSameLog();
    void anUnwritableFolderIsToldOnce();
    void aForeignFileIsNotReplaced();
    void anEmptyRecordingMayBeTakenAway();
    void theSizeCapRaisesTheFirstEvent();

private:
    [[nodiscard]] QString path(const QString &name = u"a.swbs"_s) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Recorder::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Recorder::whatIsLoggedIsInTheFile()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    QSignalSpy changed(&recorder, &Recorder::changed);
    QCOMPARE(recorder.status().state, RecordingState::Off);
    recorder.start({path()});
    logEvents(log, *writer, 1, 5001);
    QTRY_COMPARE(recorder.status().recorded, 5000U);
    QCOMPARE(recorder.status().state, RecordingState::Recording);
    QCOMPARE(recorder.status().backlog, 0U);
    QVERIFY(recorder.status().fileBytes > 500'000);
    QCOMPARE(rightEvents(*SessionReader::open(path()).value(), 1, 5001), 5000U); // while it is being written
    writer->data(subject, Direction::In, payloadOf(5001));
    recorder.finish(); // collects without help
    QCOMPARE(recorder.status().state, RecordingState::Off);
    QTRY_VERIFY(changed.count() >= 2);
    const auto reader = SessionReader::open(path()).value();
    QVERIFY(reader->header().closedInOrder);
    QCOMPARE(rightEvents(*reader, 1, 5002), 5001U);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.swbs"_s});
}

void tst_Recorder::whatWasLoggedBeforeIsRecordedToo()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    logEvents(log, *writer, 1, 101);
    Recorder recorder(log);
    recorder.start({path()});
    recorder.finish();
    QCOMPARE(rightEvents(*SessionReader::open(path()).value(), 1, 101), 100U);
    QCOMPARE(recorder.status().notRecorded, 0U);
}

void tst_Recorder::recordingFromNowLeavesOutWhatWasBefore()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    logEvents(log, *writer, 1, 101);
    Recorder recorder(log);
    RecordingRequest request{path()};
    request.fromNow = true;
    recorder.start(request);
    QTRY_COMPARE(recorder.status().state, RecordingState::Recording);
    logEvents(log, *writer, 101, 111);
    recorder.finish();
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(reader->firstId(), 101U);
    QCOMPARE(rightEvents(*reader, 1, 111), 10U);
    QCOMPARE(recorder.status().notRecorded, 0U);
}

void tst_Recorder::evictedRowsAreStillFound()
{
    MessageLog log(smallBudget);
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    recorder.start({path()});
    quint64 next = 1;
    for (int round = 0; round < 10; ++round) { // several times the memory's capacity
        logEvents(log, *writer, next, next + 10'000);
        next += 10'000;
        QTRY_COMPARE(recorder.status().recorded, next - 1);
    }
    QVERIFY(log.firstInMemory() > next / 2);
    QCOMPARE(log.firstId(), 1U);
    QCOMPARE(log.evicted(), 0U);
    QCOMPARE(rightEvents(log, 1, next), next - 1);
    QCOMPARE(log.at(77)->payload, payloadOf(77));
    QCOMPARE(recorder.status().notRecorded, 0U);
    recorder.finish();
    QCOMPARE(rightEvents(log, 1, next), next - 1); // and after the file was closed
}

void tst_Recorder::evictedBeforeRecordedIsCounted()
{
    MessageLog log(smallBudget);
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    recorder.start({path()});
    constexpr quint64 end = 300'001; // faster than any recorder, since the log does not wait for it
    logEvents(log, *writer, 1, end);
    recorder.finish();
    const RecordingStatus status = recorder.status();
    const auto reader = SessionReader::open(path()).value();
    QCOMPARE(status.recorded + status.notRecorded, reader->endId() - 1);
    QVERIFY(status.notRecorded > 0);
    quint64 inFile = 0;
    reader->forEach(1, reader->endId(), [&inFile](const Event &) { return ++inFile > 0; });
    QCOMPARE(inFile, status.recorded);
}

void tst_Recorder::conversationsAreDescribed()
{
    MessageLog log;
    Conversation conversation;
    conversation.endpoint = EndpointId(4);
    conversation.role = Role::Client;
    conversation.local = SocketAddress::fromIp(u"127.0.0.1"_s, 1);
    conversation.remote = SocketAddress::fromIp(u"127.0.0.1"_s, 2);
    const ConversationId id = log.addConversation(conversation);
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    recorder.start({path()});
    writer->data({EndpointId(4), id, Transport::Tcp}, Direction::Out, "hello");
    recorder.finish();
    const auto records = SessionReader::open(path()).value()->conversations();
    QCOMPARE(records.size(), 1);
    QCOMPARE(records.at(0).conversation.remote, conversation.remote);
    QCOMPARE(records.at(0).conversation.role, Role::Client);
    QCOMPARE(records.at(0).conversation.number, 1U);
    QCOMPARE(records.at(0).stats.out, (Flow{1, 0, 5}));
}

void tst_Recorder::marksAndDocumentsAreRecorded()
{
    MessageLog log;
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    recorder.setDocument(u"endpoints"_s, "[1]");
    recorder.start({path()});
    logEvents(log, *writer, 1, 11);
    log.annotations().set(3, {true, u"look"_s});
    QTRY_COMPARE(recorder.status().recorded, 10U);
    QTRY_COMPARE(SessionReader::open(path()).value()->annotations(), log.annotations().all());
    recorder.setDocument(u"endpoints"_s, "[2]");
    recorder.finish();
    QCOMPARE(SessionReader::open(path()).value()->documents().value(u"endpoints"_s), QByteArray("[2]"));
}

void tst_Recorder::aSecondRecordingGoesOnWithTheSameLog()
{
    MessageLog log(smallBudget);
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    recorder.start({path()});
    logEvents(log, *writer, 1, 10'001);
    QTRY_COMPARE(recorder.status().recorded, 10'000U);
    recorder.start({path(u"b.swbs"_s)});
    QTRY_COMPARE(recorder.status().path, path(u"b.swbs"_s));
    quint64 next = 10'001;
    for (int round = 0; round < 5; ++round, next += 10'000) {
        logEvents(log, *writer, next, next + 10'000);
        QTRY_COMPARE(recorder.status().recorded, next + 10'000 - 10'001);
    }
    QVERIFY(log.firstInMemory() > 20'000U);
    QCOMPARE(rightEvents(log, 1, next), next - 1); // from both files and from memory
    QVERIFY(SessionReader::open(path()).value()->header().closedInOrder);
}

void tst_Recorder::anUnwritableFolderIsToldOnce()
{
    MessageLog log;
    Recorder recorder(log);
    QSignalSpy failed(&recorder, &Recorder::failed);
    recorder.start({path(u"no/such/folder/a.swbs"_s)});
    QTRY_COMPARE(failed.count(), 1);
    const RecordingStatus status = recorder.status();
    QCOMPARE(status.state, RecordingState::Failed);
    QCOMPARE(status.error.code, ErrorCode::FileUnwritable);
    log.collect();
    QCOMPARE(log.at(1)->detail->error, status.error); // the log continues, and reports it
    recorder.finish();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(recorder.status().state, RecordingState::Failed);
    recorder.start({path()}); // in another place
    recorder.finish();
    QCOMPARE(SessionReader::open(path()).value()->endId(), 2U);
}

void tst_Recorder::aForeignFileIsNotReplaced()
{
    QFile foreign(path());
    QVERIFY(foreign.open(QFile::WriteOnly));
    foreign.write("my diary");
    foreign.close();
    MessageLog log;
    Recorder recorder(log);
    recorder.start({path(), SessionWriter::Existing::ReplaceSession});
    recorder.finish();
    QCOMPARE(recorder.status().error.code, ErrorCode::SessionForeign);
    QCOMPARE(foreign.size(), 8);
}

void tst_Recorder::anEmptyRecordingMayBeTakenAway()
{
    MessageLog log;
    Recorder recorder(log);
    RecordingRequest request{path()};
    request.removeIfEmpty = true;
    recorder.start(request);
    recorder.finish();
    QVERIFY(QDir(m_folder->path()).isEmpty());
    QCOMPARE(log.firstId(), 1U);
}

void tst_Recorder::theSizeCapRaisesTheFirstEvent()
{
    MessageLog log(smallBudget);
    const auto writer = log.makeWriter();
    Recorder recorder(log);
    RecordingRequest request{path()};
    request.sizeCap = 2 << 20;
    recorder.start(request);
    quint64 next = 1;
    for (int round = 0; round < 12; ++round, next += 10'000) {
        logEvents(log, *writer, next, next + 10'000);
        QTRY_COMPARE(recorder.status().recorded, next + 10'000 - 1);
    }
    const RecordingStatus status = recorder.status();
    QVERIFY(status.removed > 0);
    QCOMPARE(log.firstId(), qMin(log.firstInMemory(), status.removed + 1));
    QCOMPARE(rightEvents(log, 1, next), next - log.firstId());
}

QTEST_GUILESS_MAIN(tst_Recorder)
#include "tst_recorder.moc"
