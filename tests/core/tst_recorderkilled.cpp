// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionreader.h"
#include "core/values/errorcatalog.h"
#include "support/patience.h"
#include "support/recordedload.h"
#include "support/tinydisk.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <csignal>
#include <sys/resource.h>

using namespace swb;
using namespace swb::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 promisedNs = 200'000'000; ///< what was logged earlier than this before a kill is in the file
constexpr int kills = 20;
constexpr qint64 diskBytes = 8 << 20;

/// How many events of each writer were logged at a moment.
struct Acknowledged
{
    qint64 timeNs = 0;
    std::array<quint64, recordedload::writers> counts{};
    qint64 recorderWaitedNs = 0; ///< for a processor or the disk, so far
};

QList<Acknowledged> acknowledgedIn(const QByteArray &output)
{
    QList<Acknowledged> all;
    for (const QByteArray &line : output.left(output.lastIndexOf('\n')).split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        all.append(Acknowledged{words.value(0).toLongLong(),
                                {words.value(1).toULongLong(), words.value(2).toULongLong()},
                                words.value(3).toLongLong()});
    }
    return all;
}

/// The longest time in which a process that wanted to write something every few milliseconds did not get to
/// it. On such a busy machine the recorder may not get to it either.
qint64 longestSilence(const QList<Acknowledged> &all, qint64 killedNs)
{
    qint64 longest = killedNs - all.last().timeNs;
    for (qsizetype i = 1; i < all.size(); ++i)
        longest = qMax(longest, all[i].timeNs - all[i - 1].timeNs);
    return longest;
}

/// For how long of the last second the recorder could not run: others ran, or the disk was busy.
qint64 keptWaiting(const QList<Acknowledged> &all)
{
    const auto recent = std::find_if(all.begin(), all.end(), [&all](const Acknowledged &moment) {
        return moment.timeNs >= all.last().timeNs - 1'000'000'000;
    });
    return all.last().recorderWaitedNs - recent->recorderWaitedNs;
}

/// What was logged before this time is safe, whatever happens now.
qint64 safeBefore(const QList<Acknowledged> &all, qint64 nowNs)
{
    return nowNs - promisedNs - 2 * longestSilence(all, nowNs) - keptWaiting(all);
}

/// The last count of each writer in the file; empty if one is out of order.
std::optional<std::array<quint64, recordedload::writers>> countsIn(const SessionReader &reader)
{
    std::array<quint64, recordedload::writers> counts{};
    quint64 next = 1;
    const bool inTurn = reader.forEach(1, reader.endId(), [&](const Event &event) {
        const QList<QByteArray> words = event.payload.trimmed().split(' ');
        const auto writer = words.value(0).toUInt();
        return event.id == next++ && writer < counts.size()
            && words.value(1).toULongLong() == ++counts[writer];
    });
    return inTurn && next == reader.endId() ? std::optional(counts) : std::nullopt;
}

/// Whether a kill right now would have to leave some events.
bool somethingIsSafe(const QByteArray &said)
{
    if (!said.contains('\n'))
        return false;
    const QList<Acknowledged> all = acknowledgedIn(said);
    const qint64 safeNs = safeBefore(all, recordedload::monotonicNs());
    return std::any_of(all.begin(), all.end(), [safeNs](const Acknowledged &moment) {
        return moment.timeNs <= safeNs && moment.counts[0] > 0 && moment.counts[1] > 0;
    });
}

} // namespace

class tst_RecorderKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everythingUntilAMomentBeforeIsThere();
    void aFileThatMayNotGrowEndsTheRecordingOnly();
    void aFullDiskEndsTheRecordingOnly();

private:
    void checkFilled(const Outcome &outcome, const QString &path, const QByteArrayList &errors);
};

