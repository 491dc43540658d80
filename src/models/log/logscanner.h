// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"
#include "core/tasks/workerthread.h"

#include <QList>
#include <QObject>

#include <atomic>

namespace swb {

class LogScanWorker;

/// Searches a log for the events that a filter wants, in the thread "swb.filter", which runs from the first
/// begin() on. A new begin() abandons the current search at the next event. The log must outlive it.
class LogScanner : public QObject
{
    Q_OBJECT

public:
    explicit LogScanner(const MessageLog &log, QObject *parent = nullptr);
    ~LogScanner() override;

    /// Starts a search with this filter, from this event on.
    void begin(const Filter &filter, quint64 from);
    /// Events up to here (exclusive) can be searched.
    void extend(quint64 end);
    /// Abandons the search; none of its results are reported any more.
    void abandon();

Q_SIGNALS:
    /// More matching events, ascending; all events before `next` have been checked.
    void found(const QList<quint64> &ids, quint64 next);

private:
    const MessageLog &m_log;
    std::atomic<quint64> m_run = 0; ///< counts begun and abandoned searches
    WorkerThread m_thread{QStringLiteral("swb.filter")};
    LogScanWorker *m_worker = nullptr; ///< lives in the thread, and ends with it
};

} // namespace swb
