// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/signalwatcher.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace swb {
namespace {

int writeEnd = -1; // the handler can only use a global

// Programs that stop a group of others often ask twice in quick succession. A user who asks again later does
// not want to wait.
constexpr std::int64_t againMs = 1000;
constexpr std::array stopSignals{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, stopSignals.size()> effectsBefore;
std::atomic<std::int64_t> firstStopMs = 0; // of the monotonic clock; 0: nobody has asked
static_assert(std::atomic<std::int64_t>::is_always_lock_free); // otherwise a handler must not use it

std::int64_t nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now); // may be called in a handler, signal-safety(7)
    return std::int64_t(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 + 1;
}

extern "C" void onStopSignal(int signal)
{
    const int savedErrno = errno;
    const std::int64_t now = nowMs();
    std::int64_t first = 0;
    const bool again = !firstStopMs.compare_exchange_strong(first, now) && now - first >= againMs;
    if (again && signal != SIGHUP) { // which a shell and the system may send repeatedly
        ::signal(signal, SIG_DFL);
        ::raise(signal);
    }
    const char byte = char(signal);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = savedErrno;
}

void handleStopSignals()
{
    struct sigaction action = {};
    action.sa_handler = onStopSignal;
    action.sa_flags = SA_RESTART;
    ::sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < stopSignals.size(); ++i) {
        ::sigaction(stopSignals[i], nullptr, &effectsBefore[i]);
        if (effectsBefore[i].sa_handler != SIG_IGN)
            ::sigaction(stopSignals[i], &action, nullptr);
    }
}

void leaveStopSignals()
{
    for (size_t i = 0; i < stopSignals.size(); ++i)
        ::sigaction(stopSignals[i], &effectsBefore[i], nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends = {-1, -1};
    if (::pipe(ends.data()) != 0)
        return; // without it the signals keep their default effect
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatcher::readPipe);
    handleStopSignals();
}

SignalWatcher::~SignalWatcher()
{
    if (m_readEnd < 0)
        return;
    leaveStopSignals();
    firstStopMs = 0;
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(std::exchange(writeEnd, -1));
}

void SignalWatcher::readPipe()
{
    std::array<char, 16> bytes = {};
    if (::read(m_readEnd, bytes.data(), bytes.size()) > 0)
        Q_EMIT stopWanted(bytes.front());
}

} // namespace swb
