// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sendcommand.h"

#include "cli/failureline.h"
#include "core/payload/jsontext.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "net/netengine.h"
#include "protocols/schemes.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace swb {

SendCommand::SendCommand(SendOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
    , m_engine(std::make_unique<NetEngine>())
    , m_recording(m_engine->log(), m_options.record, {{}, {m_options.client}},
                  m_options.json ? nullptr : &console)
    , m_feed(m_engine->log(), console.err, lineFormat(m_options.json),
             m_options.fileBytes < 0 ? LogFeed::What::All : LogFeed::What::Important)
{
    if (m_options.fileBytes >= 0 && !m_options.json)
        m_transfer.emplace(console, m_options.fileBytes);
    connect(&m_recording, &SessionRecording::ready, this, &SendCommand::openClient);
    connect(&m_recording, &SessionRecording::refused, this,
            [this](const Error &error) { finish(ExitNetworkFailure, error); });
    m_turns.setTimerType(Qt::PreciseTimer);
    connect(&m_turns, &QTimer::timeout, this, &SendCommand::takeTurn);
    m_silence.setSingleShot(true);
    m_silence.setInterval(m_options.timeout);
    m_silence.setTimerType(
        Qt::PreciseTimer); // a coarse timer may be 5 % early, and report more time than has passed
    connect(&m_silence, &QTimer::timeout, this, &SendCommand::onSilence);
    connectEngine();
    connect(&console.out, &FdWriter::drained, this, [this] {
        if (std::exchange(m_repliesHeld, false))
            goOnReading();
        if (std::exchange(m_pieceWaits, false))
            sendNextPiece();
    });
    connect(&console.out, &FdWriter::failed, this, [this] { finish(ExitNetworkFailure); });
    connect(&m_signals, &SignalWatcher::stopWanted, this, &SendCommand::interrupt);
}

SendCommand::~SendCommand() = default;

/// Signals of a client that has been replaced by another one are ignored.
void SendCommand::connectEngine()
{
    connect(m_engine.get(), &Engine::clientChanged, this, [this](const ClientStatus &status) {
        if (status.id == m_client)
            onClientChanged(status);
    });
    connect(m_engine.get(), &Engine::received, this, [this](EndpointId client, const QByteArray &bytes) {
        if (client == m_client)
            onReceived(bytes);
    });
    connect(m_engine.get(), &Engine::partReceived, this, [this](EndpointId client, const QByteArray &bytes) {
        if (client == m_client)
            onPartReceived(bytes);
    });
    connect(m_engine.get(), &Engine::elsewhere, this, [this](EndpointId client, const AskedElsewhere &what) {
        if (client == m_client)
            onElsewhere(what);
    });
    connect(m_engine.get(), &Engine::sendQueueEmpty, this, [this](EndpointId client) {
        if (client == m_client)
            onSendQueueEmpty();
    });
    connect(m_engine.get(), &Engine::sendFailed, this, [this](EndpointId client, const Error &error) {
        if (client != m_client)
            return;
        const bool unanswered = error.code == ErrorCode::ReplyTimeout || error.code == ErrorCode::ClosedEarly;
        finish(unanswered ? ExitNoReply : ExitNetworkFailure, error);
    });
}

void SendCommand::start()
{
    m_recording.begin();
}

void SendCommand::openClient()
{
    m_client = m_engine->openClient(m_options.client);
    m_engine->watchReplies(m_client);
    m_feed.setUrl(m_client, m_options.client.url.toString());
}

void SendCommand::onClientChanged(const ClientStatus &status)
{
    m_counters = status.counters;
    if (isOver(status.state))
        return onOver(status);
    if (status.state < LinkState::Connected)
        return;
    if (status.error.code == ErrorCode::NobodyListening)
        return finish(ExitNetworkFailure,
                      status.error); // any other complaint did not keep us from connecting
    if (!std::exchange(m_connected, true))
        beginSending();
    if (status.state == LinkState::HalfClosedByPeer)
        m_peerEnded = true;
    closeWhenDone();
}

void SendCommand::beginSending()
{
    if (!m_options.message) {
        m_input = m_options.file.isEmpty() ? std::make_unique<InputReader>()
                                           : std::make_unique<InputReader>(m_options.file);
        connect(m_input.get(), &InputReader::piece, this, &SendCommand::onPieceRead);
        connect(m_input.get(), &InputReader::ended, this, &SendCommand::onInputEnded);
        connect(m_input.get(), &InputReader::failed, this,
                [this](const Error &error) { finish(ExitNetworkFailure, error); });
        return sendNextPiece();
    }
    if (m_options.repeat)
        return beginRepeating();
    m_inputEnded = true;
    if (m_options.message->isEmpty() && isStream(m_options.client.url.transport))
        return onAllSent(); // a stream has no empty messages
    sendPiece(*m_options.message);
}

void SendCommand::beginRepeating()
{
    m_repetition.emplace(*m_options.message, *m_options.repeat);
    if (m_options.repeat->every.count() > 0)
        m_turns.start(m_options.repeat->every);
    takeTurn();
}

void SendCommand::takeTurn()
{
    if (m_sending)
        return m_repetition->skip();
    m_replies = 0; // only replies after the last turn count
    const QByteArray message = m_repetition->take(QDateTime::currentDateTime());
    if (m_repetition->isOver()) {
        m_turns.stop();
        m_inputEnded = true;
    }
    sendPiece(message);
}

void SendCommand::sendNextPiece()
{
    m_silence.stop(); // from here on we wait for our own input
    m_pieceWaits = console().out.pendingBytes() > unwrittenBytes;
    if (!m_pieceWaits)
        m_input->requestPiece();
}

void SendCommand::sendPiece(const QByteArray &bytes)
{
    m_sending = true;
    m_sentBytes += bytes.size();
    m_engine->send(m_client, bytes);
    restartSilence();
}

void SendCommand::onPieceRead(const QByteArray &bytes)
{
    m_gathered.append(bytes);
    const MessageInput kind = schemeOf(m_options.client.url)->input;
    const qsizetype lines = m_gathered.lastIndexOf('\n') + 1;
    if (kind == MessageInput::Pieces || (kind == MessageInput::Lines && lines > 0)) {
        const qsizetype ready = kind == MessageInput::Pieces ? m_gathered.size() : lines;
        const QByteArray piece = m_gathered.first(ready);
        m_gathered.remove(0, ready);
        return sendPiece(piece);
    }
    const bool isDatagram = !isStream(m_options.client.url.transport);
    if (m_gathered.size() <= (isDatagram ? limits::datagramBytes : limits::sendQueueBytes))
        return m_input->requestPiece();
    m_inputEnded = true; // already too much: the engine refuses it and says why
    sendPiece(std::exchange(m_gathered, {}));
}

void SendCommand::onInputEnded()
{
    m_inputEnded = true;
    const bool isWhole = schemeOf(m_options.client.url)->input == MessageInput::Whole;
    if (m_gathered.isEmpty() && !isWhole)
        onAllSent();
    else
        sendPiece(std::exchange(m_gathered, {}));
}

void SendCommand::onSendQueueEmpty()
{
    if (m_options.fileBytes >= 0 && m_silence.isActive())
        restartSilence(); // a part of the file has left
    if (!std::exchange(m_sending, false))
        return;
    if (m_inputEnded)
        return onAllSent();
    if (!m_repetition)
        return sendNextPiece();
    if (m_closing)
        return;
    m_silence.stop(); // now we wait for the next turn
    if (!m_turns.isActive())
        takeTurn();
}

void SendCommand::onAllSent()
{
    m_allSent = true;
    restartSilence();
    if (m_options.halfClose)
        m_engine->halfClose(m_client);
    closeWhenDone();
}

void SendCommand::onReceived(const QByteArray &bytes)
{
    console().out.write(bytes);
    if (m_options.client.framing != u"none" || schemeOf(m_options.client.url)->protocol == "ws"_L1)
        console().out.write("\n");
    if (m_transfer)
        m_transfer->heard(bytes, m_counters);
    ++m_replies;
    if (m_silence.isActive())
        restartSilence();
    closeWhenDone();
    holdRepliesIfNeeded();
}

/// For a reply that continues.
void SendCommand::onPartReceived(const QByteArray &bytes)
{
    console().out.write(bytes);
    if (m_silence.isActive())
        restartSilence();
    holdRepliesIfNeeded();
}

void SendCommand::holdRepliesIfNeeded()
{
    if (!m_finished && console().out.pendingBytes() > unwrittenBytes && !std::exchange(m_repliesHeld, true)) {
        m_engine->holdReplies(m_client, true);
        m_silenceWaits = m_silence.isActive() && !m_closing;
        if (m_silenceWaits)
            m_silence.stop(); // now we wait for our own output
    }
}

void SendCommand::goOnReading()
{
    m_engine->holdReplies(m_client, false);
    if (std::exchange(m_silenceWaits, false))
        restartSilence();
}

void SendCommand::closeWhenDone()
{
    if (m_closing || !m_allSent)
        return;
    const bool enough = m_replies >= m_options.replies && (!m_options.untilClosed || m_peerEnded);
    if (!enough && !m_peerEnded)
        return;
    if (!enough)
        return finish(ExitNoReply, closedEarly());
    m_closing = true;
    m_silence.start(closeTime);
    m_engine->disconnectClient(m_client);
}

/// The connection ends before the recording does, so that the file contains its end.
void SendCommand::interrupt(int signal)
{
    if (m_interrupted != 0)
        return;
    m_interrupted = exitCodeOfSignal(signal);
    m_turns.stop();
    m_closing = true;
    console().patience = closeTime; // for readers of our output that take nothing
    m_silence.start(closeTime);
    if (m_client == EndpointId::None)
        finish(ExitOk);
    else
        m_engine->stopAll();
}

/// With another client, without the settings meant only for this server.
void SendCommand::onElsewhere(const AskedElsewhere &what)
{
    if (m_closing)
        return;
    m_engine->disconnectClient(m_client);
    ClientSettings &client = m_options.client;
    client.url = what.url;
    client.http.redirects = what.redirects;
    client.serverName.clear();
    client.localPort = 0;
    client.tls.certificateFile.clear();
    client.tls.keyFile.clear();
    m_options.message = what.message;
    m_connected = m_allSent = m_sending = m_peerEnded = false;
    restartSilence();
    openClient();
}

void SendCommand::onOver(const ClientStatus &status)
{
    const bool enough = m_allSent && m_replies >= m_options.replies;
    if (m_closing || (enough && status.state == LinkState::Closed))
        return finish(ExitOk);
    if (status.error.isError())
        return finish(ExitNetworkFailure, status.error);
    if (!m_allSent)
        return finish(ExitNetworkFailure,
                      makeError(ErrorCode::NotConnected,
                                tr("%1 closed the connection before everything was sent.")
                                    .arg(m_options.client.url.toString())));
    finish(ExitNoReply, closedEarly());
}

Error SendCommand::closedEarly() const
{
    return makeError(ErrorCode::ClosedEarly,
                     tr("%1 closed the connection after %2 of %n replies.", nullptr, m_options.replies)
                         .arg(m_options.client.url.toString(), QString::number(m_replies)));
}

QString SendCommand::howOften(qint64 sent, qint64 skipped)
{
    QStringList sentences{tr("Sent %1 messages.", nullptr, quantities::plural(sent)).arg(sent)};
    if (skipped > 0)
        sentences << tr("Skipped %1 turns because the previous message was still queued.", nullptr,
                        quantities::plural(skipped))
                         .arg(skipped);
    return sentences.join(u' ');
}

void SendCommand::sayHowOften()
{
    if (!m_repetition)
        return;
    const qint64 sent = m_repetition->sent() - (m_sending ? 1 : 0);
    const QJsonObject object{
        {u"kind"_s, u"repeat-summary"_s}, {u"sent"_s, sent}, {u"skipped"_s, m_repetition->skipped()}};
    if (m_options.json)
        console().err.write(jsonText(object) + '\n');
    else
        console().complain(howOften(sent, m_repetition->skipped()));
}

void SendCommand::restartSilence()
{
    if (!m_closing)
        m_silence.start(m_options.timeout);
}

void SendCommand::onSilence()
{
    if (m_closing)
        return finish(ExitOk); // all replies are here; the peer just keeps its side open
    const QString seconds = QString::number(double(m_options.timeout.count()) / 1000);
    const QString url = m_options.client.url.toString();
    QString what = tr("%1 of %n replies came from %2 within %3 s.", nullptr, m_options.replies)
                       .arg(QString::number(m_replies), url, seconds);
    if (m_sending)
        what = tr("%1 accepted none of the queued bytes within %2 s.").arg(url, seconds);
    else if (m_options.untilClosed)
        what = tr("%1 did not close its direction within %2 s of silence.").arg(url, seconds);
    else if (m_replies == 0)
        what = m_sentBytes == 0 && isStream(m_options.client.url.transport)
            ? tr("Nothing was sent, and nothing came from %1 within %2 s.").arg(url, seconds)
            : tr("No reply from %1 within %2 s.").arg(url, seconds);
    finish(ExitNoReply, makeError(ErrorCode::ReplyTimeout, what));
}

void SendCommand::finish(int exitCode, const Error &error)
{
    if (std::exchange(m_finished, true))
        return;
    m_silence.stop();
    m_turns.stop();
    if (m_transfer)
        m_transfer->end();
    if (m_interrupted != 0)
        exitCode = m_interrupted;
    if (m_input)
        m_input->disconnect(this);
    m_feed.finish();
    sayHowOften();
    if (!m_recording.finish() && exitCode == ExitOk)
        exitCode = ExitNetworkFailure;
    if (error.isError() && m_options.json)
        console().err.write(jsonFailureLine(error, exitCode));
    else if (error.isError())
        console().complain(error.toString());
    Q_EMIT finished(exitCode);
}

} // namespace swb
