// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/mailclient.h"

#include "core/payload/printable.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/smtp/encodedwords.h"
#include "protocols/smtp/smtplimits.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype codeDigits = 3;

struct MailClientWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::MailClient)
};

class MailClients final : public ProtocolMaker
{
public:
    explicit MailClients(bool startTls)
        : m_startTls(startTls)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<MailClient>(m_startTls);
    }

private:
    const bool m_startTls;
};

bool isCode(QByteArrayView text)
{
    return text.size() == codeDigits && text[0] >= '2' && text[0] <= '5'
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

ProtocolFacts factsOfMail(const OutgoingMail &mail)
{
    const QString from = QString::fromUtf8(mail.from);
    const QString to = QString::fromUtf8(mail.to.join(", "));
    const QString subject = decodedHeader(mail.subject);
    return {u"mail"_s,
            MailClientWords::tr("from <%1> to %2: %3 (%4)")
                .arg(from, to, subject, quantities::bytes(mail.text.size())),
            {{u"from"_s, from},
             {u"to"_s, to},
             {u"subject"_s, subject},
             {u"size"_s, QString::number(mail.text.size())}}};
}

bool isUtf8Needed(const OutgoingMail &mail)
{
    const auto isOther = [](char c) { return quint8(c) >= 0x80; };
    const QByteArray all = mail.from + mail.to.join();
    return std::any_of(all.cbegin(), all.cend(), isOther);
}

} // namespace

void MailClient::opened(ProtocolActions &actions)
{
    actions.wakeIn(smtplimits::patience);
}

/// What the server said before must not be trusted (RFC 3207 4.2).
void MailClient::secured(ProtocolActions &actions)
{
    m_secured = true;
    say("EHLO socket-workbench.invalid", Stage::Ehlo, actions);
}

void MailClient::send(QByteArrayView message, ProtocolActions &actions)
{
    const QString what = MailClientWords::tr("Could not send this mail.");
    if (m_isOver || m_stage == Stage::Quit)
        return actions.refuse(makeError(ErrorCode::NotConnected, what));
    if (qsizetype(m_mails.size()) == smtplimits::waitingMails)
        return actions.refuse(makeError(ErrorCode::QueueFull, what));
    const Result<OutgoingMail> mail = OutgoingMail::read(message, actions.wallTime());
    if (!mail)
        return actions.refuse(mail.error());
    if (mail.value().text.size() > smtplimits::mailBytes)
        return actions.refuse(makeError(ErrorCode::FrameTooLarge, what));
    m_mails.push_back(mail.value());
    if (m_stage == Stage::Ready)
        begin(actions);
}

void MailClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_isOver)
        return;
    actions.wakeIn(smtplimits::patience);
    m_lines.append(bytes);
    while (!m_isOver) {
        switch (m_lines.next(SmtpLines::Of::Dialogue, smtplimits::textLineBytes)) {
        case SmtpLines::Cut::Nothing:
            return;
        case SmtpLines::Cut::TooLong:
            return giveUp(makeError(ErrorCode::PeerRefused, MailClientWords::tr("This is not a mail server."),
                                    MailClientWords::tr("Its answer is a line without an ending.")),
                          actions);
        case SmtpLines::Cut::Line:
        case SmtpLines::Cut::BareLine:
            takeLine(m_lines.line(), actions);
        }
    }
}

