// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/logoptions.h"
#include "cli/posix/signalwatcher.h"
#include "core/export/exportrun.h"
#include "core/import/openedlog.h"
#include "core/tasks/backgroundtask.h"

namespace swb {

/// "swb log": prints or exports a log of the past. It works in its own thread, so that Ctrl+C ends it
/// properly: no half-written file is left. It ends quietly if the reader of standard output goes away.
class LogCommand : public Command
{
    Q_OBJECT

public:
    LogCommand(LogOptions options, Console &console);
    ~LogCommand() override;

    void start() override;

private:
    /// The results of the thread, read once it has ended.
    struct Findings
    {
        ImportOutcome import;
        ExportOutcome outcome;
        quint64 unreadable = 0;
        bool damaged = false;
        bool noReader = false;
    };

    static Findings work(const LogOptions &options, TaskControl &control);
    void finish();
    void tellWhatWasLeftOut();

    const LogOptions m_options;
    Findings m_findings; ///< used by the thread until it has ended
    SignalWatcher m_signals;
    BackgroundTask m_task; ///< destroyed first: its end waits for the thread
};

} // namespace swb
