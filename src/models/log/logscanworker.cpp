// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logscanworker.h"

namespace swb {

namespace {

constexpr qint64 reportMs = 15; ///< about a frame
// Between two checks of the clock; an archive reads some thousands at once
constexpr quint64 eventsAtOnce = 8192;
constexpr qsizetype bytesAtOnce = 1 << 20;

} // namespace

void LogScanWorker::begin(quint64 run, const Filter &filter, quint64 from)
{
    m_run = run;
    m_next = from;
    m_ids.clear();
    m_predicate = isOver() ? EventPredicate() : filter.predicate(m_log);
}

void LogScanWorker::scan(quint64 run, quint64 end)
{
    if (run != m_run || isOver() || m_next >= end)
        return;
    m_sinceReport.start();
    while (m_next < end && !isOver()) {
        scanSome(qMin(end, m_next + eventsAtOnce));
        if (m_next < end && m_sinceReport.elapsed() >= reportMs)
            report();
    }
    report();
}

void LogScanWorker::scanSome(quint64 end)
{
    qsizetype bytes = 0;
    m_log.forEach(m_next, end, [this, &bytes](const Event &event) {
        if (isOver())
            return false;
        if (m_predicate(event))
            m_ids.append(event.id);
        m_next = event.id + 1;
        bytes += event.payload.size();
        return bytes < bytesAtOnce;
    });
    if (bytes < bytesAtOnce && !isOver())
        m_next = end; // what is no longer there was skipped
}

void LogScanWorker::report()
{
    if (!isOver())
        Q_EMIT found(m_run, m_ids, m_next);
    m_ids.clear();
    m_sinceReport.start();
}

} // namespace swb