/// "250-one" and "250 two" are one answer (RFC 5321 4.2.1).
void MailClient::takeLine(const QByteArray &line, ProtocolActions &actions)
{
    appendPrintable(m_answer, line, smtplimits::textLineBytes);
    m_answer += '\n';
    const QByteArrayView code = QByteArrayView(line).first(qMin(codeDigits, line.size()));
    const bool isSound = isCode(code)
        && (line.size() == codeDigits || line[codeDigits] == ' ' || line[codeDigits] == '-')
        && m_answer.size() <= smtplimits::answerBytes;
    if (isSound && line.size() > codeDigits && line[codeDigits] == '-')
        return;
    const QByteArray whole = m_answer;
    actions.tellMessage(Direction::In, whole,
                        {u"mail"_s, answerText(), {{u"code"_s, QString::fromLatin1(code)}}});
    actions.deliver(whole);
    if (isSound)
        heard(code.toByteArray().toInt(), actions);
    else
        giveUp(makeError(ErrorCode::PeerRefused, MailClientWords::tr("This is not a mail server."),
                         MailClientWords::tr("The answer was “%1”.").arg(answerText())),
               actions);
    m_answer.clear();
}

QString MailClient::answerText() const
{
    return QString::fromUtf8(m_answer.trimmed()).replace(u'\n', u' ');
}

Error MailClient::refusedBy(const QString &what) const
{
    return makeError(ErrorCode::PeerRefused, what,
                     MailClientWords::tr("The answer was “%1”.").arg(answerText()));
}

void MailClient::heard(int code, ProtocolActions &actions)
{
    const bool isTaken = code < 400;
    switch (m_stage) {
    case Stage::Greeting:
        if (!isTaken)
            return giveUp(refusedBy(MailClientWords::tr("The mail server accepts no clients.")), actions);
        return say("EHLO socket-workbench.invalid", Stage::Ehlo, actions);
    case Stage::Ehlo:
        if (!isTaken && !needsTls())
            return say("HELO socket-workbench.invalid", Stage::Helo, actions);
        return heardExtensions(actions);
    case Stage::Helo:
        if (!isTaken)
            return giveUp(refusedBy(MailClientWords::tr("The mail server accepts no clients.")), actions);
        return begin(actions);
    case Stage::StartTls:
        return heardTls(isTaken, actions);
    case Stage::From:
        if (!isTaken)
            return notTaken(actions);
        m_recipient = m_taken = 0;
        return sayRecipient(actions);
    case Stage::To:
        return heardRecipient(isTaken, actions);
    case Stage::Data:
        return isTaken ? sendText(actions) : notTaken(actions);
    case Stage::Text:
        if (!isTaken)
            m_refusal = refusedBy(MailClientWords::tr("The mail was not accepted."));
        return mailIsOver(actions);
    case Stage::Reset:
        return mailIsOver(actions);
    case Stage::Ready: // probably 421: it closes
        return giveUp(isTaken ? Error{}
                              : refusedBy(MailClientWords::tr("The mail server is closing the connection.")),
                      actions);
    case Stage::Quit:
        m_isOver = true;
        return actions.close();
    }
}

void MailClient::heardExtensions(ProtocolActions &actions)
{
    const QByteArray extensions = m_answer.toUpper();
    m_takes8Bit = extensions.contains("8BITMIME");
    m_takesUtf8 = extensions.contains("SMTPUTF8");
    if (!needsTls())
        return begin(actions);
    if (extensions.contains("STARTTLS") && actions.canStartTls())
        return say("STARTTLS", Stage::StartTls, actions);
    giveUp(makeError(ErrorCode::PeerRefused, MailClientWords::tr("The mail server does not offer STARTTLS."),
                     MailClientWords::tr("Nothing is sent without TLS, because STARTTLS is required.")),
           actions);
}

/// What follows the answer has come in plain text: it would be taken for the server's (CVE-2011-0411).
void MailClient::heardTls(bool isTaken, ProtocolActions &actions)
{
    if (!isTaken)
        return giveUp(refusedBy(MailClientWords::tr("The mail server does not start TLS.")), actions);
    if (m_lines.hasMore())
        return giveUp(makeError(ErrorCode::PeerRefused,
                                MailClientWords::tr("This connection cannot be trusted."),
                                MailClientWords::tr("Plain text followed the answer to STARTTLS.")),
                      actions);
    actions.startTls();
}

