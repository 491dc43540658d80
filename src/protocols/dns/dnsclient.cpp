// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsclient.h"

#include "core/framing/framingspec.h"
#include "core/values/errorcatalog.h"
#include "protocols/dns/dnsmessage.h"

#include <QCoreApplication>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::DnsClient)
};

class DnsClients final : public ProtocolMaker
{
public:
    explicit DnsClients(bool stream)
        : m_stream(stream)
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &) override
    {
        return std::make_unique<DnsClient>(m_stream);
    }

private:
    const bool m_stream;
};

std::unique_ptr<Framer> makeFramer()
{
    return parseFraming(u"length2"_s, LDNS_MAX_PACKETLEN).value()();
}

/// Whether the answer repeats the question. An answer that says it was not understood need not.
bool isAnswerTo(const ldns_pkt &answer, const ldns_pkt &question)
{
    const ldns_rr *const asked = dns::questionOf(question);
    const ldns_rr *const repeated = dns::questionOf(answer);
    if (!repeated)
        return ldns_pkt_qdcount(&answer) == 0 && ldns_pkt_get_rcode(&answer) != LDNS_RCODE_NOERROR;
    return ldns_rr_get_type(asked) == ldns_rr_get_type(repeated)
        && ldns_rr_get_class(asked) == ldns_rr_get_class(repeated)
        && dns::keyOf(*ldns_rr_owner(asked)) == dns::keyOf(*ldns_rr_owner(repeated));
}

void drop(ErrorCode code, const QString &what, const QString &why, QByteArrayView message,
          ProtocolActions &actions)
{
    actions.tell(EventKind::Dropped, Severity::Warning, Direction::In, makeError(code, what, why), message);
}

} // namespace

DnsClient::DnsClient(bool stream)
    : m_framer(stream ? makeFramer() : nullptr)
{ }

DnsClient::DnsClient(DnsQuestion only)
    : m_framer(makeFramer())
    , m_only(std::move(only))
{ }

void DnsClient::opened(ProtocolActions &actions)
{
    if (m_only)
        ask(*m_only, actions);
}

void DnsClient::send(QByteArrayView message, ProtocolActions &actions)
{
    const QByteArrayList lines = message.trimmed().toByteArray().split('\n');
    for (const QByteArray &line : lines)
        sendLine(line, actions);
}

void DnsClient::sendLine(QByteArrayView line, ProtocolActions &actions)
{
    const Result<DnsQuestion> question = DnsQuestion::parse(line);
    if (!question)
        actions.refuse(question.error());
    else if (m_asked.size() >= mostAsked)
        actions.refuse(makeError(ErrorCode::QueueFull,
                                 Words::tr("Could not send the query for %1.").arg(question.value().text),
                                 Words::tr("%n queries are waiting for their answers.", nullptr, mostAsked)));
    else
        ask(question.value(), actions);
}

/// Nobody who does not see the question can guess the id (RFC 5452 9.2).
void DnsClient::ask(const DnsQuestion &question, ProtocolActions &actions)
{
    quint16 id = 0;
    do {
        id = quint16(QRandomGenerator::system()->generate());
    } while (m_asked.contains(id));
    Asked &asked = m_asked[id];
    asked.question = question;
    dns::setId(asked.question.message, id);
    sendNow(asked, actions);
    wakeInTime(actions);
}

void DnsClient::sendNow(Asked &asked, ProtocolActions &actions)
{
    const QByteArray &message = asked.question.message;
    ++asked.attempts;
    asked.dueNs = actions.nowNs() + std::chrono::nanoseconds(m_framer ? answerTime : attemptTime).count();
    if (const DnsPacket packet = dns::readMessage(message); packet)
        actions.tellMessage(Direction::Out, message, dns::factsOf(*packet));
    if (!m_framer)
        return actions.write(message);
    QByteArray &framed = actions.scratch();
    framed.resize(0);
    if (const Error error = m_framer->encode(message, framed); error.isError())
        actions.refuse(error);
    else
        actions.write(framed);
}

