// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/logfeed.h"
#include "cli/posix/signalwatcher.h"
#include "cli/sessionrecording.h"
#include "core/engine/engine.h"

#include <memory>

namespace swb {

/// A command that listens and prints its events until it is stopped, by a signal or because nobody reads its
/// lines any more.
class ListenCommand : public Command
{
    Q_OBJECT

public:
    static constexpr qint64 logBytes = qint64(256)
        << 20; ///< holds the lines that a slow reader has not taken
    static constexpr std::chrono::milliseconds stopTime{2000}; ///< for all to report that they have stopped

    void start() override;

protected:
    struct Setting
    {
        RecordOptions record;
        SessionEndpoints endpoints; ///< to be stored in it
        bool json = false;
        bool quiet = false;
    };

    ListenCommand(const Setting &setting, Console &console);
    ~ListenCommand() override;

    /// The recording is ready, and nobody has asked to stop.
    virtual void listen() = 0;
    /// All events are printed: the place for final output.
    virtual void sayLast() { }

    void tellListening(EndpointId id, EndpointUrl url, const SocketAddress &bound);
    void fail(const Error &error);
    void stop();
    void finish();
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] const LogFeed::Figures &figures() const { return m_feed.figures(); }

private:
    std::unique_ptr<Engine> m_engine;
    SessionRecording m_recording;
    LogFeed m_feed;
    SignalWatcher m_signals;
    int m_exitCode = ExitOk;
    bool m_stopping = false;
    bool m_finished = false;
};

} // namespace swb
