// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/delayed.h"
#include "net/stream/streamchannel.h"
#include "net/stream/streamservice.h"

namespace swb {

/// One accepted connection of a stream server: cuts what comes into messages, answers each, and ends as the
/// settings and the peer want it. It does not read on while answers wait for a peer that does not take them.
class StreamConnection final : public Mortal, private ChannelUser
{
public:
    using Over = std::function<void(ConversationId)>;

    /// Takes ownership of the descriptor; the peer's address is what accept(2) told. `over` is called once,
    /// as the last thing.
    StreamConnection(NetworkThread &thread, std::shared_ptr<StreamService> service, int descriptor,
                     const SocketAddress &peer, Over over);
    ~StreamConnection() override;

    [[nodiscard]] ConversationId id() const { return m_status.conversation.id; }

    void start();
    void send(const QByteArray &bytes);
    /// FIN after what is queued, then the peer has lingerTime to finish too.
    void disconnect();
    void abort();
    void sampleKernel() { m_channel->sampleKernel(); }
    /// Ends at once; for a server that stops.
    void stop();
    /// Looks at the clock: idle too long, or lingering too long.
    void checkTime(qint64 nowNs);

private:
    void channelReady(const std::optional<TlsFacts> &facts) override;
    void chunkRead(QByteArrayView chunk) override;
    void peerFinished() override;
    void allWritten() override;
    void finished() override;
    void channelFlawed(const Error &error) override;
    void channelFailed(LinkState how, const Error &error) override;

    void answerMessages();
    void countUnfinished();
    void answer(QByteArrayView message);
    void deliver(QByteArrayView reply);
    void replyWritten();
    [[nodiscard]] bool mustWait() const;
    void holdBackOrGoOn();
    void frameBroken(const Error &error);
    void endOfStream();
    void closeNow(Severity severity = Severity::Note, const Error &why = {});
    void tell(EventKind kind, Severity severity, Direction direction, const Error &error);
    void setState(LinkState state);
    void end(LinkState how, EventKind kind, Severity severity, const Error &error = {});
    [[nodiscard]] QString peerName() const;
    [[nodiscard]] const Subject &subject() const { return m_subject; }

    NetworkThread &m_thread;
    std::shared_ptr<StreamService> m_service;
    Over m_over;
    std::shared_ptr<TrafficCounters> m_counters = std::make_shared<TrafficCounters>();
    PeerStatus m_status;
    Subject m_subject;
    std::unique_ptr<StreamChannel> m_channel;
    std::unique_ptr<Framer> m_framer;
    FrameShare m_unfinished; ///< what the framer keeps, out of the server's budget
    std::unique_ptr<Delayed<QByteArray>> m_delayed; ///< only with a delay
    QByteArray m_reply; ///< scratch of the responder
    QByteArray m_framed; ///< scratch of the framer
    qint64 m_lastHeardNs = 0;
    qint64 m_lingerSinceNs = 0; ///< when we sent FIN on our own account
    bool m_finishWanted = false;
    bool m_peerFinished = false;
    bool m_finishing = false; ///< no more answers are given
    bool m_broken = false; ///< the framing is: no more messages can be told apart
};

} // namespace swb
