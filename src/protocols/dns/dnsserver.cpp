// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/dns/dnsserver.h"

#include "core/framing/framingspec.h"
#include "core/values/errorcatalog.h"
#include "protocols/dns/dnsanswers.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::DnsServer)
};

class DnsServers final : public ProtocolMaker
{
public:
    DnsServers(std::shared_ptr<const DnsZone> zone, bool stream, bool mayAmplify)
        : m_answers(std::make_shared<DnsAnswers>(std::move(zone)))
        , m_stream(stream)
        , m_mayAmplify(mayAmplify)
    { }

    /// A peer on this computer is trusted: nobody outside can forge its address.
    std::unique_ptr<Protocol> make(const SocketAddress &peer) override
    {
        return std::make_unique<DnsServer>(m_answers, m_stream, m_mayAmplify || peer.isLoopback());
    }

private:
    const std::shared_ptr<DnsAnswers> m_answers;
    const bool m_stream;
    const bool m_mayAmplify;
};

} // namespace

DnsServer::DnsServer(std::shared_ptr<DnsAnswers> answers, bool stream, bool mayAmplify)
    : m_answers(std::move(answers))
    , m_framer(stream ? parseFraming(u"length2"_s, longestQuestion).value()() : nullptr)
    , m_mayAmplify(mayAmplify)
{ }

void DnsServer::opened(ProtocolActions &actions)
{
    m_lastHeardNs = actions.nowNs();
    if (m_framer)
        actions.wakeIn(idleTime);
}

void DnsServer::woken(ProtocolActions &actions)
{
    const std::chrono::nanoseconds left
        = idleTime - std::chrono::nanoseconds(actions.nowNs() - m_lastHeardNs);
    if (left.count() > 0)
        actions.wakeIn(left);
    else
        actions.close();
}

void DnsServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (!m_framer)
        return answer(bytes, actions);
    m_lastHeardNs = actions.nowNs();
    if (m_broken)
        return;
    m_framer->append(bytes);
    answerMessages(actions);
}

void DnsServer::answerMessages(ProtocolActions &actions)
{
    while (!m_broken && !actions.mustWait()) {
        const Framer::Status status = m_framer->next();
        if (status == Framer::Status::NeedMore)
            return;
        if (status == Framer::Status::Complete) {
            answer(m_framer->payload(), actions);
            continue;
        }
        m_broken = true;
        actions.broken(Error(m_framer->error()));
    }
}

void DnsServer::answer(QByteArrayView question, ProtocolActions &actions)
{
    const DnsAnswers::Reply reply
        = m_answers->replyTo(question,
                             m_framer           ? DnsAnswers::Way::Stream
                                 : m_mayAmplify ? DnsAnswers::Way::Datagram
                                                : DnsAnswers::Way::DatagramToStranger);
    if (reply->problem.isError())
        actions.tell(EventKind::Dropped, Severity::Warning, Direction::In, reply->problem, question);
    if (reply->bytes.isEmpty())
        return;
    const quint16 id = dns::idOf(question);
    if (!reply->problem.isError())
        actions.tellMessageAgain(Direction::In, question, reply->question);
    QByteArray &bytes = actions.scratch();
    bytes.resize(0);
    if (!m_framer)
        bytes += reply->bytes;
    else if (const Error error = m_framer->encode(reply->bytes, bytes); error.isError())
        return actions.tell(EventKind::Error, Severity::Error, Direction::None, error);
    const qsizetype before = bytes.size() - reply->bytes.size();
    dns::setId(bytes, id, before);
    actions.tellMessageAgain(Direction::Out, QByteArrayView(bytes).sliced(before), reply->answer);
    actions.write(bytes);
}

void DnsServer::send(QByteArrayView, ProtocolActions &actions)
{
    actions.refuse(makeError(ErrorCode::BadRequest, Words::tr("Nothing was sent."),
                             Words::tr("A name server only answers queries.")));
}

void DnsServer::goOn(ProtocolActions &actions)
{
    if (!m_framer)
        return;
    answerMessages(actions);
    if (!m_peerFinished || actions.mustWait() || m_broken)
        return;
    if (m_framer->pendingBytes() > 0)
        actions.tell(EventKind::Dropped, Severity::Warning, Direction::In,
                     makeError(ErrorCode::IncompleteMessage,
                               Words::tr("The connection closed in the middle of a query.")));
    actions.close();
}

void DnsServer::peerFinished(ProtocolActions &actions)
{
    m_peerFinished = true;
    goOn(actions);
}

MadeProtocols dnsServers(const ServerSettings &settings)
{
    const QString name = settings.reply.section(u':', 0, 0);
    const bool large = name == u"zone-large";
    const QString path = settings.reply.section(u':', 1);
    if ((name != u"zone" && !large) || path.isEmpty())
        return makeError(ErrorCode::BadReply,
                         Words::tr("“%1” is not a reply for a name server.").arg(settings.reply),
                         Words::tr("Write zone:FILE with the zone file, or zone-large:FILE."));
    if (settings.replyDelay.count() > 0 || settings.closeAfterReply || settings.framing != u"none")
        return makeError(ErrorCode::BadOption, Words::tr("The name server could not be started."),
                         Words::tr("It answers each query at once, and DNS defines where each ends: it does "
                                   "not support a delay, framing or closing after the first answer."));
    const auto zone = DnsZone::read(path);
    if (!zone)
        return zone.error();
    return std::shared_ptr<ProtocolMaker>(
        std::make_shared<DnsServers>(zone.value(), isStream(settings.url.transport), large));
}

} // namespace swb
