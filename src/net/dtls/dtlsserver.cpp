// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dtls/dtlsserver.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/counters.h"
#include "core/values/errorcatalog.h"
#include "net/dtls/dtlsending.h"
#include "net/engine/unsentreplies.h"
#include "net/tls/words/tlserrors.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DtlsServer)
};

} // namespace

/// A session and its callbacks.
class DtlsServer::Peer final : public PeerServer::Peer
{
public:
    explicit Peer(DtlsServer &server)
        : PeerServer::Peer(server)
        , m_server(server)
    { }

    PeerStatus status;
    std::shared_ptr<TrafficCounters> counters = std::make_shared<TrafficCounters>();

    using PeerServer::Peer::speakProtocol;
    void end() { endProtocol(); }

    [[nodiscard]] Subject about() const override
    {
        const Conversation &conversation = status.conversation;
        return {conversation.endpoint, conversation.id, conversation.transport};
    }
    [[nodiscard]] DatagramEnds ends() const
    {
        return {status.conversation.remote, status.conversation.local};
    }

private:
    void write(QByteArrayView bytes) override { m_server.write(*this, bytes); }
    [[nodiscard]] bool mustWait() const override { return false; } // a datagram leaves at once or not at all
    void broken(const Error &error) override
    {
        tell(EventKind::Error, Severity::Error, Direction::In, error);
        close();
    }
    void finish() override { close(); } // close_notify ends both directions
    void close() override;
    void protocolRan() override { m_server.stopOnceServed(*this); }

    DtlsServer &m_server;
};

/// Once the listener has finished its current call, since this may be within it.
void DtlsServer::Peer::close()
{
    const auto server = std::static_pointer_cast<DtlsServer>(m_server.shared_from_this());
    m_server.home().post([server, id = status.conversation.id] { server->disconnectPeer(id); });
}

DtlsServer::DtlsServer(const ServerTerms &terms)
    : PeerServer(terms)
{ }

DtlsServer::~DtlsServer() = default;

Error DtlsServer::prepare()
{
    m_setting.maxSessions = std::min(settings().maxClients, limits::datagramPeers);
    m_setting.idleTimeout = settings().idleTimeout;
    m_setting.sockets = settings().sockets;
    m_setting.options = settings().options;
    return Server::prepare();
}

Error DtlsServer::listen(const QHostAddress &address)
{
    DtlsListenerUser &user = *this;
    m_setting.tls = tls();
    m_listener = std::make_unique<DtlsListener>(m_setting, home().watcher(), user);
    Error error = m_listener->listen(settings().url, address);
    if (error.isError())
        return error;
    reportListening(m_listener->bound(), m_listener->applied());
    return {};
}

void DtlsServer::close()
{
    if (!m_listener)
        return;
    qsizetype unsent = 0;
    forEachPeer([&unsent](const PeerServer::Peer &peer) { unsent += peer.protocol().forgetUnsent(); });
    m_listener->close();
    tellUnsentReplies(home().writer(), subject(), name(), unsent);
    m_listener.release()->deleteLater(); // this may be its own callback
}

void DtlsServer::sessionBegun(DtlsSession &session)
{
    auto peer = std::make_shared<Peer>(*this);
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
    peer->speakProtocol(session.peer());
    m_peers.insert(session.ends(), peer);
    home().writer().event(peer->about(), EventKind::Connected, Severity::Note, Direction::In);
    setState(*peer, LinkState::Handshaking);
}

void DtlsServer::sessionOpened(DtlsSession &session, const TlsFacts &facts)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.ends());
    home().writer().event(peer->about(), EventKind::Handshake, Severity::Note, Direction::None,
                          {EventText::handshakeLine(facts), {}, facts});
    setState(*peer, LinkState::Connected);
    peer->run([&](Protocol &it) { it.opened(*peer); });
}

void DtlsServer::sessionWarned(DtlsSession &session, const Error &flaw)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.ends());
    Error warning = flaw;
    warning.what
        = uncheckedWords(Role::Server, schemeOf(Transport::Dtls) + u"://"_s + session.peer().toString());
    home().writer().event(peer->about(), EventKind::Note, Severity::Warning, Direction::In,
                          {warning.what, warning, {}});
}

void DtlsServer::sessionReceived(DtlsSession &session, const QByteArray &payload)
{
    const std::shared_ptr<Peer> peer = m_peers.value(session.ends());
    home().writer().data(peer->about(), Direction::In, payload);
    countIn(*peer->counters, payload.size());
    if (m_served)
        return;
    m_served = settings().once;
    peer->run([&](Protocol &it) { it.received(payload, *peer); });
}

void DtlsServer::sessionEnded(DtlsSession &session, DtlsEnd end, const Error &error)
{
    const std::shared_ptr<Peer> peer = m_peers.take(session.ends());
    const DtlsEnding ending = endingOf(end, error, session.peer(), name(), m_setting.maxSessions);
    tellUnsentReplies(home().writer(), peer->about(), name(), peer->protocol().forgetUnsent());
    peer->status.error = ending.why;
    peer->status.closedNs = home().log().nowNs();
    logEnding(home().writer(), peer->about(), ending);
    home().log().endConversation(peer->status.conversation.id);
    setState(*peer, ending.state);
    peer->end();
    stopOnceServed(*peer);
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
                    Words::tr("The system dropped %n datagrams to %1.", nullptr, count).arg(name()));
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::None,
                          {error.what, error, {}});
}

void DtlsServer::write(Peer &peer, QByteArrayView bytes)
{
    const Error error = send(peer, bytes.toByteArray());
    if (!error.isError())
        return;
    home().writer().event(peer.about(), EventKind::Error, Severity::Error, Direction::None,
                          {error.what, error, {}});
    if (isUnasked())
        reports().reportSendFailed(id(), error);
}

Error DtlsServer::send(Peer &peer, const QByteArray &payload)
{
    DtlsSession *const session = m_listener->session(peer.ends());
    const LogWriter::Call call(home().writer());
    Error error = session ? m_listener->send(*session, payload)
                          : makeError(ErrorCode::NotConnected, Words::tr("Could not send."));
    if (error.isError())
        return error;
    home().writer().data(peer.about(), Direction::Out, payload);
    countOut(*peer.counters, payload.size());
    return {};
}

/// With settings.once this was all; the listener, which is in the middle of a call, ends a little later.
void DtlsServer::stopOnceServed(const Peer &peer)
{
    if (!m_served || !isListening() || peer.protocol().unsent() > 0)
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

void DtlsServer::forEachPeer(const std::function<void(PeerServer::Peer &)> &function)
{
    const auto all = m_peers;
    for (const std::shared_ptr<Peer> &peer : all)
        function(*peer);
}

void DtlsServer::disconnectPeer(ConversationId peer)
{
    if (const Peer *const found = find(peer))
        m_listener->closeSession(found->ends());
}

void DtlsServer::abortPeer(ConversationId peer)
{
    if (const Peer *const found = find(peer))
        m_listener->abandonSession(found->ends());
}

} // namespace swb
