// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/smtp/mailserver.h"

#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "protocols/smtp/encodedwords.h"
#include "protocols/smtp/mailtext.h"
#include "protocols/smtp/smtplimits.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

// What is sent is the same in every language, so nothing of it is translated.

namespace {

struct MailServerWords
{
    Q_DECLARE_TR_FUNCTIONS(swb::MailServer)
};

constexpr char hostName[] = "socket-workbench.invalid"; // a name that is never assigned (RFC 2606)

class MailServers final : public ProtocolMaker
{
public:
    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<MailServer>(m_budget);
    }

private:
    const std::shared_ptr<FrameBudget> m_budget = std::make_shared<FrameBudget>(limits::frameBudgetBytes);
};

struct Path
{
    QByteArray address;
    QList<QByteArray> parameters;
    bool isSound = false;
};

/// "FROM:<a@b> SIZE=100", of which `word` is "FROM:"; some clients send a space after the colon.
Path pathBehind(const QByteArray &word, const QByteArray &rest)
{
    if (rest.first(qMin(word.size(), rest.size())).toUpper() != word)
        return {};
    const QByteArray path = rest.sliced(word.size()).trimmed();
    const qsizetype end = path.indexOf('>');
    if (!path.startsWith('<') || end < 0)
        return {};
    Path read{path.sliced(1, end - 1), path.sliced(end + 1).simplified().split(' '), true};
    read.parameters.removeAll(QByteArray());
    read.isSound = std::none_of(read.address.cbegin(), read.address.cend(),
                                [](char c) { return quint8(c) <= 0x20 || c == 0x7f || c == '<'; });
    return read;
}

/// The answer to parameters that are not supported; empty if all are.
QByteArray problemWith(const QList<QByteArray> &parameters)
{
    for (const QByteArray &parameter : parameters) {
        const QByteArray upper = parameter.toUpper();
        if (upper == "BODY=8BITMIME" || upper == "BODY=7BIT" || upper == "SMTPUTF8")
            continue;
        if (!upper.startsWith("SIZE="))
            return "555 Unsupported parameter";
        bool isNumber = false;
        const qulonglong size = upper.sliced(5).toULongLong(&isNumber);
        if (!isNumber)
            return "501 SIZE takes a number";
        if (size > qulonglong(smtplimits::mailBytes))
            return "552 The message is too large";
    }
    return {};
}

QString shownList(const QList<QByteArray> &addresses)
{
    QStringList texts;
    for (const QByteArray &address : addresses)
        texts << QString::fromUtf8(address);
    return texts.join(u", "_s);
}

} // namespace

const MailServer::Command MailServer::commands[] = {
    {"HELO", &MailServer::greet},    {"EHLO", &MailServer::greetWithExtensions},
    {"MAIL", &MailServer::mailFrom}, {"RCPT", &MailServer::recipient},
    {"DATA", &MailServer::data},     {"RSET", &MailServer::reset},
    {"NOOP", &MailServer::noop},     {"QUIT", &MailServer::quit},
    {"VRFY", &MailServer::verify},   {"HELP", &MailServer::help},
    {"EXPN", &MailServer::notHere},  {"AUTH", &MailServer::notHere},
    {"TURN", &MailServer::notHere},  {"ETRN", &MailServer::notHere},
    {"BDAT", &MailServer::notHere},  {"STARTTLS", &MailServer::startTls},
};

MailServer::MailServer(std::shared_ptr<FrameBudget> budget)
    : m_budget(std::move(budget))
    , m_share(*m_budget)
{ }

void MailServer::opened(ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    actions.wakeIn(smtplimits::patience);
    answer(QByteArray("220 ") + hostName + " ESMTP; mail is shown here and not forwarded", actions);
}

void MailServer::secured(ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    m_secured = true;
    m_greeted = false;
    forget();
}

void MailServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    m_heardNs = actions.nowNs();
    m_lines.append(bytes);
    while (!m_done) {
        switch (m_inText ? m_lines.next(SmtpLines::Of::Mail, smtplimits::textLineBytes)
                         : m_lines.next(SmtpLines::Of::Dialogue, smtplimits::commandBytes)) {
        case SmtpLines::Cut::Nothing:
            return;
        case SmtpLines::Cut::BareLine:
            mistake("500 Lines must end with CR and LF (ncat -C)", actions);
            break;
        case SmtpLines::Cut::TooLong:
            if (m_inText)
                m_refusal = "554 A line was too long";
            else
                mistake("500 The line was too long", actions);
            break;
        case SmtpLines::Cut::Line:
            if (m_inText)
                takeText(m_lines.line(), actions);
            else
                takeCommand(m_lines.line(), actions);
        }
    }
}

