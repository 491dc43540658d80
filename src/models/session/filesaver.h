// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/workerthread.h"
#include "core/values/error.h"

#include <QByteArrayView>
#include <QObject>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>

namespace swb {

/// Writes files one after the other in its own thread, so that neither a slow disk nor a long file blocks the
/// window. A file gets its name only once all of it is written: a failure or a cancel leaves the old one
/// unchanged.
class FileSaver : public QObject
{
    Q_OBJECT

public:
    /// Where a source puts its bytes, in order. Used in the saving thread.
    class Sink
    {
    public:
        virtual ~Sink() = default;
        /// False if no more is wanted: the disk is full, or the saving was cancelled.
        virtual bool write(QByteArrayView bytes) = 0;
        [[nodiscard]] virtual bool isStopped() const = 0;
    };
    /// Runs in the saving thread and returns when everything is written, or nothing more is wanted.
    using Source = std::function<void(Sink &)>;

    explicit FileSaver(QObject *parent = nullptr);
    ~FileSaver() override;

    /// Queues a file for writing; saved() or cancelled() follows for each.
    void save(const QString &path, Source source);
    /// Cancels the current file and those in the queue.
    void cancel();
    [[nodiscard]] bool isSaving() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progressed(qint64 bytes); ///< written so far; at most a few times per MiB
    /// FileUnwritable or DiskFull on failure. Not emitted after a cancel.
    void saved(const QString &path, qint64 bytes, const swb::Error &error);
    void cancelled();

private:
    struct Job
    {
        QString path;
        Source source;
    };
    void start(const Job &job);
    void startNext();
    void finish(const QString &path, qint64 bytes, const Error &error);

    std::deque<Job> m_waiting;
    std::unique_ptr<WorkerThread> m_thread;
    std::shared_ptr<std::atomic_bool> m_stop;
};

} // namespace swb
