// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/contenders/contender.h"

#include <QProcess>
#include <QTemporaryFile>

namespace swb::bench {

/// A contender's running server, in a separate process group, ended with everything that it forked. Only this
/// class ends it, and it ends with this process at the latest.
class ServerProcess
{
public:
    ServerProcess(const Contender &contender, const Service &service, const QString &dataFolder);
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// Waits until its port is bound; returns the reason if that fails.
    [[nodiscard]] QString waitUntilReady();
    /// What it was started for: its load, with its port.
    [[nodiscard]] const Service &service() const { return m_service; }
    [[nodiscard]] bool isRunning() const;

    /// Processor time that this process (not its children) has used, in seconds (clock_getcpuclockid(3)).
    [[nodiscard]] double processorSeconds() const;
    [[nodiscard]] double residentBytes() const;
    /// The end of its standard error, for reports.
    [[nodiscard]] QString lastWords();

private:
    Service m_service;
    QTemporaryFile m_errors;
    QProcess m_process;
};

/// Makes a child die with this process; for QProcess::setChildProcessModifier.
void dieWithParent();

} // namespace swb::bench
