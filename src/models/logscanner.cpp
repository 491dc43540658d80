// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logscanner.h"

#include "models/logscanworker.h"

namespace swb {

using namespace Qt::StringLiterals;

LogScanner::LogScanner(const MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    m_thread.setObjectName(u"swb.filter"_s);
}

LogScanner::~LogScanner()
{
    abandon();
    m_thread.quit();
    m_thread.wait();
}

void LogScanner::begin(const Filter &filter, quint64 from)
{
    abandon();
    if (!m_worker) {
        m_worker = new LogScanWorker(m_log, m_run);
        m_worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        // Queued, since it crosses from the worker's thread to this one.
        connect(
            m_worker, &LogScanWorker::found, this,
            [this](quint64 run, const QList<quint64> &ids, quint64 next) {
                if (run == m_run)
                    Q_EMIT found(ids, next);
            },
            Qt::QueuedConnection);
        m_thread.start(QThread::LowPriority);
    }
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, run = m_run.load(), filter, from] { worker->begin(run, filter, from); },
        Qt::QueuedConnection);
}

void LogScanner::extend(quint64 end)
{
    if (m_worker)
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker, run = m_run.load(), end] { worker->scan(run, end); },
            Qt::QueuedConnection);
}

void LogScanner::abandon()
{
    ++m_run;
}

} // namespace swb
