// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"
#include "protocols/schemes.h"

namespace swb {

class DnsAnswers;

/// A name server's side of one UDP peer or one TCP connection: it answers every question from its zone, over
/// TCP in the order in which they came (RFC 7766). A connection that is silent for idleTime is closed.
class DnsServer final : public Protocol
{
public:
    static constexpr std::chrono::seconds idleTime{10};
    static constexpr quint32 longestQuestion = 4096; ///< over TCP

    /// `mayAmplify`: a datagram to this peer may be longer than four times its question.
    DnsServer(std::shared_ptr<DnsAnswers> answers, bool stream, bool mayAmplify);

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void goOn(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

private:
    void answerMessages(ProtocolActions &actions);
    void answer(QByteArrayView question, ProtocolActions &actions);

    std::shared_ptr<DnsAnswers> m_answers;
    std::unique_ptr<Framer> m_framer; ///< null over UDP
    bool m_mayAmplify;
    qint64 m_lastHeardNs = 0;
    bool m_peerFinished = false;
    bool m_broken = false;
};

/// Reply: "zone:FILE", or "zone-large:FILE", which also sends complete answers to unverified addresses.
/// Errors: BadReply, FileUnreadable, and BadOption for settings that do not apply.
[[nodiscard]] MadeProtocols dnsServers(const ServerSettings &settings);

} // namespace swb
