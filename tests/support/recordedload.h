// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"
#include "core/log/messagelog.h"
#include "core/session/recorder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

/// Loads that the recorder's tests run as a separate process, to be killed or to be kept short of disk space.
namespace swb::recordedload {

inline constexpr int writers = 2;
inline constexpr auto beat = std::chrono::milliseconds(5);

inline qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

/// How long the recorder's thread was unable to run.
class RecorderPauses
{
public:
    /// Checks again, and returns for how long since the beginning it was ready to run with no processor free
    /// (the second number of its schedstat, see https://docs.kernel.org/scheduler/sched-stats.html), or
    /// waited for the disk (state D in its stat, see proc_pid_stat(5)), which is only as exact as the calls
    /// are frequent. 0 if the kernel does not report it.
    qint64 lookAgain()
    {
        const qint64 nowNs = monotonicNs();
        const QDir threads(QStringLiteral("/proc/self/task"));
        for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString folder = threads.filePath(thread);
            if (read(folder + QStringLiteral("/comm")).trimmed() != "swb.recorder")
                continue;
            const QByteArray stat = read(folder + QStringLiteral("/stat"));
            if (stat.mid(stat.lastIndexOf(')') + 2, 1) == "D")
                m_diskNs += nowNs - m_lookedNs;
            m_processorNs = read(folder + QStringLiteral("/schedstat")).split(' ').value(1).toLongLong();
        }
        m_lookedNs = nowNs;
        return m_processorNs + m_diskNs;
    }

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    qint64 m_lookedNs = monotonicNs();
    qint64 m_processorNs = 0;
    qint64 m_diskNs = 0;
};

/// Events with the payload "writer count", so that a gap in one writer's events is visible.
inline void write(LogWriter &writer, int number, std::atomic<quint64> &count)
{
    const Subject subject{EndpointId(1), ConversationId(quint32(number) + 1), Transport::Tcp};
    for (int i = 0; i < 500; ++i) {
        const quint64 next = count.load(std::memory_order_relaxed) + 1;
        const QByteArray words = QByteArray::number(number) + ' ' + QByteArray::number(next);
        const QByteArray payload = words.leftJustified(64);
        writer.data(subject, Direction::In, payload);
        count.store(next, std::memory_order_release);
    }
}

/// Records a load into the file named by the second argument until killed. Each output line says how many
/// events of each writer are logged at a moment of the monotonic clock, and how long the recorder has waited
/// for a processor or the disk: "time count count waited".
inline int run(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    MessageLog log;
    Recorder recorder(log);
    recorder.start({QString::fromLocal8Bit(argv[2])});
    std::vector<std::atomic<quint64>> counts(writers);
    std::vector<std::thread> threads;
    for (int i = 0; i < writers; ++i) {
        threads.emplace_back([&log, &counts, i] {
            const auto writer = log.makeWriter();
            for (;;) {
                write(*writer, i, counts[size_t(i)]);
                std::this_thread::sleep_for(beat);
            }
        });
    }
    RecorderPauses pauses;
    for (;;) {
        const quint64 first = counts[0].load(std::memory_order_acquire);
        const quint64 second = counts[1].load(std::memory_order_acquire);
        std::printf("%lld %llu %llu %lld\n", static_cast<long long>(monotonicNs()),
                    static_cast<unsigned long long>(first), static_cast<unsigned long long>(second),
                    static_cast<long long>(pauses.lookAgain()));
        std::fflush(stdout);
        std::this_thread::sleep_for(beat);
    }
}

} // namespace swb::recordedload
