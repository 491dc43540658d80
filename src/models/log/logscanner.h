// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/workerthread.h"
#include "models/log/scanterms.h"

#include <QObject>

#include <atomic>

namespace swb {

class LogScanWorker;

/// Searches a log for the wanted events, in the thread "swb.filter", which runs from the first begin() on. A
/// new begin() abandons the current search at the next event. The log must outlive it.
class LogScanner : public QObject
{
    Q_OBJECT

public:
    explicit LogScanner(const MessageLog &log, QObject *parent = nullptr);
    ~LogScanner() override;

    /// Starts a search for this, from this event on.
    void begin(const ScanTerms &terms, quint64 from);
    /// Events up to here (exclusive) can be searched.
    void extend(quint64 end);
    /// Abandons the search; none of its results are reported any more.
    void abandon();

Q_SIGNALS:
    void found(const swb::ScanFound &found);

private:
    const MessageLog &m_log;
    std::atomic<quint64> m_run = 0; ///< counts begun and abandoned searches
    WorkerThread m_thread{QStringLiteral("swb.filter")};
    LogScanWorker *m_worker = nullptr; ///< lives in the thread, and ends with it
};

} // namespace swb
