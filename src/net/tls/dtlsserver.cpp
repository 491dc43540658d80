// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls/dtlsserver.h"

#include "core/engine/counters.h"
#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/replies/replyspec.h"
#include "core/values/errorcatalog.h"
#include "net/engine/unsentreplies.h"
#include "net/tls/tlserrors.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsServer)
};

/// How the end of a session reads in the log.
struct Ending
{
    LinkState state = LinkState::Closed;
    EventKind kind = EventKind::Closed;
    Severity severity = Severity::Note;
    Direction direction = Direction::None;
};

Ending endingOf(DtlsEnd end)
{
    switch (end) {
    case DtlsEnd::Failed:
        return {LinkState::Failed, EventKind::Error, Severity::Error, Direction::None};
    case DtlsEnd::ClosedByPeer:
        return {LinkState::Closed, EventKind::Closed, Severity::Note, Direction::In};
    case DtlsEnd::Replaced:
        return {LinkState::Closed, EventKind::Closed, Severity::Note, Direction::In};
    case DtlsEnd::Evicted:
    case DtlsEnd::Crowded:
    case DtlsEnd::Idle:
        return {LinkState::Closed, EventKind::Closed, Severity::Warning, Direction::Out};
    case DtlsEnd::Abandoned:
        return {LinkState::Reset, EventKind::Reset, Severity::Note, Direction::None}; // nothing is sent
    case DtlsEnd::ClosedByUs:
        break;
    }
    return {LinkState::Closed, EventKind::Closed, Severity::Note, Direction::Out};
}

} // namespace

Subject DtlsServer::Peer::subject() const
{
    const Conversation &conversation = status.conversation;
    return {conversation.endpoint, conversation.id, conversation.transport};
}

DtlsServer::DtlsServer(const ServerSetting &setting)
    : Server(setting)
{ }

DtlsServer::~DtlsServer() = default;

Error DtlsServer::prepare()
{
    const auto responder = makeResponder(settings().reply);
    if (!responder.ok())
        return responder.error();
    m_responder = responder.value();
    m_setting.maxSessions = std::min(settings().maxClients, limits::datagramPeers);
    m_setting.idleTimeout = settings().idleTimeout;
    m_setting.sockets = settings().sockets;
    if (settings().replyDelay.count() > 0)
        m_delayed = std::make_unique<Delayed<Waiting>>(home().context(), settings().replyDelay,
                                                       [this](const Waiting &due) {
                                                           if (const auto peer = due.peer.lock())
                                                               reply(*peer, due.bytes);
                                                           else
                                                               answered();
                                                       });
    return {};
}

void DtlsServer::listen(const QHostAddress &address)
{
    DtlsListenerUser &user = *this;
    m_setting.tls = tls();
    m_listener = std::make_unique<DtlsListener>(m_setting, home().watcher(), user);
    const Error error = m_listener->listen(settings().url, address);
    if (error.isError()) {
        reportFailed(error);
        m_listener.reset();
        return;
    }
    reportListening(m_listener->bound());
}

void DtlsServer::close()
{
    m_listener->close();
    if (m_delayed) {
        tellUnsentReplies(home().writer(), subject(), name(), m_delayed->size());
        m_delayed->clear();
    }
    m_listener.release()->deleteLater(); // it may be its own callback that ends here
    reportStopped();
}

void DtlsServer::sessionBegun(DtlsSession &session)
{
    auto peer = std::make_shared<Peer>();
    Conversation &conversation = peer->status.conversation;
    conversation.endpoint = id();
    conversation.role = Role::Server;
    conversation.transport = Transport::Dtls;
    conversation.local = session.local();
    conversation.remote = session.peer();
    conversation.id = home().log().addConversation(conversation);
    conversation = home().log().conversation(conversation.id);
    peer->status.openedNs = home().log().nowNs();
    peer->status.counters = peer->counters;
    m_peers.insert(session.peer(), peer);
    home().writer().event(peer->subject(), EventKind::Connected, Severity::Note, Direction::In);
    setState(*peer, LinkState::Handshaking);
}

void DtlsServer::sessionOpened(DtlsSession &session, const TlsFacts &facts)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.peer());
    home().writer().event(peer->subject(), EventKind::Handshake, Severity::Note, Direction::None,
                          {EventText::handshakeLine(facts), {}, facts});
    setState(*peer, LinkState::Connected);
}

void DtlsServer::sessionFlawed(DtlsSession &session, const Error &flaw)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.peer());
    Error warning = flaw;
    warning.what
        = uncheckedWords(Role::Server, schemeOf(Transport::Dtls) + u"://"_s + session.peer().toString());
    home().writer().event(peer->subject(), EventKind::Note, Severity::Warning, Direction::In,
                          {warning.what, warning, {}});
}

void DtlsServer::sessionReceived(DtlsSession &session, const QByteArray &payload)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.peer());
    home().writer().data(peer->subject(), Direction::In, payload);
    countIn(*peer->counters, payload.size());
    if (m_served)
        return;
    m_served = settings().once;
    answer(peer, payload);
}

