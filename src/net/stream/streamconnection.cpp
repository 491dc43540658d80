// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamconnection.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"
#include "net/engine/unsentreplies.h"
#include "net/transport/streamwords.h"

#include <QCoreApplication>

namespace swb {

namespace {

// A peer that does not finish after our FIN is not waited for longer than this.
constexpr qint64 lingerNs = 2'000'000'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamConnection)
};

} // namespace

StreamConnection::StreamConnection(NetworkThread &thread, std::shared_ptr<StreamService> service,
                                   std::unique_ptr<ConnectedSocket> socket, Over over)
    : m_thread(thread)
    , m_service(std::move(service))
    , m_over(std::move(over))
    , m_unfinished(m_service->frames)
{
    Conversation conversation;
    conversation.endpoint = m_service->id;
    conversation.role = Role::Server;
    conversation.transport = m_service->settings.url.transport;
    conversation.local = socket->localAddress();
    conversation.remote = socket->remoteAddress();
    conversation.id = thread.log().addConversation(conversation);
    m_status.conversation = thread.log().conversation(conversation.id);
    m_status.counters = m_counters;
    m_status.openedNs = m_lastHeardNs = thread.log().nowNs();
    m_subject = {m_service->id, conversation.id, conversation.transport};
    if (m_service->makeFramer)
        m_framer = m_service->makeFramer();
    if (m_service->settings.replyDelay.count() > 0) {
        m_delayed = std::make_unique<Delayed<QByteArray>>(thread.context(), m_service->settings.replyDelay,
                                                          [this](const QByteArray &reply) {
                                                              m_stream->write(reply);
                                                              replyWritten();
                                                              allWritten();
                                                          });
    }
    m_stream = socket->makeStream({.thread = thread,
                                   .user = *this,
                                   .subject = m_subject,
                                   .counters = m_counters,
                                   .receiveBytes = m_service->settings.receiveBytes,
                                   .name = peerName(),
                                   .tls = m_service->tls,
                                   .verifyName = {}});
}

StreamConnection::~StreamConnection() = default;

QString StreamConnection::peerName() const
{
    const Conversation &conversation = m_status.conversation;
    return schemeOf(conversation.transport) + QStringLiteral("://") + conversation.remote.toString();
}

void StreamConnection::start()
{
    m_thread.writer().event(m_subject, EventKind::Connected, Severity::Note, Direction::In);
    setState(m_service->tls ? LinkState::Handshaking : LinkState::Connected);
    m_stream->start();
}

void StreamConnection::streamReady(const std::optional<TlsFacts> &facts)
{
    if (!facts)
        return;
    m_thread.writer().event(m_subject, EventKind::Handshake, Severity::Note, Direction::None,
                            {EventText::handshakeLine(*facts), {}, facts});
    setState(LinkState::Connected);
}

void StreamConnection::chunkRead(QByteArrayView chunk)
{
    if (m_service->settings.idleTimeout.count() > 0)
        m_lastHeardNs = m_thread.log().nowNs();
    if (m_finishing)
        return;
    if (m_framer) {
        m_framer->append(chunk);
        answerMessages();
        countUnfinished();
    } else {
        answer(chunk);
    }
    holdBackOrGoOn();
}

void StreamConnection::answerMessages()
{
    while (!m_finishing && !m_broken && !mustWait()) {
        switch (m_framer->next()) {
        case Framer::Status::NeedMore:
            return;
        case Framer::Status::Malformed:
            frameBroken(m_framer->error());
            return;
        case Framer::Status::Complete:
            m_thread.writer().message(m_subject, Direction::In, m_framer->payload());
            answer(m_framer->payload());
        }
    }
}

/// Messages that came whole are not counted: they are answered and gone.
void StreamConnection::countUnfinished()
{
    if (m_finishing || m_broken || m_unfinished.hold(m_framer->pendingBytes()))
        return;
    frameBroken(makeError(ErrorCode::FrameBudget,
                          Words::tr("A message from %1 was given up, %n byte(s) after its start.", nullptr,
                                    int(m_framer->pendingBytes()))
                              .arg(peerName())));
}

