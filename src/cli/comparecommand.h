// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/compareoptions.h"
#include "cli/posix/signalwatcher.h"
#include "cli/progressline.h"
#include "cli/sessionrecording.h"
#include "core/log/messagelog.h"
#include "net/compare/netexperiments.h"

namespace swb {

/// "swb compare": runs one comparison and prints its scorecard.
class CompareCommand : public Command
{
    Q_OBJECT

public:
    CompareCommand(CompareOptions options, Console &console);
    ~CompareCommand() override;

    void start() override;

private:
    void onReady();
    void onProgress(const ComparisonProgress &progress);
    void onFinished(const Scorecard &scorecard, const Error &error);
    void keep(const Scorecard &scorecard);
    [[nodiscard]] int exitCodeOf(const Scorecard &scorecard) const;
    void finish(int exitCode);

    CompareOptions m_options;
    MessageLog m_log;
    NetExperiments m_experiments{m_log};
    SessionRecording m_recording;
    SignalWatcher m_signals;
    ProgressLine m_progress;
    QElapsedTimer m_running;
    EndpointId m_comparison = EndpointId::None;
    bool m_kept = true;
};

} // namespace swb
