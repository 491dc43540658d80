// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/filetransfer.h"
#include "cli/logfeed.h"
#include "cli/posix/inputreader.h"
#include "cli/posix/signalwatcher.h"
#include "cli/sendoptions.h"
#include "cli/sessionrecording.h"
#include "core/engine/engine.h"

namespace swb {

/// "swb send": opens a client, sends everything at the speed of the network, or one message repeatedly,
/// writes what comes back, and waits for the requested number of replies or, with a half-close, for the
/// peer's end. A signal closes the connection and the recording properly; the exit code is then the one that
/// a shell reports for that signal.
class SendCommand : public Command
{
    Q_OBJECT

public:
    static constexpr qsizetype unwrittenBytes = 4 << 20; ///< replies that may wait for a slow standard output
    static constexpr std::chrono::milliseconds closeTime{1000}; ///< for the peer to close too

    SendCommand(SendOptions options, Console &console);
    ~SendCommand() override;

    void start() override;

private:
    void connectEngine();
    void openClient();
    void onClientChanged(const ClientStatus &status);
    void onElsewhere(const AskedElsewhere &what);
    void onOver(const ClientStatus &status);
    void onReceived(const QByteArray &bytes);
    void onPartReceived(const QByteArray &bytes);
    void holdRepliesIfNeeded();
    void goOnReading();
    void beginSending();
    void beginRepeating();
    void takeTurn();
    [[nodiscard]] static QString howOften(qint64 sent, qint64 skipped);
    void sayHowOften();
    void sendNextPiece();
    void sendPiece(const QByteArray &bytes);
    void onPieceRead(const QByteArray &bytes);
    void onInputEnded();
    void onSendQueueEmpty();
    void onAllSent();
    void onSilence();
    void closeWhenDone();
    void restartSilence();
    void interrupt(int signal);
    void finish(int exitCode, const Error &error = {});
    [[nodiscard]] Error closedEarly() const;

    SendOptions m_options;
    std::unique_ptr<Engine> m_engine;
    SessionRecording m_recording;
    LogFeed m_feed;
    SignalWatcher m_signals;
    std::unique_ptr<InputReader> m_input;
    std::optional<Repetition> m_repetition;
    std::optional<FileTransfer> m_transfer; ///< for a file that is sent as one
    std::shared_ptr<const TrafficCounters> m_counters;
    QTimer m_turns; ///< of the repetition
    QByteArray m_gathered; ///< the part of a message read so far from standard input or the file
    EndpointId m_client = EndpointId::None;
    QTimer m_silence; ///< runs while we wait for the peer, not for our own input
    int m_replies = 0;
    bool m_connected = false;
    bool m_inputEnded = false;
    bool m_repliesHeld = false; ///< no more are accepted until standard output has caught up...
    bool m_silenceWaits = false; ///< ...and the silence does not count meanwhile
    bool m_pieceWaits = false; ///< read only once standard output has caught up
    qint64 m_sentBytes = 0;
    bool m_sending = false; ///< the engine still holds our bytes
    bool m_allSent = false;
    bool m_peerEnded = false;
    bool m_closing = false;
    int m_interrupted = 0; ///< exit code once a signal has asked us to stop
    bool m_finished = false;
};

} // namespace swb
