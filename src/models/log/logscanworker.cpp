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

void LogScanWorker::begin(quint64 run, const ScanTerms &terms, quint64 from)
{
    m_run = run;
    m_found = {};
    m_found.next = from;
    if (isOver())
        return;
    m_likeness = terms.folds ? std::optional(RowLikeness()) : std::nullopt;
    m_wanted = terms.wanted.predicate(m_log);
    m_muted = terms.muted ? terms.muted->predicate(m_log) : EventPredicate();
}

void LogScanWorker::scan(quint64 run, quint64 end)
{
    if (run != m_run || isOver() || m_found.next >= end)
        return;
    m_sinceReport.start();
    while (m_found.next < end && !isOver()) {
        scanSome(qMin(end, m_found.next + eventsAtOnce));
        if (m_found.next < end && m_sinceReport.elapsed() >= reportMs)
            report();
    }
    report();
}

void LogScanWorker::scanSome(quint64 end)
{
    qsizetype bytes = 0;
    m_log.forEach(m_found.next, end, [this, &bytes](const Event &event) {
        if (isOver())
            return false;
        if (m_wanted(event))
            take(event);
        m_found.next = event.id + 1;
        bytes += event.payload.size();
        return bytes < bytesAtOnce;
    });
    if (bytes < bytesAtOnce && !isOver())
        m_found.next = end; // what is no longer there was skipped
}

void LogScanWorker::take(const Event &event)
{
    if (m_muted && m_muted(event)) {
        m_found.muted.append(event.id);
        return;
    }
    m_found.ids.append(event.id);
    if (m_likeness && !m_likeness->isLikeLast(event))
        m_found.heads.append(event.id);
}

void LogScanWorker::report()
{
    if (!isOver())
        Q_EMIT found(m_run, m_found);
    m_found.ids.clear();
    m_found.heads.clear();
    m_found.muted.clear();
    m_sinceReport.start();
}

} // namespace swb
