// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/keylog.h"

#include "core/tasks/handover.h"
#include "net/tls/tlscontexts.h"

#include <QHash>
#include <mutex>

namespace swb {

namespace {

/// The open files, by path.
struct Known
{
    ShortLock lock;
    QHash<QString, std::weak_ptr<KeyLog>> logs;
};

Known &known()
{
    static Known logs;
    return logs;
}

std::shared_ptr<KeyLog> knownAt(const QString &path)
{
    const std::scoped_lock held(known().lock);
    return known().logs.value(path).lock();
}

} // namespace

Result<std::shared_ptr<KeyLog>> KeyLog::at(const QString &path)
{
    if (auto log = knownAt(path); log && log->m_file.isInPlace())
        return log;
    auto log = std::make_shared<KeyLog>();
    if (Error error = log->m_file.open(path); error.isError())
        return error;
    const std::scoped_lock held(known().lock);
    known().logs.insert(path, log);
    return log;
}

/// Not immediately: this is a network thread, during a handshake.
void KeyLog::append(const QByteArray &line)
{
    handOver(TlsContexts::shared().pool(), [self = shared_from_this(), line] { self->write(line); });
}

void KeyLog::write(const QByteArray &line)
{
    const Error error = m_file.append(line);
    if (!error.isError())
        return;
    const std::scoped_lock held(m_lock);
    m_problem = error;
}

Error KeyLog::takeProblem()
{
    const std::scoped_lock held(m_lock);
    return std::exchange(m_problem, {});
}

} // namespace swb
