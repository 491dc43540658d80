// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/slowdisk.h"

#include "bench/contenders/serverprocess.h"
#include "bench/raw/fd.h"
#include "bench/raw/sockets.h"
#include "bench/run/loadprocess.h"

#include <QTemporaryDir>
#include <atomic>
#include <chrono>
#include <poll.h>
#include <sys/socket.h>
#include <thread>

namespace swb::bench {
namespace {

constexpr int syncMilliseconds = 1500;
constexpr int answerMilliseconds = 60'000;
constexpr double mebibyte = 1 << 20;

/// `swb serve` on a disk that is slow to report that data is safe.
Contender serverOn(const QString &file, const Settings &settings)
{
    Contender contender;
    contender.program = QStringLiteral("/usr/bin/env");
    contender.arguments = [file, settings](const Service &service) {
        QStringList arguments{QStringLiteral("LD_PRELOAD=" SWB_BENCH_SLOW_DISK),
                              QStringLiteral("ASAN_OPTIONS=verify_asan_link_order=0"),
                              QStringLiteral("SWB_FSYNC_MS=%1").arg(syncMilliseconds),
                              settings.programFolder + QStringLiteral("/swb"),
                              QStringLiteral("serve"),
                              QStringLiteral("tcp://127.0.0.1:%1").arg(service.load.port),
                              QStringLiteral("--reply"),
                              QStringLiteral("echo")};
        if (!file.isEmpty())
            arguments += {QStringLiteral("--record"), file};
        return arguments;
    };
    return contender;
}

/// Sends 64 bytes and waits for them, repeatedly; the longest wait in milliseconds.
double longestEcho(quint16 port, const std::atomic<bool> &stop)
{
    using Clock = std::chrono::steady_clock;
    const Fd fd = connectTcp(port);
    if (!waitFor(fd.get(), POLLOUT, answerMilliseconds))
        throw std::runtime_error("the server took no connection");
    disableNagle(fd.get());
    std::array<char, 64> bytes{};
    double longest = 0;
    while (!stop) {
        const auto start = Clock::now();
        if (::send(fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) != ssize_t(bytes.size()))
            throwErrno("send");
        for (size_t came = 0; came < bytes.size();) {
            if (!waitFor(fd.get(), POLLIN, answerMilliseconds))
                throw std::runtime_error("an echo did not come back");
            const ssize_t length = ::recv(fd.get(), bytes.data(), bytes.size() - came, 0);
            if (length <= 0)
                throwErrno("recv");
            came += size_t(length);
        }
        longest = std::max(longest, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        std::this_thread::sleep_for(std::chrono::milliseconds(1)); // it should wait, not load the server
    }
    return longest;
}

Round measure(const ServerProcess &server, const LoadSpec &stream)
{
    std::atomic<bool> stop = false;
    Round round;
    std::string failure;
    std::thread echo([&] {
        try {
            round.value = longestEcho(stream.port, stop);
        } catch (const std::exception &error) {
            failure = error.what();
        }
    });
    const LoadResult load = LoadProcess(stream).result();
    stop = true;
    echo.join();
    round.load.failure = load.failure + QString::fromStdString(failure);
    round.note = QStringLiteral("%1 MiB/s beside it, server at %2 MiB")
                     .arg(load.perSecond() / mebibyte, 0, 'f', 0)
                     .arg(server.residentBytes() / mebibyte, 0, 'f', 0);
    return round;
}

} // namespace

void addSlowDisk(Series &series, const Row &row, const Settings &settings, bool recording)
{
    const QTemporaryDir folder;
    const QString file = recording ? folder.filePath(QStringLiteral("a.swbs")) : QString();
    LoadSpec stream = row.load;
    stream.port = freePort();
    ServerProcess server(serverOn(file, settings), {stream, {}}, folder.path());
    series.broken = server.waitUntilReady();
    if (!series.broken.isEmpty())
        return;
    series.rounds.append(measure(server, stream));
    series.broken = series.rounds.last().load.failure;
    if (!server.isRunning())
        series.broken += QStringLiteral(" (the server ended: %1)").arg(server.lastWords());
}

} // namespace swb::bench
