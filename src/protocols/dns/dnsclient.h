// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framer.h"
#include "protocols/dns/dnsquestion.h"
#include "protocols/schemes.h"

#include <map>
#include <optional>

namespace swb {

/// Sends the user's questions ("example.test AAAA") to a name server, one per line, and delivers each answer
/// as a table. Over UDP a question is resent if no answer comes, and asked over TCP as well if the answer is
/// truncated. An answer that matches no question is reported and ignored; the socket does not receive from
/// other addresses.
class DnsClient final : public Protocol
{
public:
    static constexpr int attempts = 3; ///< over UDP
    static constexpr std::chrono::milliseconds attemptTime{1500};
    static constexpr std::chrono::milliseconds answerTime = attempts * attemptTime; ///< over TCP
    static constexpr size_t mostAsked = 1000; ///< and not answered yet

    explicit DnsClient(bool stream);
    /// A client over TCP that asks only this question, and ends when it is answered.
    explicit DnsClient(DnsQuestion only);

    void opened(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

private:
    struct Asked
    {
        DnsQuestion question; ///< with its id
        int attempts = 0;
        qint64 dueNs = 0; ///< when it is resent or given up
    };

    void sendLine(QByteArrayView line, ProtocolActions &actions);
    void ask(const DnsQuestion &question, ProtocolActions &actions);
    void sendNow(Asked &asked, ProtocolActions &actions);
    void wakeInTime(ProtocolActions &actions);
    void answered(QByteArrayView message, ProtocolActions &actions);
    void forget(quint16 id, ProtocolActions &actions);

    std::unique_ptr<Framer> m_framer; ///< null over UDP
    std::optional<DnsQuestion> m_only;
    std::map<quint16, Asked> m_asked; ///< by id
};

/// Errors: BadOption for settings that do not apply.
[[nodiscard]] MadeProtocols dnsClients(const ClientSettings &settings);

/// Why this program speaks no DNS, which hangs on how it was built; empty where it does.
[[nodiscard]] QString whyNoDns();

} // namespace swb
