// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/recorder.h"

#include "core/log/messagelog.h"
#include "core/session/archivechain.h"
#include "core/session/recorderworker.h"
#include "core/tasks/handover.h"

namespace swb {

Recorder::Recorder(MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_archive(std::make_shared<ArchiveChain>())
    , m_worker(new RecorderWorker(log, m_archive))
{
    m_log.setArchive(m_archive);
    m_worker->moveToThread(&m_thread);
    // Queued, since they come from the recorder's thread.
    connect(m_worker, &RecorderWorker::changed, this, &Recorder::changed, Qt::QueuedConnection);
    connect(m_worker, &RecorderWorker::failed, m_worker,
            [this](const Error &error) { handOver(this, [this, error] { Q_EMIT failed(error); }); });
    m_thread.launch();
}

Recorder::~Recorder()
{
    finish();
    m_thread.join();
    delete m_worker; // its thread has ended
}

void Recorder::start(const RecordingRequest &request)
{
    handOver(m_worker, [worker = m_worker, request] { worker->start(request); });
}

void Recorder::stop()
{
    handOver(m_worker, [worker = m_worker] { worker->stop(); });
}

void Recorder::finish()
{
    handOverAndWait(m_worker, [worker = m_worker] { worker->stop(); });
}

void Recorder::setDocument(const QString &name, const QByteArray &json)
{
    handOver(m_worker, [worker = m_worker, name, json] { worker->setDocument(name, json); });
}

void Recorder::setSizeCap(qint64 bytes)
{
    handOver(m_worker, [worker = m_worker, bytes] { worker->setSizeCap(bytes); });
}

RecordingStatus Recorder::status() const
{
    return m_worker->status();
}

} // namespace swb