void MailServer::takeCommand(const QByteArray &line, ProtocolActions &actions)
{
    const qsizetype space = line.indexOf(' ');
    const QByteArray word = (space < 0 ? line : line.first(space)).toUpper();
    const QByteArray rest = space < 0 ? QByteArray() : line.sliced(space + 1).trimmed();
    for (const Command &command : commands) {
        if (word == command.word)
            return (this->*command.obey)(rest, actions);
    }
    mistake("500 Unknown command", actions);
}

void MailServer::greet(const QByteArray &rest, ProtocolActions &actions)
{
    if (rest.isEmpty())
        return mistake("501 A host name is required", actions);
    forget();
    m_greeted = true;
    answer(QByteArray("250 ") + hostName, actions);
}

void MailServer::greetWithExtensions(const QByteArray &rest, ProtocolActions &actions)
{
    if (rest.isEmpty())
        return mistake("501 A host name is required", actions);
    forget();
    m_greeted = true;
    answer(QByteArray("250-") + hostName + "\r\n250-SIZE " + QByteArray::number(smtplimits::mailBytes)
               + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n"
               + (actions.canStartTls() ? "250-STARTTLS\r\n" : "") + "250 HELP",
           actions);
}

void MailServer::mailFrom(const QByteArray &rest, ProtocolActions &actions)
{
    if (!m_greeted)
        return mistake("503 Send EHLO first", actions);
    if (m_envelope.isBegun)
        return mistake("503 A mail is already in progress", actions);
    const Path path = pathBehind("FROM:", rest);
    if (!path.isSound)
        return mistake("501 Write MAIL FROM:<address>", actions);
    if (const QByteArray problem = problemWith(path.parameters); !problem.isEmpty())
        return mistake(problem, actions);
    m_envelope = {path.address, {}, true};
    answer("250 OK", actions);
}

void MailServer::recipient(const QByteArray &rest, ProtocolActions &actions)
{
    if (!m_envelope.isBegun)
        return mistake("503 Send MAIL FROM first", actions);
    const Path path = pathBehind("TO:", rest);
    if (!path.isSound || path.address.isEmpty())
        return mistake("501 Write RCPT TO:<address>", actions);
    if (!path.parameters.isEmpty())
        return mistake("555 Unsupported parameter", actions);
    if (m_envelope.to.size() == smtplimits::recipients)
        return answer("452 Too many recipients", actions);
    m_envelope.to << path.address;
    answer("250 OK", actions);
}

void MailServer::data(const QByteArray &, ProtocolActions &actions)
{
    if (m_envelope.to.isEmpty())
        return mistake("503 Send RCPT TO first", actions);
    m_inText = true;
    answer("354 Send the mail, and end it with a line that contains only a dot", actions);
}

/// A refused mail is not kept, but its end has to be found (for the dots see RFC 5321 4.5.2).
void MailServer::takeText(const QByteArray &line, ProtocolActions &actions)
{
    if (line == ".")
        return endText(actions);
    const bool isStuffed = line.startsWith('.');
    const qsizetype size = m_mail.size() + line.size() + 2 - (isStuffed ? 1 : 0);
    if (m_refusal.isEmpty() && size > smtplimits::mailBytes)
        m_refusal = "552 The message is too large";
    else if (m_refusal.isEmpty() && !m_share.hold(size))
        m_refusal = "452 Not enough storage at the moment";
    if (!m_refusal.isEmpty()) {
        m_mail.clear();
        [[maybe_unused]] const bool less = m_share.hold(0);
        return;
    }
    m_mail.append(isStuffed ? QByteArrayView(line).sliced(1) : QByteArrayView(line)).append("\r\n");
}

