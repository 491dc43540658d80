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

/// Writes an incoming file in the threads of a pool, so that whoever has its bytes, a network thread say,
/// never waits for the disk. What waits for it is bounded by its user, who gives no more while isFull(). All
/// calls but those of the pool are one thread's; it lives until what it was given is written, or has failed.
class FileIntake : public std::enable_shared_from_this<FileIntake>
{
public:
    static constexpr qint64 waitingBytes = 4 << 20; ///< from there on it is full

    enum class State : quint8 {
        Opening,
        Taking,
        Done, ///< it has its name
        Failed, ///< see error(); what there is stays aside, unless that is not what was promised
    };

    /// In those of all programs of this process. They end with it, once all is written.
    [[nodiscard]] static QThreadPool &disks();

    explicit FileIntake(QThreadPool &pool = disks())
        : m_pool(pool)
    { }
    Q_DISABLE_COPY_MOVE(FileIntake)

    /// See IncomingFile; of what is there already at most so many bytes are gone on with.
    void open(const QString &folder, const QString &name, const QString &key, qint64 most);
    /// While it is opening, too.
    void append(QByteArrayView bytes);
    /// That was all. With a SHA-256 it has to be that, or nothing is kept: ChecksumDiffers.
    void finish(const QByteArray &sha256 = {});
    /// No more comes; what is there stays aside.
    void cutOff();

    [[nodiscard]] State state() const;
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] qint64 begun() const; ///< bytes that were there when it was opened
    [[nodiscard]] qint64 size() const; ///< bytes on the disk
    [[nodiscard]] QByteArray sha256() const; ///< of all, once it is done or has failed at its end
    [[nodiscard]] Error error() const;

private:
    using Job = std::function<Error(IncomingFile &)>;

    void add(Job job, qint64 bytes = 0);
    void work();
    [[nodiscard]] std::optional<Job> nextJob(bool &isOver);
    void conclude(IncomingFile &file, State state, const Error &error);

    QThreadPool &m_pool;
    std::unique_ptr<IncomingFile> m_file; ///< of the pool's threads, one after the other
    mutable ShortLock m_lock; // of what follows
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
