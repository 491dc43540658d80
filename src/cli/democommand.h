// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/demorun.h"
#include "cli/logfeed.h"
#include "core/engine/engine.h"

namespace swb {

/// "swb demo": the main task on loopback. Starts four uppercase servers, sends to each over its own
/// transport, one after the other, and prints the log and a table of what was measured.
class DemoCommand : public Command
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds longestStep{10'000}; ///< without any event

    DemoCommand(SocketFamily sockets, Console &console);
    ~DemoCommand() override;

    void start() override;

private:
    void onServerChanged(const ServerStatus &status);
    void onClientChanged(const ClientStatus &status);
    void onReceived(EndpointId client, const QByteArray &bytes);
    void startNextServer();
    void startNextClient();
    void giveUp(const QString &problem);
    void finish();
    [[nodiscard]] DemoRun &current() { return m_runs[m_current]; }

    SocketFamily m_sockets;
    std::unique_ptr<Engine> m_engine;
    LogFeed m_feed;
    QList<DemoRun> m_runs;
    qsizetype m_current = -1; ///< -1 while the servers start
    qsizetype m_listening = 0; ///< servers that listen; they start one after the other
    QTimer m_patience;
    bool m_finished = false;
};

} // namespace swb