void tst_RecorderKilled::everythingUntilAMomentBeforeIsThere()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("SKIPPED: under ThreadSanitizer everything takes ten times as long, so 200 ms mean nothing");
#endif
    QTemporaryDir folder;
    int killsThatTell = 0;
    for (int i = 0; i < kills; ++i) {
        const QString path = folder.filePath(u"%1.swbs"_s.arg(i));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--load"_s, path});
        QByteArray said;
        // Only once: a pause of the machine may make something unsafe that was safe a moment ago.
        QVERIFY2(QTest::qWaitFor([&] { return somethingIsSafe(said += child.readAllStandardOutput()); }),
                 said.right(80));
        QTest::qWait(QRandomGenerator::global()->bounded(250));
        child.kill();
        const qint64 killedNs = recordedload::monotonicNs();
        QVERIFY(child.waitForFinished());
        const QList<Acknowledged> all = acknowledgedIn(said + child.readAllStandardOutput());
        const qint64 safeNs = safeBefore(all, killedNs);
        const auto reader = SessionReader::open(path);
        QVERIFY2(reader.ok(), reader ? "" : qPrintable(reader.error().toString()));
        QVERIFY(!reader.value()->header().closedInOrder);
        const auto counts = countsIn(*reader.value());
        QVERIFY(counts);
        QCOMPARE(reader.value()->unreadable(), 0U);
        bool tells = false;
        for (const Acknowledged &moment : all) {
            if (moment.timeNs > safeNs)
                break;
            for (size_t writer = 0; writer < counts->size(); ++writer) {
                tells |= moment.counts[writer] > 0;
                QVERIFY2((*counts)[writer] >= moment.counts[writer],
                         qPrintable(u"kill %1: %2 of %3 events, logged %4 ms before"_s.arg(i)
                                        .arg((*counts)[writer])
                                        .arg(moment.counts[writer])
                                        .arg((killedNs - moment.timeNs) / 1'000'000)));
            }
        }
        killsThatTell += tells ? 1 : 0;
        QVERIFY(reader.value()->conversations().size() <= recordedload::writers);
        QVERIFY(QFile::remove(path));
    }
    QVERIFY2(killsThatTell > kills / 2, qPrintable(QString::number(killsThatTell)));
}

/// What a child that filled its disk has left in `path`.
void tst_RecorderKilled::checkFilled(const Outcome &outcome, const QString &path,
                                     const QByteArrayList &errors)
{
    const QByteArray words = both(outcome.out, outcome.err);
    QVERIFY2(outcome.exitCode == 0, words);
    const QList<QByteArray> told = outcome.out.trimmed().split(' '); // recorded, then the name of the error
    QVERIFY2(errors.contains(told.value(1)), words);
    const auto reader = SessionReader::open(path);
    QVERIFY2(reader.ok(), words);
    QVERIFY(reader.value()->endId() > 1);
    QCOMPARE(reader.value()->endId() - 1, told.value(0).toULongLong());
    const auto counts = countsIn(*reader.value());
    QVERIFY(counts);
    QCOMPARE((*counts)[0], reader.value()->endId() - 1);
}

void tst_RecorderKilled::aFileThatMayNotGrowEndsTheRecordingOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.swbs"_s);
    const Outcome outcome
        = run(QCoreApplication::applicationFilePath(), {u"--fill"_s, path, u"limited"_s, path});
    // SQLite does not always keep the system's error number.
    checkFilled(outcome, path, {"disk-full", "file-unwritable"});
}

void tst_RecorderKilled::aFullDiskEndsTheRecordingOnly()
{
    const TinyDisk disk(diskBytes);
    SWB_NEED_TINY_DISK(disk);
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"a.swbs"_s);
    const Outcome outcome = run(u"unshare"_s,
                                disk.arguments(QCoreApplication::applicationFilePath(),
                                               {u"--fill"_s, disk.path(u"a.swbs"_s), u"unlimited"_s, copy}));
    checkFilled(outcome, copy, {"disk-full"});
}

namespace {

/// Records until the disk is full, reports the result, and copies the file. Arguments: the session, whether
/// the space is limited for this process, the destination of the copy.
int fill(int &argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString path = arguments[2];
    const QString copy = arguments[4];
    if (arguments[3] == u"limited") {
        const rlimit limit{rlim_t(diskBytes), rlim_t(diskBytes)};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN);
    }
    MessageLog log;
    Recorder recorder(log);
    recorder.start({path});
    const auto writer = log.makeWriter();
    std::atomic<quint64> count = 0;
    QTimer load;
    QObject::connect(&load, &QTimer::timeout, &load, [&] { recordedload::write(*writer, 0, count); });
    load.start(1);
    QObject::connect(&recorder, &Recorder::failed, &application, &QCoreApplication::quit);
    QCoreApplication::exec();
    const quint64 before = count;
    recordedload::write(*writer, 0, count);
    log.collect();
    const bool logGoesOn = log.endId() - 1 >= count && count > before;
    const RecordingStatus status = recorder.status();
    std::printf("%llu %s %s\n", static_cast<unsigned long long>(status.recorded),
                qPrintable(errorName(status.error.code)), qPrintable(status.error.toString()));
    const bool copied = path == copy
        || (QFile::copy(path, copy)
            && (!QFile::exists(path + u"-wal"_s) || QFile::copy(path + u"-wal"_s, copy + u"-wal"_s)));
    return logGoesOn && copied && status.state == RecordingState::Failed ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArray role(argc > 2 ? argv[1] : "");
    if (role == "--load")
        return recordedload::run(argc, argv);
    if (role == "--fill")
        return fill(argc, argv);
    QCoreApplication application(argc, argv);
    tst_RecorderKilled test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recorderkilled.moc"
