// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/blockingoutput.h"

#include "cli/posix/waitunlesscancelled.h"

#include <cerrno>
#include <climits>
#include <unistd.h>

namespace swb {
namespace {

constexpr qint64 piece = PIPE_BUF; ///< the space that poll() promises (pipe(7))

} // namespace

BlockingOutput::BlockingOutput(int descriptor, const TaskControl &control)
    : m_descriptor(descriptor)
    , m_control(control)
{
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool BlockingOutput::waitUntilWritable() const
{
    return waitUnlessCancelled(m_descriptor, POLLOUT, m_control);
}

qint64 BlockingOutput::writeData(const char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size && waitUntilWritable()) {
        const ssize_t written = ::write(m_descriptor, data + done, size_t(qMin(piece, size - done)));
        if (written >= 0) {
            done += written;
        } else if (errno != EINTR && errno != EAGAIN) {
            m_noReader = errno == EPIPE;
            setErrorString(qt_error_string(errno));
            return -1;
        }
    }
    return done == size ? size : -1;
}

} // namespace swb
