// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/recorder.h"

#include "core/log/messagelog.h"
#include "core/session/archivechain.h"
#include "core/session/recorderworker.h"

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
    connect(m_worker, &RecorderWorker::failed, this, &Recorder::failed, Qt::QueuedConnection);
    m_thread.setObjectName(QStringLiteral("swb.recorder"));
    m_thread.start();
}

Recorder::~Recorder()
{
    finish();
    m_thread.quit();
    m_thread.wait();
    delete m_worker; // its thread is over
}

void Recorder::start(const RecordingRequest &request)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, request] { worker->start(request); });
}

void Recorder::stop()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->stop(); });
}

void Recorder::finish()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->stop(); }, Qt::BlockingQueuedConnection);
}

void Recorder::setDocument(const QString &name, const QByteArray &json)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, name, json] { worker->setDocument(name, json); });
}

void Recorder::setSizeCap(qint64 bytes)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, bytes] { worker->setSizeCap(bytes); });
}

RecordingStatus Recorder::status() const
{
    return m_worker->status();
}

} // namespace swb
