// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/schemes.h"
#include "protocols/smtp/mailtext.h"
#include "protocols/smtp/smtplines.h"

#include <deque>

namespace swb {

/// Sends the user's mails (RFC 5321), one after the other, and says QUIT when none has come for a while; for
/// the first it waits as long as somebody may take to write it. The user gets every answer, and is told why a
/// mail was not accepted for some recipient. If STARTTLS is required, no part of a mail is sent before it.
class MailClient final : public Protocol
{
public:
    explicit MailClient(bool startTls = false)
        : m_startTls(startTls)
    { }

    void opened(ProtocolActions &actions) override;
    void secured(ProtocolActions &actions) override;
    void received(QByteArrayView bytes, ProtocolActions &actions) override;
    /// A mail as text: From:, To:, Subject: and other headers, an empty line, the body.
    void send(QByteArrayView message, ProtocolActions &actions) override;
    void peerFinished(ProtocolActions &actions) override;
    void woken(ProtocolActions &actions) override;
    void ended(ProtocolActions &actions) override;

    [[nodiscard]] qsizetype unsent() const override { return qsizetype(m_mails.size()); }
    qsizetype forgetUnsent() override;

private:
    /// What the next answer belongs to.
    enum class Stage : quint8 { Greeting, Ehlo, Helo, StartTls, Ready, From, To, Data, Text, Reset, Quit };

    void takeLine(const QByteArray &line, ProtocolActions &actions);
    void heard(int code, ProtocolActions &actions);
    void heardRecipient(bool isTaken, ProtocolActions &actions);
    void heardExtensions(ProtocolActions &actions);
    void heardTls(bool isTaken, ProtocolActions &actions);
    void begin(ProtocolActions &actions);
    void sayRecipient(ProtocolActions &actions);
    void sendText(ProtocolActions &actions);
    void mailIsOver(ProtocolActions &actions);
    void notTaken(ProtocolActions &actions);
    void giveUp(const Error &error, ProtocolActions &actions);
    void say(const QByteArray &line, Stage stage, ProtocolActions &actions);
    [[nodiscard]] bool needsTls() const { return m_startTls && !m_secured; }
    [[nodiscard]] QString answerText() const;
    [[nodiscard]] Error refusedBy(const QString &what) const;

    const bool m_startTls;
    bool m_secured = false; ///< by STARTTLS
    SmtpLines m_lines;
    QByteArray m_answer; ///< its lines so far, without their line ends
    Stage m_stage = Stage::Greeting;
    std::deque<OutgoingMail> m_mails; ///< the first one is in progress from Stage::From on
    qsizetype m_recipient = 0; ///< the latest one sent
    qsizetype m_taken = 0; ///< accepted recipients of this mail
    Error m_refusal; ///< reported once the mail is over, so that the other recipients get it
    bool m_takes8Bit = false;
    bool m_takesUtf8 = false;
    bool m_hasSent = false; ///< a mail, successful or not
    bool m_isOver = false;
};

[[nodiscard]] MadeProtocols mailClients(const ClientSettings &settings);

} // namespace swb
