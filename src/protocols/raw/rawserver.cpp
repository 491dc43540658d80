// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/raw/rawserver.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::RawServer)
};

class RawServers final : public ProtocolMaker
{
public:
    explicit RawServers(std::shared_ptr<RawService> service)
        : m_service(std::move(service))
    { }

    std::unique_ptr<Protocol> make(const SocketAddress &peer) override
    {
        return std::make_unique<RawServer>(m_service, peer);
    }

private:
    const std::shared_ptr<RawService> m_service;
};

} // namespace

RawService::RawService(const ServerSettings &settings, std::shared_ptr<const Responder> reply,
                       FramerFactory framing)
    : transport(settings.url.transport)
    , responder(std::move(reply))
    , makeFramer(std::move(framing))
    , delay(settings.replyDelay)
    , closeAfterReply(settings.closeAfterReply && isStream(transport))
    , frames(qMax(limits::frameBudgetBytes, qint64(settings.maxFrameBytes)))
{ }

RawServer::RawServer(std::shared_ptr<RawService> service, const SocketAddress &peer)
    : m_service(std::move(service))
    , m_peer(peer)
    , m_framer(m_service->makeFramer ? m_service->makeFramer() : nullptr)
    , m_unfinished(m_service->frames)
{ }

RawServer::~RawServer()
{
    forgetUnsent();
}

QString RawServer::peerName() const
{
    return schemeOf(m_service->transport) + QStringLiteral("://") + m_peer.toString();
}

void RawServer::received(QByteArrayView bytes, ProtocolActions &actions)
{
    if (m_done || m_broken)
        return;
    if (!m_framer)
        return answer(bytes, actions);
    m_framer->append(bytes);
    answerMessages(actions);
    countUnfinished(actions);
}

void RawServer::send(QByteArrayView message, ProtocolActions &actions)
{
    actions.write(message);
}

void RawServer::answerMessages(ProtocolActions &actions)
{
    while (answersMessages() && !actions.mustWait() && !isFull()) {
        switch (m_framer->next()) {
        case Framer::Status::NeedMore:
            return;
        case Framer::Status::Malformed:
            return giveUp(m_framer->error(), actions);
        case Framer::Status::Complete:
            actions.tellMessage(Direction::In, m_framer->payload());
            answer(m_framer->payload(), actions);
        }
    }
}

/// Messages that were whole are not counted: they are already answered.
void RawServer::countUnfinished(ProtocolActions &actions)
{
    if (!answersMessages() || m_unfinished.hold(m_framer->pendingBytes()))
        return;
    giveUp(makeError(ErrorCode::FrameBudget,
                     Words::tr("A message from %1 was abandoned, %n bytes after its start.", nullptr,
                               int(m_framer->pendingBytes()))
                         .arg(peerName())),
           actions);
}

void RawServer::giveUp(const Error &error, ProtocolActions &actions)
{
    m_broken = true;
    m_framer->clear();
    [[maybe_unused]] const bool less = m_unfinished.hold(0);
    actions.broken(Error(error)); // a copy, since the framer's own is destroyed with its content
}

std::optional<QByteArrayView> RawServer::replyTo(QByteArrayView message, QByteArray &scratch,
                                                 ProtocolActions &actions)
{
    const Responder &responder = *m_service->responder;
    ReplyContext context;
    context.peer = m_peer;
    if (responder.needsCount())
        context.count = m_service->replies.fetch_add(1, std::memory_order_relaxed) + 1;
    if (responder.needsTime())
        context.time = actions.wallTime();
    return responder.reply(message, context, scratch);
}

void RawServer::answer(QByteArrayView message, ProtocolActions &actions)
{
    QByteArray &scratch = actions.scratch();
    if (!m_framer) {
        if (const auto reply = replyTo(message, scratch, actions))
            deliver(*reply, actions);
        else
            replied(actions);
        return;
    }
    const auto reply = replyTo(message, m_reply, actions);
    if (!reply)
        return replied(actions);
    scratch.resize(0);
    if (const Error error = m_framer->encode(*reply, scratch); error.isError())
        actions.tell(EventKind::Error, Severity::Error, Direction::None, error);
    else
        deliver(scratch, actions);
}

