// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/protocolrunner.h"
#include "net/stream/streamservice.h"
#include "net/transport/connectedsocket.h"

namespace swb {

/// One accepted connection of a stream server: its protocol decides what is answered, and the protocol, the
/// settings and the peer decide when it ends. It does not read on while answers wait for a peer that does not
/// accept them.
class StreamConnection final : public ThreadObject, private StreamUser, private ProtocolRunner
{
public:
    using Over = std::function<void(ConversationId)>;

    /// `over` is called once, as the last callback.
    StreamConnection(NetworkThread &thread, std::shared_ptr<StreamService> service,
                     std::unique_ptr<ConnectedSocket> socket, Over over);
    ~StreamConnection() override;

    [[nodiscard]] ConversationId id() const { return m_status.conversation.id; }

    void start();
    void send(const QByteArray &bytes);
    /// Lets the protocol say its closing words, if it has any.
    void leave(Ending what);
    /// FIN after what is queued; then the peer has lingerTime to finish too.
    void disconnect();
    void abort();
    void sampleKernel() { m_stream->sampleKernel(); }
    /// Ends immediately; for a server that stops.
    void stop();
    /// Checks the timeouts: idle too long, or lingering too long.
    void checkTime(qint64 nowNs);

private:
    void streamReady(const std::optional<TlsFacts> &facts) override;
    void chunkRead(QByteArrayView chunk) override;
    void peerFinished() override;
    void allWritten() override;
    void finished() override;
    void streamWarned(const Error &error) override;
    void streamFailed(LinkState how, const Error &error) override;

    void write(QByteArrayView bytes) override { m_stream->write(bytes); }
    [[nodiscard]] bool mustWait() const override;
    [[nodiscard]] bool canStartTls() const override;
    void startTls() override;
    void sendToOthers(const QByteArray &message) override;
    void refuse(const Error &error) override;
    void tellPresent(const PresentNames &names) override;
    void broken(const Error &error) override;
    void finish() override { disconnect(); }
    void close() override;
    [[nodiscard]] Subject about() const override { return m_subject; }
    void protocolRan() override;

    void countQueued();
    [[nodiscard]] bool mustNotSeeTheEnd() const;
    void holdBackOrGoOn();
    void peerEndedAll();
    void closeNow(Severity severity = Severity::Note, const Error &why = {});
    void setState(LinkState state);
    void end(LinkState how, EventKind kind, Severity severity, const Error &error = {});
    [[nodiscard]] QString peerName() const;
    [[nodiscard]] SocketFamily family() const { return m_service->settings.sockets; }

    NetworkThread &m_thread;
    std::shared_ptr<StreamService> m_service;
    Over m_over;
    std::shared_ptr<TrafficCounters> m_counters = std::make_shared<TrafficCounters>();
    PeerStatus m_status;
    Subject m_subject;
    std::unique_ptr<Stream> m_stream;
    QString m_endWords; ///< of the last line in the log, if its kind does not say enough
    qint64 m_lastHeardNs = 0;
    qint64 m_lingerSinceNs = 0; ///< when we sent FIN on our own initiative
    bool m_opened = false; ///< the protocol has been informed
    bool m_finishWanted = false;
    bool m_peerFinished = false;
    bool m_finishing = false; ///< the protocol is no longer called
    bool m_closeWanted = false; ///< once nothing is waiting to be written
};

} // namespace swb
