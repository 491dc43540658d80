// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/framing/framebudget.h"
#include "protocols/schemes.h"
#include "protocols/smtp/smtplines.h"

namespace swb {

/// A mail server for testing (RFC 5321, with SIZE, 8BITMIME, SMTPUTF8, PIPELINING and, if TLS is possible,
/// STARTTLS): accepts mail for any recipient, logs each mail, and forwards none. Mails of all clients share a
/// budget.
class MailServer final : public Protocol
{
public:
    explicit MailServer(std::shared_ptr<FrameBudget> budget);

    void opened(ProtocolActions &actions) override;
    /// Discards everything said before (RFC 3207 4.2).
    void secured(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;

private:
    struct Envelope
    {
        QByteArray from;
        QList<QByteArray> to;
        bool isBegun = false;
    };
    struct Command
    {
        const char *word;
        void (MailServer::*obey)(const QByteArray &rest, ProtocolActions &actions);
    };
    static const Command commands[];

    void takeCommand(const QByteArray &line, ProtocolActions &actions);
    void takeText(const QByteArray &line, ProtocolActions &actions);
    void endText(ProtocolActions &actions);
    void greet(const QByteArray &rest, ProtocolActions &actions);
    void greetWithExtensions(const QByteArray &rest, ProtocolActions &actions);
    void mailFrom(const QByteArray &rest, ProtocolActions &actions);
    void recipient(const QByteArray &rest, ProtocolActions &actions);
    void data(const QByteArray &rest, ProtocolActions &actions);
    void reset(const QByteArray &rest, ProtocolActions &actions);
    void noop(const QByteArray &rest, ProtocolActions &actions);
    void help(const QByteArray &rest, ProtocolActions &actions);
    void verify(const QByteArray &rest, ProtocolActions &actions);
    void startTls(const QByteArray &rest, ProtocolActions &actions);
    void notHere(const QByteArray &rest, ProtocolActions &actions);
    void quit(const QByteArray &rest, ProtocolActions &actions);
    void answer(const QByteArray &line, ProtocolActions &actions);
    void mistake(const QByteArray &line, ProtocolActions &actions);
    void forget();

    std::shared_ptr<FrameBudget> m_budget;
    FrameShare m_share;
    SmtpLines m_lines;
    Envelope m_envelope;
    QByteArray m_mail;
    QByteArray m_refusal; ///< for the mail being received; the rest of it is skipped
    bool m_greeted = false;
    bool m_secured = false; ///< by STARTTLS
    bool m_inText = false;
    bool m_done = false;
    int m_mistakes = 0;
    qint64 m_heardNs = 0;
};

[[nodiscard]] MadeProtocols mailServers(const ServerSettings &settings);

} // namespace swb