void StreamConnection::answer(QByteArrayView message)
{
    const Responder &responder = *m_service->responder;
    ReplyContext context;
    context.peer = m_status.conversation.remote;
    if (responder.needsCount())
        context.count = m_service->replies.fetch_add(1, std::memory_order_relaxed) + 1;
    if (responder.needsTime())
        context.time = QDateTime::currentDateTime();
    const auto reply = responder.reply(message, context, m_reply);
    if (!reply) {
        replyWritten();
        return;
    }
    if (!m_framer) {
        deliver(*reply);
        return;
    }
    m_framed.resize(0);
    const Error error = m_framer->encode(*reply, m_framed);
    if (error.isError()) {
        m_thread.writer().event(m_subject, EventKind::Error, Severity::Error, Direction::None,
                                {error.what, error, {}});
        return;
    }
    deliver(m_framed);
}

void StreamConnection::deliver(QByteArrayView reply)
{
    if (m_delayed) {
        m_delayed->add(reply.toByteArray());
        m_finishing = m_service->settings.closeAfterReply;
        return;
    }
    m_stream->write(reply);
    replyWritten();
}

void StreamConnection::replyWritten()
{
    if (m_service->settings.closeAfterReply)
        disconnect();
}

/// Whether answers wait that the peer has not taken, or whose time has not come.
bool StreamConnection::mustWait() const
{
    return m_stream->pendingBytes() > 0 || (m_delayed && m_delayed->size() >= limits::delayedReplies);
}

/// Where the peer's end takes the socket with it, it must not be seen before the last reply has left.
bool StreamConnection::mustNotSeeTheEnd() const
{
    return m_delayed && m_delayed->size() > 0
        && !capabilitiesOf(family(), m_subject.transport).has(Capability::HalfCloseAfterPeer);
}

void StreamConnection::holdBackOrGoOn()
{
    const bool wait = mustWait();
    m_stream->setReading(!wait && !mustNotSeeTheEnd());
    if (!wait && m_peerFinished)
        endOfStream();
}

/// What had to wait may go on.
void StreamConnection::allWritten()
{
    if (isOver(m_status.state))
        return;
    countQueued();
    if (m_framer) {
        answerMessages();
        countUnfinished();
    }
    holdBackOrGoOn();
}

void StreamConnection::frameBroken(const Error &error)
{
    m_broken = true;
    m_framer->clear();
    [[maybe_unused]] const bool less = m_unfinished.hold(0);
    m_thread.writer().event(m_subject, EventKind::Error, Severity::Error, Direction::In,
                            {error.what, error, {}});
    m_status.error = error;
    disconnect();
}

void StreamConnection::peerFinished()
{
    m_peerFinished = true;
    if (m_stream->isClosed())
        return peerEndedAll();
    m_thread.writer().event(m_subject, EventKind::HalfClosed, Severity::Chat, Direction::In);
    if (!m_finishWanted)
        setState(LinkState::HalfClosedByPeer);
    holdBackOrGoOn();
}

/// With sockets that end both directions at once: what was still to come from us has nowhere to go.
void StreamConnection::peerEndedAll()
{
    if (m_delayed && m_delayed->size() > 0)
        tell(EventKind::Dropped, Severity::Warning, Direction::Out,
             makeError(
                 ErrorCode::UnsentBytes,
                 Words::tr("%n delayed reply(s) to %1 could not be sent.", nullptr, int(m_delayed->size()))
                     .arg(peerName()),
                 whyAbsent(Capability::HalfCloseAfterPeer, family(), m_subject.transport)));
    if (m_delayed)
        m_delayed->clear();
    m_endWords = peerEndWords(family(), m_subject.transport);
    endOfStream();
}

/// The peer has finished; once every answer has left, so have we.
void StreamConnection::endOfStream()
{
    if (m_framer && !m_finishing) {
        answerMessages();
        if (mustWait())
            return;
    }
    if (m_delayed && m_delayed->size() > 0)
        return;
    if (m_framer && !m_broken && !m_finishing && m_framer->pendingBytes() > 0) {
        const Error error = makeError(ErrorCode::IncompleteMessage,
                                      Words::tr("%1 finished within a message, %n byte(s) after its start.",
                                                nullptr, int(m_framer->pendingBytes()))
                                          .arg(peerName()));
        m_thread.writer().event(m_subject, EventKind::Dropped, Severity::Warning, Direction::In,
                                {error.what, error, {}});
    }
    closeNow();
}