void RawServer::deliver(QByteArrayView reply, ProtocolActions &actions)
{
    if (m_service->delay.count() > 0)
        return delay(reply, actions);
    actions.write(reply);
    replied(actions);
}

void RawServer::delay(QByteArrayView reply, ProtocolActions &actions)
{
    if (!isStream(m_service->transport)
        && m_service->delayed.load(std::memory_order_relaxed) >= limits::delayedReplies) {
        actions.tell(EventKind::Dropped, Severity::Warning, Direction::None,
                     makeError(ErrorCode::TooManyDelayedReplies,
                               Words::tr("Discarded an answer to %1.").arg(m_peer.toString())),
                     reply);
        return;
    }
    m_service->delayed.fetch_add(1, std::memory_order_relaxed);
    const std::chrono::nanoseconds time = m_service->delay;
    m_delayed.push_back({actions.nowNs() + time.count(), reply.toByteArray()});
    if (m_delayed.size() == 1)
        actions.wakeIn(time);
    m_done = m_service->closeAfterReply;
}

void RawServer::woken(ProtocolActions &actions)
{
    while (!m_delayed.empty() && m_delayed.front().dueNs <= actions.nowNs()) {
        const QByteArray reply = std::move(m_delayed.front().bytes);
        m_delayed.pop_front();
        m_service->delayed.fetch_sub(1, std::memory_order_relaxed);
        actions.write(reply);
        replied(actions);
    }
    if (!m_delayed.empty())
        actions.wakeIn(std::chrono::nanoseconds(m_delayed.front().dueNs - actions.nowNs()));
    goOn(actions);
}

void RawServer::replied(ProtocolActions &actions)
{
    if (!m_service->closeAfterReply)
        return;
    m_done = true;
    actions.finish();
}

qsizetype RawServer::forgetUnsent()
{
    const qsizetype count = unsent();
    m_service->delayed.fetch_sub(int(count), std::memory_order_relaxed);
    m_delayed.clear();
    return count;
}

bool RawServer::isFull() const
{
    return isStream(m_service->transport) && unsent() >= limits::delayedReplies;
}

void RawServer::goOn(ProtocolActions &actions)
{
    if (answersMessages()) {
        answerMessages(actions);
        countUnfinished(actions);
    }
    closeOnceAnswered(actions);
}

void RawServer::peerFinished(ProtocolActions &actions)
{
    m_peerFinished = true;
    goOn(actions);
}

/// The peer has finished; once every answer has left, we finish too.
void RawServer::closeOnceAnswered(ProtocolActions &actions)
{
    if (!m_peerFinished || actions.mustWait() || !m_delayed.empty())
        return;
    if (answersMessages() && m_framer->pendingBytes() > 0)
        actions.tell(
            EventKind::Dropped, Severity::Warning, Direction::In,
            makeError(ErrorCode::IncompleteMessage,
                      Words::tr("%1 finished sending in the middle of a message, %n bytes after its start.",
                                nullptr, int(m_framer->pendingBytes()))
                          .arg(peerName())));
    actions.close();
}

MadeProtocols rawServers(const ServerSettings &settings)
{
    const auto responder = makeResponder(settings.reply);
    if (!responder)
        return responder.error();
    FramerFactory makeFramer;
    if (isStream(settings.url.transport)) { // a datagram is a message
        const auto framing = parseFraming(settings.framing, settings.maxFrameBytes);
        if (!framing)
            return framing.error();
        makeFramer = framing.value();
    }
    auto service = std::make_shared<RawService>(settings, responder.value(), std::move(makeFramer));
    return std::shared_ptr<ProtocolMaker>(std::make_shared<RawServers>(std::move(service)));
}

} // namespace swb
