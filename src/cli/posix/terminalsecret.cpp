// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/terminalsecret.h"

#include "core/files/posix/descriptor.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>

namespace swb {

namespace {

constexpr qsizetype mostBytes = 1024; // the maximum that OpenSSL accepts for a passphrase (PEM_BUFSIZE)

volatile std::sig_atomic_t caughtSignal = 0;
volatile std::sig_atomic_t signalled = -1; // the end of a pipe that wakes the waiting reader

void noteSignal(int signal)
{
    const int error = errno;
    caughtSignal = signal;
    [[maybe_unused]] const auto written = ::write(signalled, "", 1);
    errno = error;
}

/// While it exists, signals that end or stop the program only wake the waiting reader. Through a pipe, since
/// a signal just before the wait would interrupt nothing.
class HeldSignals
{
public:
    HeldSignals()
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe(ends.data()) == 0) {
            m_told = Descriptor(ends[0]);
            m_tells = Descriptor(ends[1]);
        }
        for (const int end : ends) {
            ::fcntl(end, F_SETFD, FD_CLOEXEC);
            ::fcntl(end, F_SETFL, O_NONBLOCK);
        }
        caughtSignal = 0;
        signalled = m_tells.get();
        struct sigaction interrupting = {};
        interrupting.sa_handler = noteSignal; // without SA_RESTART
        for (size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals.at(i), &interrupting, &m_before.at(i));
    }
    ~HeldSignals()
    {
        for (size_t i = 0; i < signals.size(); ++i)
            ::sigaction(signals.at(i), &m_before.at(i), nullptr);
        signalled = -1;
        if (caughtSignal != 0)
            ::raise(caughtSignal);
    }
    HeldSignals(const HeldSignals &) = delete;
    HeldSignals &operator=(const HeldSignals &) = delete;
    HeldSignals(HeldSignals &&) = delete;
    HeldSignals &operator=(HeldSignals &&) = delete;

    /// Until there is something to read; false if a signal came first.
    [[nodiscard]] bool waitFor(int descriptor) const
    {
        std::array<pollfd, 2> waits{pollfd{descriptor, POLLIN, 0}, pollfd{m_told.get(), POLLIN, 0}};
        while (::poll(waits.data(), waits.size(), -1) < 0 && errno == EINTR) { }
        return waits[1].revents == 0;
    }

private:
    static constexpr std::array<int, 5> signals{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};

    Descriptor m_told;
    Descriptor m_tells;
    std::array<struct sigaction, signals.size()> m_before{};
};

/// While it exists, the terminal does not echo.
class HiddenTyping
{
public:
    explicit HiddenTyping(int terminal)
        : m_terminal(terminal)
    {
        if (::tcgetattr(terminal, &m_before) != 0)
            return;
        termios hidden = m_before;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        m_hides = ::tcsetattr(terminal, TCSAFLUSH, &hidden) == 0;
    }
    ~HiddenTyping()
    {
        if (m_hides)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    HiddenTyping(const HiddenTyping &) = delete;
    HiddenTyping &operator=(const HiddenTyping &) = delete;
    HiddenTyping(HiddenTyping &&) = delete;
    HiddenTyping &operator=(HiddenTyping &&) = delete;

    [[nodiscard]] bool hides() const { return m_hides; }

private:
    const int m_terminal;
    termios m_before{};
    bool m_hides = false;
};

void say(int terminal, const QByteArray &text)
{
    [[maybe_unused]] const auto written = ::write(terminal, text.constData(), size_t(text.size()));
}

/// A terminal returns one line per read (termios(3), canonical mode).
std::optional<QByteArray> readLine(int terminal, const HeldSignals &held)
{
    if (!held.waitFor(terminal))
        return {};
    QByteArray line(mostBytes, Qt::Uninitialized);
    const ssize_t got = ::read(terminal, line.data(), size_t(line.size()));
    if (got <= 0)
        return {};
    line.truncate(got);
    if (line.endsWith('\n'))
        line.chop(1);
    return line;
}

} // namespace

std::optional<QByteArray> askOnTerminal(const QByteArray &prompt)
{
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC));
    if (!terminal.isOpen())
        return {};
    const HeldSignals held;
    const HiddenTyping hidden(terminal.get());
    if (!hidden.hides())
        return {};
    say(terminal.get(), prompt);
    auto line = readLine(terminal.get(), held);
    say(terminal.get(), "\n"); // the typed one is not echoed either
    return line;
}

} // namespace swb
