// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/recording.h"
#include "core/tasks/workerthread.h"

#include <QObject>

namespace swb {

class ArchiveChain;
class MessageLog;
class RecorderWorker;

/// Records a log into session files while it grows, in its own thread, and serves what has left memory from
/// them to the log. The log must outlive it.
/// After a kill of this process the file has everything that was logged up to 200 ms before, unless the disk
/// kept the recorder waiting. A disk that is too slow causes a backlog, which stays within the log's memory
/// budget; what leaves memory before it was written is counted in status(). An error ends the recording, is
/// reported once and is an event of the log.
class Recorder : public QObject
{
    Q_OBJECT

public:
    explicit Recorder(MessageLog &log, QObject *parent = nullptr);
    /// Closes the file properly and waits for that.
    ~Recorder() override;

    /// Begins a file, and properly closes the previous one. changed() follows.
    void start(const RecordingRequest &request);
    /// Writes what has happened so far and closes the file properly. changed() follows.
    void stop();
    /// Like stop(), but waits until the file is closed: for the end of the program.
    void finish();
    /// File size in bytes above which its oldest events are removed; 0: no limit.
    void setSizeCap(qint64 bytes);
    /// Stores a named JSON text in this file and those to come.
    void setDocument(const QString &name, const QByteArray &json);

    [[nodiscard]] RecordingStatus status() const;

Q_SIGNALS:
    void changed(); ///< the state of the recording
    void failed(const swb::Error &error);

private:
    MessageLog &m_log;
    std::shared_ptr<ArchiveChain> m_archive;
    WorkerThread m_thread{QStringLiteral("swb.recorder")};
    RecorderWorker *m_worker; ///< deleted at the end of the thread
};

} // namespace swb
