// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signalwatcher.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace swb {
namespace {

int writeEnd = -1; // the handler can reach nothing but a global

extern "C" void onStopSignal(int)
{
    const int savedErrno = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = savedErrno;
}

void handleStopSignals(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART | (handler == SIG_DFL ? 0 : int(SA_RESETHAND)); // only the first is ours
    ::sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM})
        ::sigaction(signal, &action, nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    std::array<int, 2> ends = {-1, -1};
    if (::pipe(ends.data()) != 0)
        return; // without it the signals keep their ordinary effect
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SignalWatcher::readPipe);
    handleStopSignals(onStopSignal);
}

SignalWatcher::~SignalWatcher()
{
    if (m_readEnd < 0)
        return;
    handleStopSignals(SIG_DFL);
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(std::exchange(writeEnd, -1));
}

void SignalWatcher::readPipe()
{
    std::array<char, 16> bytes = {};
    if (::read(m_readEnd, bytes.data(), bytes.size()) > 0)
        Q_EMIT stopWanted();
}

} // namespace swb
