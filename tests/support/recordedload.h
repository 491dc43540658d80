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

/// What the tests of the recorder run as a process of their own, to be killed or to be kept short of disk.
namespace swb::recordedload {

inline constexpr int writers = 2;
inline constexpr auto beat = std::chrono::milliseconds(5);

inline qint64 monotonicNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

/// For how long the recorder was ready to run and no processor was free (the second number of its schedstat,
/// see https://docs.kernel.org/scheduler/sched-stats.html); 0 where the kernel does not tell.
inline qint64 recorderKeptWaitingNs()
{
    const QDir threads(QStringLiteral("/proc/self/task"));
    for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(threads.filePath(thread + QStringLiteral("/comm")));
        QFile times(threads.filePath(thread + QStringLiteral("/schedstat")));
        if (name.open(QFile::ReadOnly) && name.readAll().trimmed() == "swb.recorder"
            && times.open(QFile::ReadOnly))
            return times.readAll().split(' ').value(1).toLongLong();
    }
    return 0;
}

/// Events whose payload is "writer count", so that a gap in what one writer logged shows.
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

/// Records a load into the file that the second argument names until killed, and says with each line how many
/// events of each writer are logged at a moment of the monotonic clock, and for how long the recorder was
/// kept waiting for a processor: "time count count waited".
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
    for (;;) {
        const quint64 first = counts[0].load(std::memory_order_acquire);
        const quint64 second = counts[1].load(std::memory_order_acquire);
        std::printf("%lld %llu %llu %lld\n", static_cast<long long>(monotonicNs()),
                    static_cast<unsigned long long>(first), static_cast<unsigned long long>(second),
                    static_cast<long long>(recorderKeptWaitingNs()));
        std::fflush(stdout);
        std::this_thread::sleep_for(beat);
    }
}

} // namespace swb::recordedload
