// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logscanworker.h"

namespace swb {

namespace {

constexpr qint64 reportMs = 15; ///< about a frame
constexpr quint64 eventsAtOnce
    = 8192; ///< between two looks at the clock; an archive reads some thousands at once
constexpr qsizetype bytesAtOnce = 256 << 10; ///< looked at under the log's lock, which its merge waits for
constexpr qsizetype largePayload = 64 << 10; ///< copied out of it instead

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
    m_bytes = 0;
    bool interrupted = false;
    m_log.forEach(m_next, end, [this, &interrupted](const Event &event) {
        interrupted = !look(event);
        return !interrupted;
    });
    if (m_aside)
        take(*std::exchange(m_aside, std::nullopt));
    if (!interrupted)
        m_next = end; // what is not there any more has been passed over
}

/// Under the log's lock. False where that has to be given up for a moment, or for good.
bool LogScanWorker::look(const Event &event)
{
    if (isOver())
        return false;
    if (event.payload.size() > largePayload) {
        m_aside = event;
        m_aside->payload.detach();
        return false;
    }
    take(event);
    m_bytes += event.payload.size();
    return m_bytes < bytesAtOnce;
}

void LogScanWorker::take(const Event &event)
{
    if (m_predicate(event))
        m_ids.append(event.id);
    m_next = event.id + 1;
}

void LogScanWorker::report()
{
    if (!isOver())
        Q_EMIT found(m_run, m_ids, m_next);
    m_ids.clear();
    m_sinceReport.start();
}

} // namespace swb
