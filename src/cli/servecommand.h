// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/logfeed.h"
#include "cli/serveoptions.h"
#include "cli/sessionrecording.h"
#include "cli/signalwatcher.h"
#include "core/engine/engine.h"

#include <QSet>

namespace swb {

/// "swb serve": runs servers and prints their events until it is told to stop, until each has served its one
/// client (--once), or until one of them fails.
class ServeCommand : public Command
{
    Q_OBJECT

public:
    static constexpr qint64 logBytes = qint64(256)
        << 20; ///< holds what a slow reader of our lines leaves waiting
    static constexpr std::chrono::milliseconds stopTime{
        2000}; ///< for the servers to say that they have stopped

    ServeCommand(ServeOptions options, Console &console);
    ~ServeCommand() override;

    void start() override;

private:
    /// One after the other, so that what they print comes in the order of the URLs.
    void startNextServer();
    void onServerChanged(const ServerStatus &status);
    void onListening(const ServerStatus &status);
    void onOver(const ServerStatus &status);
    void stop();
    void finish();

    ServeOptions m_options;
    std::unique_ptr<Engine> m_engine;
    SessionRecording m_recording;
    LogFeed m_feed;
    SignalWatcher m_signals;
    QSet<EndpointId> m_running;
    qsizetype m_started = 0;
    int m_exitCode = ExitOk;
    bool m_stopping = false;
    bool m_finished = false;
};

} // namespace swb
