// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logscanner.h"

#include "core/tasks/handover.h"
#include "models/log/logscanworker.h"

namespace swb {

using namespace Qt::StringLiterals;

LogScanner::LogScanner(const MessageLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{ }

LogScanner::~LogScanner()
{
    abandon();
    m_thread.join();
}

void LogScanner::begin(const ScanTerms &terms, quint64 from)
{
    abandon();
    if (!m_worker) {
        m_worker = new LogScanWorker(m_log, m_run);
        m_worker->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
        connect(m_worker, &LogScanWorker::found, m_worker, [this](quint64 run, const ScanFound &some) {
            handOver(this, [this, run, some] {
                if (run == m_run)
                    Q_EMIT found(some);
            });
        });
        m_thread.launch(QThread::LowPriority);
    }
    handOver(m_worker,
             [worker = m_worker, run = m_run.load(), terms, from] { worker->begin(run, terms, from); });
}

void LogScanner::extend(quint64 end)
{
    if (m_worker)
        handOver(m_worker, [worker = m_worker, run = m_run.load(), end] { worker->scan(run, end); });
}

void LogScanner::abandon()
{
    ++m_run;
}

} // namespace swb
