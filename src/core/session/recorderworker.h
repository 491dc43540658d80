// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/archivechain.h"
#include "core/session/recording.h"
#include "core/tasks/shortlock.h"

#include <QMap>
#include <QObject>
#include <QTimer>
#include <atomic>

namespace swb {

class MessageLog;
class SessionReader;

/// The part of a Recorder that lives in its thread and writes the file. Only status() may be called from
/// other threads.
class RecorderWorker : public QObject
{
    Q_OBJECT

public:
    RecorderWorker(MessageLog &log, std::shared_ptr<ArchiveChain> archive);
    ~RecorderWorker() override;

    void start(const RecordingRequest &request);
    void stop();
    void setSizeCap(qint64 bytes);
    void setDocument(const QString &name, const QByteArray &json);

    [[nodiscard]] RecordingStatus status() const;

Q_SIGNALS:
    void changed(); ///< the state
    void failed(const swb::Error &error);

private:
    void tick();
    bool recordSlice(quint64 end);
    quint64 recordEvents(quint64 end);
    bool commit();
    void noteMissing(quint64 events);
    void fail(const Error &error);
    void close();
    void publish(RecordingState state, const Error &error = {});

    MessageLog &m_log;
    std::shared_ptr<ArchiveChain> m_archive;
    QTimer m_clock;
    RecordingRequest m_request;
    std::unique_ptr<SessionWriter> m_writer;
    std::shared_ptr<SessionReader> m_reader; ///< of the file being written
    QMap<QString, QByteArray> m_documents;
    quint64 m_annotationsSeen = 0;
    quint64 m_safe = 1; ///< events before this one are in a file, or gone
    bool m_saidMissing = false; ///< of this file

    std::atomic<quint64> m_next = 1; ///< the event to be recorded next
    std::atomic<qint64> m_caughtUpNs = 0; ///< when everything was last in the file
    std::atomic<quint64> m_notRecorded = 0;
    mutable ShortLock m_statusLock;
    RecordingStatus m_status;
};

} // namespace swb
