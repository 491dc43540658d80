// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/logfeed.h"
#include "cli/relayoptions.h"
#include "cli/sessionrecording.h"
#include "cli/signalwatcher.h"
#include "core/engine/engine.h"

namespace swb {

/// "swb relay": runs one relay and prints its events until it is told to stop, then what was set beside what
/// was measured.
class RelayCommand : public Command
{
    Q_OBJECT

public:
    static constexpr qint64 logBytes = qint64(256)
        << 20; ///< holds what a slow reader of our lines leaves waiting
    static constexpr std::chrono::milliseconds stopTime{2000}; ///< for the relay to say that it has stopped

    RelayCommand(RelayOptions options, Console &console);
    ~RelayCommand() override;

    void start() override;

private:
    void onRelayChanged(const RelayStatus &status);
    void onListening(const RelayStatus &status);
    void stop();
    void finish();

    RelayOptions m_options;
    std::unique_ptr<Engine> m_engine;
    SessionRecording m_recording;
    LogFeed m_feed;
    SignalWatcher m_signals;
    RelayStatus m_status;
    int m_exitCode = ExitOk;
    bool m_stopping = false;
    bool m_finished = false;
};

/// What was set beside what was measured, as a table.
[[nodiscard]] QByteArray relaySummaryText(const RelayStatus &status);
/// The same as one JSON object: {"kind":"relay-summary","seed":7,"toServer":{...},"toClient":{...}}, each
/// with "configured" {option: value as it is written} and "measured": received, receivedBytes, passed,
/// passedBytes, waiting, duplicated, reordered, corrupted, systemDropped, dropped {reason: count}, and, where
/// anything passed, delayNs {mean, deviation, max} and bitsPerSecond.
[[nodiscard]] QByteArray relaySummaryJson(const RelayStatus &status);

} // namespace swb