void DnsClient::wakeInTime(ProtocolActions &actions)
{
    if (m_asked.empty())
        return;
    const auto first
        = std::min_element(m_asked.begin(), m_asked.end(), [](const auto &one, const auto &other) {
              return one.second.dueNs < other.second.dueNs;
          });
    actions.wakeIn(std::chrono::nanoseconds(qMax(qint64(0), first->second.dueNs - actions.nowNs())));
}

void DnsClient::woken(ProtocolActions &actions)
{
    QList<quint16> givenUp;
    for (auto &[id, asked] : m_asked) {
        if (asked.dueNs > actions.nowNs())
            continue;
        if (!m_framer && asked.attempts < attempts)
            sendNow(asked, actions);
        else
            givenUp << id;
    }
    for (const quint16 id : std::as_const(givenUp)) {
        const Asked asked = m_asked[id];
        m_asked.erase(id);
        const QString seconds = QString::number(double(answerTime.count()) / 1000);
        actions.refuse(makeError(
            ErrorCode::ReplyTimeout,
            Words::tr("No answer to %1 arrived within %2 s.").arg(asked.question.text, seconds),
            m_framer ? QString() : Words::tr("The query was sent %n times.", nullptr, asked.attempts)));
    }
    wakeInTime(actions);
    if (m_only && m_asked.empty())
        actions.close();
}

void DnsClient::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (!m_framer)
        return answered(bytes, actions);
    m_framer->append(bytes);
    while (m_framer->next() == Framer::Status::Complete)
        answered(m_framer->payload(), actions);
}

void DnsClient::answered(QByteArrayView message, ProtocolActions &actions)
{
    const QString what = Words::tr("A DNS message was discarded.");
    if (message.size() < dns::headerBytes)
        return drop(ErrorCode::BadMessage, what, Words::tr("It is shorter than a message's header."), message,
                    actions);
    const quint16 id = dns::idOf(message);
    const auto asked = m_asked.find(id);
    if (asked == m_asked.end() || !dns::isAnswer(message))
        return drop(ErrorCode::UnaskedAnswer, what, Words::tr("Its ID is %1.").arg(id), message, actions);
    const DnsPacket answer = dns::readMessage(message);
    if (!answer)
        return drop(ErrorCode::BadMessage, what, Words::tr("It is not a valid DNS message."), message,
                    actions);
    const DnsPacket question = dns::readMessage(asked->second.question.message);
    if (!isAnswerTo(*answer, *question))
        return drop(ErrorCode::UnaskedAnswer, what, Words::tr("It answers a different question."), message,
                    actions);
    actions.tellMessage(Direction::In, message, dns::factsOf(*answer));
    if (ldns_pkt_tc(answer.get()) && !m_framer)
        actions.openBeside(Transport::Tcp, std::make_unique<DnsClient>(asked->second.question));
    else
        actions.deliver(dns::tableOf(*answer));
    forget(id, actions);
}

void DnsClient::forget(quint16 id, ProtocolActions &actions)
{
    m_asked.erase(id);
    if (m_only && m_asked.empty())
        actions.close();
}

void DnsClient::peerFinished(ProtocolActions &actions)
{
    for (const auto &[id, asked] : m_asked)
        actions.refuse(makeError(ErrorCode::ClosedEarly,
                                 Words::tr("The name server closed the connection before it answered %1.")
                                     .arg(asked.question.text)));
    m_asked.clear();
    if (m_only)
        actions.close();
}

MadeProtocols dnsClients(const ClientSettings &settings)
{
    if (settings.framing != u"none" || settings.frameSent)
        return makeError(ErrorCode::BadOption, Words::tr("The name server could not be queried."),
                         Words::tr("DNS defines where each message ends, so it takes no framing."));
    return std::shared_ptr<ProtocolMaker>(std::make_shared<DnsClients>(isStream(settings.url.transport)));
}

QString whyNoDns()
{
    return {};
}

} // namespace swb
