// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/fdwriter.h"

#include "cli/posix/pipeend.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace swb {
namespace {

// A pipe that poll() reports writable accepts this much without blocking (pipe(7), POSIX write()).
constexpr qsizetype pipePiece = PIPE_BUF;
constexpr qsizetype filePiece = 1 << 20;
constexpr qsizetype compactBytes = 1 << 20; ///< written bytes that may stay in front of the queue

bool isFile(int descriptor)
{
    struct stat facts = {};
    return ::fstat(descriptor, &facts) == 0 && S_ISREG(facts.st_mode);
}

} // namespace

FdWriter::FdWriter(int descriptor, QObject *parent)
    : QObject(parent)
    , m_pipe(nonBlockingPipe(descriptor))
    , m_descriptor(m_pipe.isOpen() ? m_pipe.get() : descriptor)
    , m_canBlock(!m_pipe.isOpen() && !isFile(descriptor))
    , m_notifier(QSocketNotifier::Write)
{
    m_notifier.setSocket(m_descriptor);
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        writeWhatFits();
        if (!m_failed && pendingBytes() == 0)
            Q_EMIT drained();
    });
}

void FdWriter::write(const QByteArray &bytes)
{
    if (m_failed || bytes.isEmpty())
        return;
    m_queue.append(bytes);
    if (!m_notifier.isEnabled())
        writeWhatFits();
}

bool FdWriter::takesMore() const
{
    pollfd question{m_descriptor, POLLOUT, 0};
    return !m_canBlock || ::poll(&question, 1, 0) > 0;
}

void FdWriter::writeWhatFits()
{
    const qsizetype piece = m_canBlock ? pipePiece : filePiece;
    while (pendingBytes() > 0 && takesMore()) {
        const auto size = static_cast<size_t>(std::min(piece, pendingBytes()));
        const ssize_t written = ::write(m_descriptor, m_queue.constData() + m_start, size);
        if (written >= 0)
            m_start += written;
        else if (errno == EAGAIN)
            break; // the pipe is full, or another holder of the descriptor made it non-blocking
        else if (errno != EINTR)
            return fail(errno);
    }
    if (pendingBytes() > 0) {
        m_notifier.setEnabled(true);
        if (m_start >= compactBytes) // otherwise a slow reader would make the queue grow forever
            m_queue.remove(0, std::exchange(m_start, 0));
        return;
    }
    m_notifier.setEnabled(false);
    m_queue.resize(0);
    m_start = 0;
}

void FdWriter::fail(int errnoValue)
{
    m_failed = true;
    m_notifier.setEnabled(false);
    m_queue.clear();
    m_start = 0;
    Q_EMIT failed(errnoValue);
}

} // namespace swb
