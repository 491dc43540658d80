// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/posix/inputreader.h"

#include "core/files/filename.h"
#include "core/values/errorcatalog.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace swb {
namespace {

bool canBeWaitedFor(int descriptor)
{
    struct stat facts = {};
    return ::fstat(descriptor, &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

std::unique_ptr<QSocketNotifier> makeNotifier(int descriptor)
{
    if (!canBeWaitedFor(descriptor))
        return {};
    auto notifier = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
    notifier->setEnabled(false);
    return notifier;
}

} // namespace

InputReader::InputReader(QObject *parent)
    : QObject(parent)
    , m_name(tr("standard input"))
    , m_descriptor(STDIN_FILENO)
    , m_notifier(makeNotifier(STDIN_FILENO))
{
    if (m_notifier)
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &InputReader::readNow);
}

InputReader::InputReader(const QString &file, QObject *parent)
    : QObject(parent)
    , m_name(file)
    , m_descriptor(::open(nativeName(file).constData(), O_RDONLY | O_CLOEXEC))
    , m_openError(m_descriptor < 0 ? errno : 0)
    , m_owned(true)
    , m_notifier(makeNotifier(m_descriptor))
{
    if (m_notifier)
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &InputReader::readNow);
}

InputReader::~InputReader()
{
    m_notifier.reset(); // before its descriptor
    if (m_owned && m_descriptor >= 0)
        ::close(m_descriptor);
}

void InputReader::requestPiece()
{
    if (m_openError != 0)
        fail(m_openError);
    else if (m_notifier)
        m_notifier->setEnabled(true);
    else
        readNow();
}

void InputReader::readNow()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    ssize_t length = 0;
    do {
        length = ::read(m_descriptor, bytes.data(), size_t(bytes.size()));
    } while (length < 0 && errno == EINTR);
    if (length < 0 && errno == EAGAIN && m_notifier) {
        m_notifier->setEnabled(true); // it was ready, but another reader was faster
    } else if (length < 0) {
        fail(errno);
    } else if (length == 0) {
        Q_EMIT ended();
    } else {
        bytes.truncate(length);
        Q_EMIT piece(bytes);
    }
}

void InputReader::fail(int errnoValue)
{
    Q_EMIT failed(makeError(ErrorCode::FileUnreadable, tr("Could not read %1.").arg(m_name),
                            tr("System message: %1.").arg(qt_error_string(errnoValue))));
}

} // namespace swb
