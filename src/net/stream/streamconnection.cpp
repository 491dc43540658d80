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

// How long to wait after our FIN for a peer that does not finish.
constexpr qint64 lingerNs = 2'000'000'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamConnection)
};

} // namespace

StreamConnection::StreamConnection(NetworkThread &thread, std::shared_ptr<StreamService> service,
                                   std::unique_ptr<ConnectedSocket> socket, Over over)
    : ProtocolRunner(thread)
    , m_thread(thread)
    , m_service(std::move(service))
    , m_over(std::move(over))
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
    speak(m_service->protocols->make(conversation.remote));
    m_stream = socket->makeStream({.thread = thread,
                                   .user = *this,
                                   .subject = m_subject,
                                   .counters = m_counters,
                                   .receiveBytes = m_service->settings.receiveBytes,
                                   .name = peerName(),
                                   .tls = m_service->tls,
                                   .tlsLater = !isEncrypted(m_subject.transport),
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
    setState(isEncrypted(m_subject.transport) ? LinkState::Handshaking : LinkState::Connected);
    m_stream->start();
}

void StreamConnection::streamReady(const std::optional<TlsFacts> &facts)
{
    if (facts) {
        m_thread.writer().event(m_subject, EventKind::Handshake, Severity::Note, Direction::None,
                                {EventText::handshakeLine(*facts), {}, facts});
        setState(LinkState::Connected);
    }
    const bool again = std::exchange(m_opened, true);
    run([&](Protocol &it) { again ? it.secured(*this) : it.opened(*this); });
}

bool StreamConnection::canStartTls() const
{
    return m_service->tls && !isEncrypted(m_subject.transport) && !m_finishing;
}

void StreamConnection::startTls()
{
    if (!canStartTls())
        return;
    m_subject.transport = Transport::Tls;
    setState(LinkState::Handshaking);
    m_stream->startTls();
}

void StreamConnection::chunkRead(QByteArrayView chunk)
{
    if (m_service->settings.idleTimeout.count() > 0)
        m_lastHeardNs = m_thread.log().nowNs();
    if (!m_finishing)
        run([&](Protocol &it) { it.received(chunk, *this); });
}

bool StreamConnection::mustWait() const
{
    return !m_stream->isClosed() && m_stream->pendingBytes() > 0;
}

/// If the peer's end closes the socket too, it must not be seen before the last answer has left.
bool StreamConnection::mustNotSeeTheEnd() const
{
    return protocol().unsent() > 0
        && !capabilitiesOf(family(), m_subject.transport).has(Capability::HalfCloseAfterPeer);
}

void StreamConnection::protocolRan()
{
    countQueued();
    holdBackOrGoOn();
}

void StreamConnection::holdBackOrGoOn()
{
    if (isOver(m_status.state))
        return;
    const bool answered = m_finishing && m_peerFinished && protocol().unsent() == 0;
    if (!mustWait() && (m_closeWanted || answered))
        return closeNow();
    m_stream->setReading(!mustWait() && !protocol().isFull() && !mustNotSeeTheEnd());
}

/// What had to wait may continue.
void StreamConnection::allWritten()
{
    if (isOver(m_status.state))
        return;
    if (m_finishing)
        protocolRan();
    else
        run([this](Protocol &it) { it.goOn(*this); });
}

void StreamConnection::sendToOthers(const QByteArray &message)
{
    m_service->sendToOthers(id(), message);
}

void StreamConnection::refuse(const Error &error)
{
    tell(EventKind::Error, Severity::Error, Direction::None, error);
    m_service->reports.reportSendFailed(m_service->id, error);
}

void StreamConnection::tellPresent(const PresentNames &names)
{
    m_service->reports.reportPresent(m_service->id, names);
}

void StreamConnection::broken(const Error &error)
{
    tell(EventKind::Error, Severity::Error, Direction::In, error);
    m_status.error = error;
    disconnect();
}

void StreamConnection::close()
{
    m_finishing = true;
    m_closeWanted = true;
}

void StreamConnection::peerFinished()
{
    m_peerFinished = true;
    if (m_stream->isClosed())
        return peerEndedAll();
    m_thread.writer().event(m_subject, EventKind::HalfClosed, Severity::Chat, Direction::In);
    if (!m_finishWanted)
        setState(LinkState::HalfClosedByPeer);
    if (m_finishing)
        holdBackOrGoOn();
    else
        run([this](Protocol &it) { it.peerFinished(*this); });
}

/// With sockets that end both directions at once: our remaining output can no longer be sent.
void StreamConnection::peerEndedAll()
{
    if (const qsizetype unsent = protocol().forgetUnsent(); unsent > 0)
        tell(EventKind::Dropped, Severity::Warning, Direction::Out,
             makeError(ErrorCode::UnsentBytes,
                       Words::tr("%n delayed replies to %1 could not be sent.", nullptr, int(unsent))
                           .arg(peerName()),
                       whyAbsent(Capability::HalfCloseAfterPeer, family(), m_subject.transport)));
    m_endWords = peerEndWords(family(), m_subject.transport);
    if (!m_finishing)
        run([this](Protocol &it) { it.peerFinished(*this); });
    if (!isOver(m_status.state))
        closeNow();
}

/// Pending data that can no longer be sent is reported before the end.
void StreamConnection::closeNow(Severity severity, const Error &why)
{
    m_stream->close();
    if (const Error unsent = m_stream->unsentError(); unsent.isError() && !isOver(m_status.state))
        tell(EventKind::Dropped, Severity::Warning, Direction::Out, unsent);
    end(LinkState::Closed, EventKind::Closed, severity, why);
}

void StreamConnection::send(const QByteArray &bytes)
{
    if (m_stream->pendingBytes() + bytes.size() > limits::sendQueueBytes)
        refuse(makeError(ErrorCode::QueueFull, Words::tr("Could not send to %1.").arg(peerName())));
    else
        run([&](Protocol &it) { it.send(bytes, *this); });
}

/// Senders of unsolicited messages check here whether the last message has left.
void StreamConnection::countQueued()
{
    m_counters->queuedBytes.store(m_stream->pendingBytes(), std::memory_order_relaxed);
}

void StreamConnection::leave(Ending what)
{
    bool leaves = false;
    if (m_opened && !m_finishing && !isOver(m_status.state))
        run([&](Protocol &it) { leaves = it.leaves(what, *this); });
    if (leaves)
        return;
    if (what == Ending::Server)
        stop();
    else
        disconnect();
}

void StreamConnection::disconnect()
{
    m_finishing = true;
    if (m_finishWanted || isOver(m_status.state))
        return;
    m_finishWanted = true;
    if (m_status.state == LinkState::Handshaking) // nothing can be sent to the peer yet
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
    if (!isOver(m_status.state))
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

void StreamConnection::streamWarned(const Error &error)
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
    tellUnsentReplies(m_thread.writer(), m_subject, peerName(), protocol().forgetUnsent());
    m_status.closedNs = m_thread.log().nowNs();
    m_service->clients.fetch_sub(1, std::memory_order_relaxed); // before the free place is reported
    EventDetail detail = errorDetail(error, error.isError());
    if (detail.info.isEmpty())
        detail.info = m_endWords;
    m_thread.writer().event(m_subject, kind, severity, directionOf(error), std::move(detail));
    m_thread.log().endConversation(id());
    setState(how);
    endProtocol();
    m_over(id());
}

} // namespace swb