void DtlsServer::sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error)
{
    const std::shared_ptr<Peer> peer = m_peers.take(session.peer());
    Error why = error;
    if (end == DtlsEnd::Evicted)
        why = makeError(
            ErrorCode::ConnectionLimit, Words::tr("%1 made room for another client.").arg(name()),
            Words::tr("It remembers %n client(s); the longest silent goes.", nullptr, m_setting.maxSessions));
    else if (end == DtlsEnd::Crowded)
        why = makeError(ErrorCode::ConnectionLimit, Words::tr("%1 gave up a handshake.").arg(name()),
                        Words::tr("No more than %n may be under way; the longest silent goes.", nullptr,
                                  DtlsListener::maxHandshakes));
    else if (end == DtlsEnd::Idle)
        why = makeError(ErrorCode::IdleTimeout,
                        Words::tr("Closed the session with dtls://%1.").arg(session.peer().toString()));
    const Ending ending = endingOf(end);
    const QString info = end == DtlsEnd::Replaced
        ? Words::tr("The client has begun a new handshake from the same port.")
        : why.what;
    peer->status.error = why;
    peer->status.closedNs = home().log().nowNs();
    EventDetail detail = errorDetail(why, why.isError());
    detail.info = info;
    home().writer().event(peer->subject(), ending.kind, ending.severity,
                          end == DtlsEnd::Failed ? directionOf(why) : ending.direction, std::move(detail));
    home().log().endConversation(peer->status.conversation.id);
    setState(*peer, ending.state);
}

void DtlsServer::datagramRefused(const SocketAddress &, const QByteArray &datagram, const Error &error)
{
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}}, datagram);
}

void DtlsServer::datagramsDropped(int count)
{
    const Error error
        = makeError(ErrorCode::DatagramsDropped,
                    Words::tr("The system threw %n datagram(s) to %1 away.", nullptr, count).arg(name()));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::None,
                          {error.what, error, {}});
}

void DtlsServer::answer(const std::shared_ptr<Peer> &peer, const QByteArray &payload)
{
    ReplyContext context;
    context.peer = peer->address();
    if (m_responder->needsCount())
        context.count = ++m_replies;
    if (m_responder->needsTime())
        context.time = QDateTime::currentDateTime();
    const std::optional<QByteArrayView> made = m_responder->reply(payload, context, m_scratch);
    if (!made)
        return answered();
    if (settings().replyDelay.count() > 0)
        delay(peer, made->toByteArray());
    else
        reply(*peer, made->toByteArray());
}

void DtlsServer::delay(const std::shared_ptr<Peer> &peer, const QByteArray &bytes)
{
    if (m_delayed->size() >= limits::delayedReplies) {
        const Error error = makeError(
            ErrorCode::TooManyDelayedReplies, Words::tr("A reply of %1 was thrown away.").arg(name()),
            Words::tr("%n replies wait for their time already.", nullptr, limits::delayedReplies));
        home().writer().event(peer->subject(), EventKind::Dropped, Severity::Warning, Direction::None,
                              {error.what, error, {}}, bytes);
        return;
    }
    m_delayed->add({peer, bytes});
}

void DtlsServer::reply(Peer &peer, const QByteArray &payload)
{
    if (const Error error = send(peer, payload); error.isError())
        home().writer().event(peer.subject(), EventKind::Error, Severity::Error, Direction::None,
                              {error.what, error, {}});
    answered();
}

Error DtlsServer::send(Peer &peer, const QByteArray &payload)
{
    DtlsSession *const session = m_listener->session(peer.address());
    const LogWriter::Call call(home().writer());
    Error error = session ? m_listener->send(*session, payload)
                          : makeError(ErrorCode::NotConnected, Words::tr("Could not send."));
    if (error.isError())
        return error;
    home().writer().data(peer.subject(), Direction::Out, payload);
    countOut(*peer.counters, payload.size());
    return {};
}

/// With settings.once that was all; the listener that is at work right now ends a little later.
void DtlsServer::answered()
{
    if (!settings().once)
        return;
    home().post([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->stop();
    });
}

void DtlsServer::setState(Peer &peer, LinkState state)
{
    peer.status.state = state;
    reports().reportPeer(peer.status);
}

DtlsServer::Peer *DtlsServer::find(ConversationId id) const
{
    const auto found
        = std::find_if(m_peers.cbegin(), m_peers.cend(), [id](const std::shared_ptr<Peer> &peer) {
              return peer->status.conversation.id == id;
          });
    return found == m_peers.cend() ? nullptr : found->get();
}

void DtlsServer::sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes)
{
    const QSet<ConversationId> chosen(peers.cbegin(), peers.cend());
    for (const std::shared_ptr<Peer> &peer : std::as_const(m_peers)) {
        if (!chosen.isEmpty() && !chosen.contains(peer->status.conversation.id))
            continue;
        const Error error = send(*peer, bytes);
        if (!error.isError())
            continue;
        home().writer().event(peer->subject(), EventKind::Error, Severity::Error, Direction::None,
                              {error.what, error, {}});
        reports().reportSendFailed(id(), error);
    }
}

void DtlsServer::disconnectPeer(ConversationId peer)
{
    if (const Peer *const found = find(peer))
        m_listener->closeSession(found->address());
}

void DtlsServer::abortPeer(ConversationId peer)
{
    if (const Peer *const found = find(peer))
        m_listener->abandonSession(found->address());
}

} // namespace swb
