// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framebudget.h"
#include "core/framing/framingspec.h"
#include "protocols/raw/replies/replyspec.h"
#include "protocols/schemes.h"

#include <atomic>
#include <deque>

namespace swb {

/// What the connections or peers of one server share.
struct RawService
{
    RawService(const ServerSettings &settings, std::shared_ptr<const Responder> reply, FramerFactory framing);

    const Transport transport;
    const std::shared_ptr<const Responder> responder;
    const FramerFactory makeFramer; ///< empty for no framing
    const std::chrono::milliseconds delay;
    const bool closeAfterReply;
    FrameBudget frames; ///< of all connections
    std::atomic<quint64> replies{0}; ///< counted only if the responder needs it
    std::atomic<int> delayed{0}; ///< replies of all connections that wait for their time
};

/// Answers each chunk, message or datagram of its peer with the server's reply, immediately or after its
/// delay. Over a stream it accepts no more while answers wait for the peer; a datagram that would exceed
/// limits::delayedReplies is dropped, and the log says so.
class RawServer final : public Protocol
{
public:
    RawServer(std::shared_ptr<RawService> service, const SocketAddress &peer);
    ~RawServer() override;

    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    /// Sends it unchanged, whatever the framing.
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

    [[nodiscard]] qsizetype unsent() const override { return qsizetype(m_delayed.size()); }
    qsizetype forgetUnsent() override;
    [[nodiscard]] bool isFull() const override;

private:
    struct Delayed
    {
        qint64 dueNs = 0;
        QByteArray bytes;
    };

    void answerMessages(ProtocolActions &actions);
    void countUnfinished(ProtocolActions &actions);
    void answer(QByteArrayView message, ProtocolActions &actions);
    [[nodiscard]] std::optional<QByteArrayView> replyTo(QByteArrayView message, QByteArray &scratch,
                                                        ProtocolActions &actions);
    void deliver(QByteArrayView reply, ProtocolActions &actions);
    void delay(QByteArrayView reply, ProtocolActions &actions);
    void replied(ProtocolActions &actions);
    void giveUp(const Error &error, ProtocolActions &actions);
    void closeOnceAnswered(ProtocolActions &actions);
    [[nodiscard]] bool answersMessages() const { return m_framer && !m_done && !m_broken; }
    [[nodiscard]] QString peerName() const;

    std::shared_ptr<RawService> m_service;
    SocketAddress m_peer;
    std::unique_ptr<Framer> m_framer; ///< null for none
    FrameShare m_unfinished; ///< the framer's share of the server's budget
    QByteArray m_reply; ///< scratch memory for a reply that is framed afterwards
    std::deque<Delayed> m_delayed;
    bool m_peerFinished = false;
    bool m_done = false; ///< no more answers are sent
    bool m_broken = false; ///< messages can no longer be separated
};

/// Errors: BadReply, BadFraming and BadEscape.
[[nodiscard]] MadeProtocols rawServers(const ServerSettings &settings);

} // namespace swb