void MailServer::endText(ProtocolActions &actions)
{
    m_inText = false;
    if (!m_refusal.isEmpty()) {
        const QByteArray refusal = m_refusal;
        forget();
        return mistake(refusal, actions);
    }
    const QString from = QString::fromUtf8(m_envelope.from);
    const QString to = shownList(m_envelope.to);
    const QString subject = decodedHeader(mailHeader(m_mail, "subject"));
    const qsizetype size = m_mail.size();
    actions.tellMessage(
        Direction::In, m_mail,
        {u"mail"_s,
         MailServerWords::tr("from <%1> to %2: %3 (%4)").arg(from, to, subject, quantities::bytes(size)),
         {{u"from"_s, from}, {u"to"_s, to}, {u"subject"_s, subject}, {u"size"_s, QString::number(size)}}});
    forget();
    answer("250 OK, " + QByteArray::number(size) + " bytes, shown and not forwarded", actions);
}

void MailServer::reset(const QByteArray &, ProtocolActions &actions)
{
    forget();
    answer("250 OK", actions);
}

void MailServer::noop(const QByteArray &, ProtocolActions &actions)
{
    answer("250 OK", actions);
}

void MailServer::help(const QByteArray &, ProtocolActions &actions)
{
    answer("214 HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT", actions);
}

/// Mail is accepted for any recipient (RFC 5321 3.5.3).
void MailServer::verify(const QByteArray &, ProtocolActions &actions)
{
    answer("252 No users are known here, and mail for everyone is accepted", actions);
}

/// What follows the command has come in plain text, from anybody: obeying it after the handshake would mean
/// taking it for the client's (CVE-2011-0411).
void MailServer::startTls(const QByteArray &rest, ProtocolActions &actions)
{
    if (m_secured)
        return mistake("503 TLS is already in use", actions);
    if (!actions.canStartTls())
        return notHere(rest, actions);
    if (!rest.isEmpty())
        return mistake("501 STARTTLS takes no parameters", actions);
    if (m_lines.hasMore()) {
        actions.tell(EventKind::Error, Severity::Warning, Direction::In,
                     makeError(ErrorCode::BadMessage,
                               MailServerWords::tr("Plain text followed STARTTLS and was ignored.")));
        m_done = true;
        answer("554 Nothing may follow STARTTLS", actions);
        return actions.finish();
    }
    answer("220 Ready to start TLS", actions);
    actions.startTls();
}

void MailServer::notHere(const QByteArray &, ProtocolActions &actions)
{
    mistake("502 Not offered here", actions);
}

void MailServer::quit(const QByteArray &, ProtocolActions &actions)
{
    m_done = true;
    answer(QByteArray("221 ") + hostName + " says farewell", actions);
    actions.close();
}

void MailServer::answer(const QByteArray &line, ProtocolActions &actions)
{
    actions.write(QByteArray(line + "\r\n"));
}

void MailServer::mistake(const QByteArray &line, ProtocolActions &actions)
{
    answer(line, actions);
    if (++m_mistakes < smtplimits::mistakes)
        return;
    m_done = true;
    answer("421 Too many errors", actions);
    actions.finish();
}

void MailServer::forget()
{
    m_envelope = {};
    m_mail.clear();
    m_refusal.clear();
    [[maybe_unused]] const bool less = m_share.hold(0);
}

void MailServer::send(QByteArrayView, ProtocolActions &actions)
{
    actions.refuse(
        makeError(ErrorCode::BadOption, MailServerWords::tr("A mail server only answers commands.")));
}

void MailServer::woken(ProtocolActions &actions)
{
    if (m_done)
        return;
    const std::chrono::nanoseconds silent(actions.nowNs() - m_heardNs);
    if (silent < smtplimits::patience)
        return actions.wakeIn(smtplimits::patience - silent);
    m_done = true;
    answer("421 You were silent for too long", actions);
    actions.finish();
}

void MailServer::peerFinished(ProtocolActions &actions)
{
    if (m_inText)
        actions.tell(EventKind::Error, Severity::Warning, Direction::In,
                     makeError(ErrorCode::IncompleteMessage,
                               MailServerWords::tr("The peer finished sending in the middle of a mail.")));
    m_done = true;
    actions.close();
}

MadeProtocols mailServers(const ServerSettings &)
{
    return std::shared_ptr<ProtocolMaker>(std::make_shared<MailServers>());
}

} // namespace swb
