// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileintake.h"

#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <mutex>

namespace swb {

namespace {

constexpr int diskThreads = 4;

struct DiskPool : QThreadPool
{
    DiskPool()
    {
        setObjectName(QStringLiteral("swb.files"));
        setMaxThreadCount(diskThreads);
    }
};

} // namespace

QThreadPool &FileIntake::disks()
{
    static DiskPool pool;
    return pool;
}

void FileIntake::open(const QString &folder, const QString &name, const QString &key, qint64 most)
{
    m_file = std::make_unique<IncomingFile>(folder, name, key);
    add([this, most](IncomingFile &file) {
        Error error = file.open(most);
        const std::lock_guard guard(m_lock);
        m_begun = m_size = file.size();
        if (!error.isError())
            m_state = State::Taking;
        return error;
    });
}

void FileIntake::append(QByteArrayView bytes)
{
    add(
        [this, bytes = bytes.toByteArray()](IncomingFile &file) {
            Error error = file.append(bytes);
            const std::lock_guard guard(m_lock);
            m_size = file.size();
            return error;
        },
        bytes.size());
}

void FileIntake::finish(const QByteArray &sha256)
{
    add([this, sha256](IncomingFile &file) {
        if (!sha256.isEmpty() && file.sha256() != sha256) {
            file.discard();
            return makeError(
                ErrorCode::ChecksumDiffers,
                QCoreApplication::translate("swb::FileIntake", "A received file was discarded."));
        }
        Error error = file.commit();
        if (!error.isError())
            conclude(file, State::Done, {});
        return error;
    });
}

void FileIntake::cutOff()
{
    add([](IncomingFile &) {
        return makeError(
            ErrorCode::IncompleteMessage,
            QCoreApplication::translate("swb::FileIntake", "A file was not received completely."));
    });
}

void FileIntake::add(Job job, qint64 bytes)
{
    const std::lock_guard guard(m_lock);
    if (m_state == State::Done || m_state == State::Failed)
        return;
    m_jobs.emplace_back(std::move(job), bytes);
    m_waiting += bytes;
    if (!std::exchange(m_working, true))
        handOver(m_pool, [self = shared_from_this()] { self->work(); });
}

/// What arrives meanwhile is handled by the same thread.
void FileIntake::work()
{
    bool isOver = false;
    while (const std::optional<Job> job = nextJob(isOver)) {
        Q_ASSERT(!ShortLock::isHeldByThisThread());
        if (const Error error = (*job)(*m_file); error.isError())
            conclude(*m_file, State::Failed, error);
    }
    if (isOver)
        m_file.reset(); // nobody adds anything any more
}

std::optional<FileIntake::Job> FileIntake::nextJob(bool &isOver)
{
    const std::lock_guard guard(m_lock);
    isOver = m_state == State::Done || m_state == State::Failed;
    if (isOver) {
        m_jobs.clear();
        m_waiting = 0;
    }
    if (m_jobs.empty()) {
        m_working = false;
        return {};
    }
    auto [job, bytes] = std::move(m_jobs.front());
    m_jobs.pop_front();
    m_waiting -= bytes;
    return job;
}

void FileIntake::conclude(IncomingFile &file, State state, const Error &error)
{
    const QByteArray sha256 = file.sha256();
    const std::lock_guard guard(m_lock);
    m_state = state;
    m_sha256 = sha256;
    m_error = error;
}

FileIntake::State FileIntake::state() const
{
    const std::lock_guard guard(m_lock);
    return m_state;
}

bool FileIntake::isFull() const
{
    const std::lock_guard guard(m_lock);
    return m_waiting >= waitingBytes;
}

qint64 FileIntake::begun() const
{
    const std::lock_guard guard(m_lock);
    return m_begun;
}

qint64 FileIntake::size() const
{
    const std::lock_guard guard(m_lock);
    return m_size;
}

QByteArray FileIntake::sha256() const
{
    const std::lock_guard guard(m_lock);
    return m_sha256;
}

Error FileIntake::error() const
{
    const std::lock_guard guard(m_lock);
    return m_error;
}

} // namespace swb
