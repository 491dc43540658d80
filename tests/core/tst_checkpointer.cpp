// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/recorder.h"
#include "core/session/sessionreader.h"
#include "support/patience.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <condition_variable>
#include <map>
#include <mutex>
#include <sqlite3.h>

using namespace swb;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype payloadBytes = 16 << 10; // about a page
constexpr quint64 mostEvents = 40'000; // enough for any journal

/// A disk that accepts writes but does not report them as safe until the test allows it.
class StubbornDisk
{
public:
    /// Every file that SQLite opens from now on is on this disk.
    static void insert()
    {
        static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
        systemOpen = vfs.xOpen;
        vfs.zName = "stubborn";
        vfs.xOpen = &StubbornDisk::open;
        QCOMPARE(sqlite3_vfs_register(&vfs, 1), SQLITE_OK);
    }
    static void remove() { sqlite3_vfs_unregister(sqlite3_vfs_find("stubborn")); }

    static void setStubborn(bool is)
    {
        const std::lock_guard guard(lock);
        stubborn = is;
        changed.notify_all();
    }
    static int waiting()
    {
        const std::lock_guard guard(lock);
        return waiters;
    }

private:
    /// The system's own methods, except one.
    static int open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
    {
        const int result = systemOpen(vfs, name, file, flags, outFlags);
        if (result != SQLITE_OK || !file->pMethods)
            return result;
        const std::lock_guard guard(lock);
        auto [patched, isNew] = methods.try_emplace(file->pMethods, *file->pMethods);
        if (isNew) {
            systemSync = patched->second.xSync;
            patched->second.xSync = &StubbornDisk::sync;
        }
        file->pMethods = &patched->second;
        return result;
    }
    static int sync(sqlite3_file *file, int flags)
    {
        std::unique_lock guard(lock);
        ++waiters;
        changed.wait(guard, [] { return !stubborn; });
        --waiters;
        guard.unlock();
        return systemSync(file, flags);
    }

    static inline int (*systemOpen)(sqlite3_vfs *, sqlite3_filename, sqlite3_file *, int, int *) = nullptr;
    static inline int (*systemSync)(sqlite3_file *, int) = nullptr;
    static inline std::map<const sqlite3_io_methods *, sqlite3_io_methods> methods;
    static inline std::mutex lock;
    static inline std::condition_variable changed;
    static inline bool stubborn = false;
    static inline int waiters = 0;
};

/// How often the journal has restarted: its "checkpoint sequence number"
/// (https://sqlite.org/fileformat2.html#walformat).
quint32 journalNumber(const QString &path)
{
    QFile journal(path + u"-wal"_s);
    const QByteArray header = journal.open(QIODevice::ReadOnly) ? journal.read(32) : QByteArray();
    return header.size() == 32 ? qFromBigEndian<quint32>(header.constData() + 12) : 0;
}

/// A log and its recorder.
struct Recording
{
    explicit Recording(const QString &path, qint64 memoryBudget = MessageLog::defaultMemoryBudget)
        : log(memoryBudget)
        , recorder(log)
    {
        recorder.start({path});
    }

    void logSome(int events)
    {
        for (int i = 0; i < events; ++i)
            writer->data({EndpointId(1), ConversationId(1), Transport::Tcp}, Direction::In,
                         QByteArray::number(++logged).leftJustified(payloadBytes));
    }
    [[nodiscard]] bool isAllRecorded() const { return recorder.status().recorded == logged; }

    MessageLog log;
    std::unique_ptr<LogWriter> writer = log.makeWriter();
    Recorder recorder;
    quint64 logged = 0;
};

} // namespace