/// What waits and can be sent by nobody any more is told before the end.
void StreamConnection::closeNow(Severity severity, const Error &why)
{
    m_stream->close();
    if (const Error unsent = m_stream->unsentError(); unsent.isError() && !isOver(m_status.state))
        tell(EventKind::Dropped, Severity::Warning, Direction::Out, unsent);
    end(LinkState::Closed, EventKind::Closed, severity, why);
}

void StreamConnection::tell(EventKind kind, Severity severity, Direction direction, const Error &error)
{
    m_thread.writer().event(m_subject, kind, severity, direction, {error.what, error, {}});
}

void StreamConnection::send(const QByteArray &bytes)
{
    if (m_stream->pendingBytes() + bytes.size() <= limits::sendQueueBytes) {
        m_stream->write(bytes);
        countQueued();
        holdBackOrGoOn();
        return;
    }
    const Error error = makeError(ErrorCode::QueueFull, Words::tr("Could not send to %1.").arg(peerName()));
    m_thread.writer().event(m_subject, EventKind::Error, Severity::Error, Direction::None,
                            {error.what, error, {}});
    m_service->reports.reportSendFailed(m_service->id, error);
}

/// Whoever sends unasked looks here whether the last message has left.
void StreamConnection::countQueued()
{
    m_counters->queuedBytes.store(m_stream->pendingBytes(), std::memory_order_relaxed);
}

void StreamConnection::disconnect()
{
    m_finishing = true;
    if (m_finishWanted || isOver(m_status.state))
        return;
    m_finishWanted = true;
    if (m_status.state == LinkState::Handshaking) // nothing can be said to the peer yet
        closeNow();
    else
        m_stream->finish();
}

void StreamConnection::finished()
{
    if (m_stream->isClosed())
        return closeNow();
    m_lingerSinceNs = m_thread.log().nowNs();
    m_thread.writer().event(m_subject, EventKind::HalfClosed, Severity::Chat, Direction::Out);
    setState(LinkState::HalfClosedByUs);
}

void StreamConnection::abort()
{
    m_stream->abort();
    if (const Error unsent = m_stream->unsentError(); unsent.isError())
        tell(EventKind::Dropped, Severity::Note, Direction::Out, unsent);
    end(LinkState::Reset, EventKind::Reset, Severity::Note);
}

void StreamConnection::stop()
{
    closeNow();
}

void StreamConnection::checkTime(qint64 nowNs)
{
    const auto idle = std::chrono::nanoseconds(m_service->settings.idleTimeout).count();
    if (m_lingerSinceNs != 0 && nowNs - m_lingerSinceNs > lingerNs) {
        closeNow();
    } else if (idle > 0 && nowNs - m_lastHeardNs >= idle) {
        closeNow(
            Severity::Warning,
            makeError(ErrorCode::IdleTimeout, Words::tr("Closed the connection with %1.").arg(peerName())));
    }
}

void StreamConnection::streamFlawed(const Error &error)
{
    m_thread.writer().event(m_subject, EventKind::Note, Severity::Warning, Direction::In,
                            {error.what, error, {}});
}

void StreamConnection::streamFailed(LinkState how, const Error &error)
{
    end(how, how == LinkState::Reset ? EventKind::Reset : EventKind::Error, Severity::Error, error);
}

void StreamConnection::setState(LinkState state)
{
    m_status.state = state;
    m_service->reports.reportPeer(m_status);
}

void StreamConnection::end(LinkState how, EventKind kind, Severity severity, const Error &error)
{
    if (isOver(m_status.state))
        return;
    if (error.isError())
        m_status.error = error;
    if (m_delayed)
        tellUnsentReplies(m_thread.writer(), m_subject, peerName(), m_delayed->size());
    m_status.closedNs = m_thread.log().nowNs();
    m_service->clients.fetch_sub(1, std::memory_order_relaxed); // before anybody hears that there is room
    EventDetail detail = errorDetail(error, error.isError());
    if (detail.info.isEmpty())
        detail.info = m_endWords;
    m_thread.writer().event(m_subject, kind, severity, directionOf(error), std::move(detail));
    m_thread.log().endConversation(id());
    setState(how);
    m_over(id());
}

} // namespace swb