void MailClient::begin(ProtocolActions &actions)
{
    m_stage = Stage::Ready;
    if (m_mails.empty())
        return actions.wakeIn(m_hasSent ? smtplimits::quitAfter : smtplimits::firstMail);
    actions.wakeIn(smtplimits::patience);
    const OutgoingMail &mail = m_mails.front();
    QByteArray line = "MAIL FROM:<" + mail.from + '>';
    if (mail.is8Bit && m_takes8Bit)
        line += " BODY=8BITMIME";
    if (isUtf8Needed(mail) && m_takesUtf8)
        line += " SMTPUTF8";
    say(line, Stage::From, actions);
}

void MailClient::sayRecipient(ProtocolActions &actions)
{
    say("RCPT TO:<" + m_mails.front().to[m_recipient] + '>', Stage::To, actions);
}

/// The mail goes to the accepted recipients; the user is told about the others.
void MailClient::heardRecipient(bool isTaken, ProtocolActions &actions)
{
    const QList<QByteArray> &all = m_mails.front().to;
    if (isTaken)
        ++m_taken;
    else
        m_refusal = refusedBy(
            MailClientWords::tr("The mail was refused for %1.").arg(QString::fromUtf8(all[m_recipient])));
    if (++m_recipient < all.size())
        return sayRecipient(actions);
    if (m_taken > 0)
        return say("DATA", Stage::Data, actions);
    say("RSET", Stage::Reset, actions);
}

void MailClient::sendText(ProtocolActions &actions)
{
    const OutgoingMail &mail = m_mails.front();
    actions.tellMessage(Direction::Out, mail.text, factsOfMail(mail));
    m_stage = Stage::Text;
    actions.write(withDotsStuffed(mail.text));
}

void MailClient::notTaken(ProtocolActions &actions)
{
    m_refusal = refusedBy(MailClientWords::tr("The mail was not accepted."));
    say("RSET", Stage::Reset, actions);
}

void MailClient::mailIsOver(ProtocolActions &actions)
{
    m_mails.pop_front();
    m_hasSent = true;
    if (const Error refusal = std::exchange(m_refusal, {}); refusal.isError())
        actions.refuse(refusal);
    begin(actions);
}

void MailClient::say(const QByteArray &line, Stage stage, ProtocolActions &actions)
{
    m_stage = stage;
    actions.write(QByteArray(line + "\r\n"));
}

void MailClient::woken(ProtocolActions &actions)
{
    if (m_isOver)
        return;
    if (m_stage == Stage::Ready && m_mails.empty()) {
        actions.wakeIn(smtplimits::patience);
        return say("QUIT", Stage::Quit, actions);
    }
    if (m_stage == Stage::Quit)
        return giveUp({}, actions);
    giveUp(makeError(ErrorCode::ReplyTimeout, MailClientWords::tr("The mail server does not answer.")),
           actions);
}

void MailClient::giveUp(const Error &error, ProtocolActions &actions)
{
    m_isOver = true;
    m_mails.clear();
    if (error.isError())
        actions.refuse(error);
    actions.close();
}

void MailClient::peerFinished(ProtocolActions &actions)
{
    ended(actions);
}

void MailClient::ended(ProtocolActions &actions)
{
    if (std::exchange(m_isOver, true) || m_mails.empty())
        return;
    m_mails.clear();
    const bool inHandshake = m_stage == Stage::StartTls; // the reason is reported where the handshake failed
    actions.refuse(makeError(inHandshake ? ErrorCode::NotConnected : ErrorCode::ClosedEarly,
                             MailClientWords::tr("The mail was not sent.")));
}

qsizetype MailClient::forgetUnsent()
{
    const qsizetype count = unsent();
    m_mails.clear();
    m_isOver = true;
    return count;
}

MadeProtocols mailClients(const ClientSettings &settings)
{
    const bool later = settings.startTls && !isEncrypted(settings.url.transport);
    return std::shared_ptr<ProtocolMaker>(std::make_shared<MailClients>(later));
}

} // namespace swb
