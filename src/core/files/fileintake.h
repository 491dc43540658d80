// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/incomingfile.h"
#include "core/tasks/shortlock.h"

#include <QThreadPool>
#include <deque>
#include <functional>
#include <optional>

namespace swb {

/// Writes an incoming file in the threads of a pool, so that the producer of its bytes, such as a network
/// thread, never waits for the disk. The producer bounds what waits by giving no more while isFull(). All
/// calls except those of the pool come from one thread; the object lives until everything given is written or
/// has failed.
class FileIntake : public std::enable_shared_from_this<FileIntake>
{
public:
    static constexpr qint64 waitingBytes = 4 << 20; ///< full from here on

    enum class State : quint8 {
        Opening,
        Taking,
        Done, ///< the file has its final name
        Failed, ///< see error(); the part that is there stays aside, unless it differs from what was promised
    };

    /// The pool that all files of this process share. It ends with the process, once everything is written.
    [[nodiscard]] static QThreadPool &disks();

    explicit FileIntake(QThreadPool &pool = disks())
        : m_pool(pool)
    { }
    Q_DISABLE_COPY_MOVE(FileIntake)

    /// See IncomingFile; continues an existing part of at most this many bytes.
    void open(const QString &folder, const QString &name, const QString &key, qint64 most);
    /// Also while the file is still being opened.
    void append(QByteArrayView bytes);
    /// All bytes have been given. If there is a SHA-256, the file has to match it, otherwise it is discarded:
    /// ChecksumDiffers.
    void finish(const QByteArray &sha256 = {});
    /// No more bytes will come; the part that is there stays aside.
    void cutOff();

    [[nodiscard]] State state() const;
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] qint64 begun() const; ///< bytes that existed when it was opened
    [[nodiscard]] qint64 size() const; ///< bytes on the disk
    [[nodiscard]] QByteArray sha256() const; ///< of all bytes, once done or failed at the end
    [[nodiscard]] Error error() const;

private:
    using Job = std::function<Error(IncomingFile &)>;

    void add(Job job, qint64 bytes = 0);
    void work();
    [[nodiscard]] std::optional<Job> nextJob(bool &isOver);
    void conclude(IncomingFile &file, State state, const Error &error);

    QThreadPool &m_pool;
    std::unique_ptr<IncomingFile> m_file; ///< used by the pool's threads, one at a time
    mutable ShortLock m_lock; // guards what follows
    std::deque<std::pair<Job, qint64>> m_jobs;
    qint64 m_waiting = 0; ///< bytes in those
    bool m_working = false;
    State m_state = State::Opening;
    qint64 m_begun = 0;
    qint64 m_size = 0;
    QByteArray m_sha256;
    Error m_error;
};

} // namespace swb
