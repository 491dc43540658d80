// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/rowlikeness.h"
#include "models/log/scanterms.h"

#include <QElapsedTimer>
#include <QObject>

#include <atomic>

namespace swb {

/// The part of LogScanner that lives in its thread.
class LogScanWorker : public QObject
{
    Q_OBJECT

public:
    /// `currentRun` is the scanner's, and the stop signal: work for another run ends.
    LogScanWorker(const MessageLog &log, const std::atomic<quint64> &currentRun)
        : m_log(log)
        , m_currentRun(currentRun)
    { }

    void begin(quint64 run, const ScanTerms &terms, quint64 from);
    void scan(quint64 run, quint64 end);

Q_SIGNALS:
    void found(quint64 run, const swb::ScanFound &found);

private:
    [[nodiscard]] bool isOver() const { return m_run != m_currentRun.load(std::memory_order_relaxed); }
    void scanSome(quint64 end);
    void take(const Event &event);
    void report();

    const MessageLog &m_log;
    const std::atomic<quint64> &m_currentRun;
    quint64 m_run = 0;
    EventPredicate m_wanted;
    EventPredicate m_muted; ///< empty if nothing is muted
    std::optional<RowLikeness> m_likeness; ///< if rows fold
    ScanFound m_found; ///< not yet reported
    QElapsedTimer m_sinceReport;
};

} // namespace swb