class tst_Checkpointer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { StubbornDisk::insert(); }
    void cleanupTestCase() { StubbornDisk::remove(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void commitsGoOnWhileTheDiskKeepsTheJournalWaiting();
    void aDiskThatTakesNothingHoldsNobodyUpAndIsToldOf();
    void theJournalBeginsAnew();
};

void tst_Checkpointer::commitsGoOnWhileTheDiskKeepsTheJournalWaiting()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.swbs"_s);
    Recording recording(path);
    recording.logSome(1); // the very first commit makes the journal's header safe
    QTRY_VERIFY(recording.isAllRecorded());
    StubbornDisk::setStubborn(true);
    const auto yield = qScopeGuard([] { StubbornDisk::setStubborn(false); });
    while (StubbornDisk::waiting() == 0) { // until the journal is worth moving
        recording.logSome(256);
        QTRY_VERIFY(recording.isAllRecorded());
        QVERIFY(recording.logged < mostEvents);
    }
    for (int round = 0; round < 5; ++round) {
        recording.logSome(16);
        QTRY_VERIFY(recording.isAllRecorded());
        QCOMPARE(StubbornDisk::waiting(), 1); // still
        QCOMPARE(SessionReader::open(path).value()->endId(), recording.logged + 1); // for other readers, too
    }
    StubbornDisk::setStubborn(false);
    recording.recorder.finish();
    QCOMPARE(recording.recorder.status().notRecorded, 0U);
    QCOMPARE(SessionReader::open(path).value()->endId(), recording.logged + 1);
}

void tst_Checkpointer::aDiskThatTakesNothingHoldsNobodyUpAndIsToldOf()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("SKIPPED: under ThreadSanitizer the recorder has so many rows in hand that none need be lost");
#endif
    constexpr qint64 budget = 16 << 20;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.swbs"_s);
    Recording recording(path, budget);
    recording.logSome(1);
    QTRY_VERIFY(recording.isAllRecorded());
    StubbornDisk::setStubborn(true);
    const auto yield = qScopeGuard([] { StubbornDisk::setStubborn(false); });
    MessageLog &log = recording.log;
    while (StubbornDisk::waiting() == 0) {
        recording.logSome(256);
        QTRY_VERIFY(recording.isAllRecorded());
        QVERIFY(recording.logged < mostEvents);
    }
    // From here on this thread continues whatever the recorder waits for, until rows are lost: the whole
    // backlog, except what the recorder may hold, has left memory, from which the recorder took it.
    constexpr quint64 mostInHand = 2 * budget / payloadBytes;
    while (log.firstInMemory() <= log.endId() - recording.recorder.status().backlog + mostInHand) {
        recording.logSome(64);
        log.collect();
        log.endConversation(log.addConversation({}));
        QVERIFY(log.memoryUsed() < 2 * budget);
    }
    QVERIFY(StubbornDisk::waiting() > 0);
    StubbornDisk::setStubborn(false);
    recording.recorder.finish();
    const RecordingStatus status = recording.recorder.status();
    const auto reader = SessionReader::open(path).value();
    QCOMPARE(status.recorded + status.notRecorded, reader->endId() - 1);
    QVERIFY(status.notRecorded > 0);
    quint64 kept = 0;
    const auto isTold = [](const Event &event) {
        return !event.detail || event.detail->error.code == ErrorCode::EventsEvicted;
    };
    reader->forEach(1, reader->endId(), [&](const Event &event) {
        kept += isTold(event) ? 1 : 0;
        return true;
    });
    QCOMPARE(kept, status.recorded);
    log.collect();
    QCOMPARE(log.endId() - 1,
             recording.logged + 1); // reported once, and in the log itself, where it may also be lost
    log.forEach(log.firstInMemory(), log.endId(), [&](const Event &event) {
        kept += isTold(event) ? 0 : 1;
        return true;
    });
    QCOMPARE(kept, status.recorded);
}

void tst_Checkpointer::theJournalBeginsAnew()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.swbs"_s);
    Recording recording(path);
    QTRY_COMPARE(recording.recorder.status().state, RecordingState::Recording);
    const quint32 first = journalNumber(path);
    while (journalNumber(path) < first + 2) {
        recording.logSome(128);
        QTRY_VERIFY(recording.isAllRecorded());
        QVERIFY(recording.logged < mostEvents);
    }
    recording.recorder.finish();
    QCOMPARE(SessionReader::open(path).value()->endId(), recording.logged + 1);
    QVERIFY(!QFileInfo::exists(path + u"-wal"_s));
}

QTEST_GUILESS_MAIN(tst_Checkpointer)
#include "tst_checkpointer.moc"
