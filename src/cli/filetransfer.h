// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/progressline.h"
#include "core/values/counters.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace swb {

/// Reports the progress of a file that is sent in the format of protocols/files, and at the end how long it
/// took: the former only on a terminal, both on standard error.
class FileTransfer
{
    Q_DECLARE_TR_FUNCTIONS(FileTransfer)

public:
    FileTransfer(Console &console, qint64 bytes);

    /// A line that the peer has answered, and what this connection has sent so far.
    void heard(const QByteArray &line, std::shared_ptr<const TrafficCounters> counters);
    void end() { m_clock.stop(); }

private:
    void begin(qint64 from);
    void show();
    void sayStored(const QString &sha256);

    Console &m_console;
    ProgressLine m_line;
    QTimer m_clock;
    QElapsedTimer m_time;
    std::shared_ptr<const TrafficCounters> m_counters;
    const qint64 m_bytes;
    qint64 m_from = 0; ///< bytes that the peer already had
    quint64 m_before = 0; ///< bytes sent before those of the file
};

} // namespace swb
