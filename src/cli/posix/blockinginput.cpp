// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/blockinginput.h"

#include "cli/posix/waitunlesscancelled.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace swb {
namespace {

/// Without waiting for a writer.
int openedPipe(const QString &file)
{
    return ::open(QFile::encodeName(file).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

} // namespace

BlockingInput::BlockingInput(const QString &file, const TaskControl &control)
    : m_descriptor(file == u"-" ? STDIN_FILENO : openedPipe(file))
    , m_owned(file != u"-")
    , m_control(control)
{
    if (m_descriptor < 0)
        setErrorString(qt_error_string(errno));
    else
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

BlockingInput::~BlockingInput()
{
    if (m_owned && m_descriptor >= 0)
        ::close(m_descriptor);
}

bool BlockingInput::isWanted(const QString &file)
{
    const QFileInfo info(file);
    return file == u"-" || (info.exists() && !info.isFile() && !info.isDir());
}

bool BlockingInput::waitUntilReadable() const
{
    return waitUnlessCancelled(m_descriptor, POLLIN, m_control);
}

qint64 BlockingInput::readData(char *data, qint64 size)
{
    while (waitUntilReadable()) {
        const ssize_t got = ::read(m_descriptor, data, size_t(size));
        if (got > 0)
            return got;
        if (got == 0) {
            m_ended = true;
            return -1;
        }
        if (errno != EINTR && errno != EAGAIN) {
            setErrorString(qt_error_string(errno));
            return -1;
        }
    }
    return -1;
}

} // namespace swb
