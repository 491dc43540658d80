// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/relay/relayedpeer.h"

#include "core/log/eventtext.h"
#include "core/log/messagelog.h"
#include "core/values/errorcatalog.h"
#include "net/dtls/dtlsending.h"
#include "net/relay/wireconversation.h"
#include "net/tls/words/tlserrors.h"

#include <QCoreApplication>

namespace swb {

namespace {

/// After a failed session with the target, for a client that cannot be informed: each of its datagrams would
/// begin another.
constexpr std::chrono::nanoseconds pauseAfterFailure = std::chrono::seconds(1);

struct PeerWords
{
    Q_DECLARE_TR_FUNCTIONS(RelayedPeer)
};

} // namespace

RelayedPeer::RelayedPeer(Shared &shared)
    : m_shared(shared)
    , m_back{shared.relay, ConversationId::None, shared.target.settings.target.transport}
    , m_clientHasSession(isEncrypted(shared.target.settings.listen.transport))
{
    if (m_clientHasSession)
        status.state = LinkState::Handshaking;
}

RelayedPeer::~RelayedPeer()
{
    parted().reset();
}

bool RelayedPeer::mayOpen() const
{
    return !m_server && (m_mayOpenNs == 0 || thread().log().nowNs() >= m_mayOpenNs);
}

Error RelayedPeer::openServer(std::optional<int> hops)
{
    if (!mayOpen())
        return {};
    m_hops = hops;
    if (m_hops && *m_hops <= 1) {
        m_whyNoServer = makeError(ErrorCode::RelayChain, {});
        return m_whyNoServer;
    }
    return tryTarget() ? Error() : m_whyNoServer;
}

/// Returns whether there was an end to try it with, whatever has become of it since.
bool RelayedPeer::tryTarget()
{
    const SocketAddress target = m_shared.targets.at(m_tried);
    MadeRelayEnd made = makeTargetEnd(m_shared.target, target, m_hops, m_shared.sockets, *this);
    m_whyNoServer = made ? Error() : made.error();
    if (!made)
        return false;
    beginServer(std::move(made).value(), target);
    return true;
}

void RelayedPeer::beginServer(std::unique_ptr<RelayEnd> end, const SocketAddress &target)
{
    m_server = std::move(end);
    kernelDrops = 0;
    Conversation conversation;
    conversation.endpoint = m_shared.relay;
    conversation.role = Role::RelayToServer;
    conversation.transport = settings().target.transport;
    conversation.local = m_server->local();
    conversation.remote = target;
    m_back.conversation = thread().log().addConversation(conversation);
    noteOptions(thread().writer(), m_back, m_server->applied());
    if (isEncrypted(m_back.transport)) {
        thread().writer().event(m_back, EventKind::Connecting, Severity::Chat, Direction::Out,
                                {target.toString(), {}, {}});
        m_wireToServer = addWireConversation(thread(), m_back);
        m_server->logRecords({}, *m_wireToServer);
    }
    m_server->start();
}

void RelayedPeer::datagramCame(const ReceivedDatagram &from, char *bytes)
{
    m_shared.user.cameFromServer(*this, bytes, qsizetype(from.length));
}

void RelayedPeer::batchOver(quint32 droppedBySystem)
{
    lastHeardNs = thread().log().nowNs();
    m_shared.user.batchFromServerOver(*this, droppedBySystem);
}

void RelayedPeer::notDelivered()
{
    m_shared.notes.notDelivered(m_back, settings().target);
}

void RelayedPeer::sessionOpened(const ReceivedDatagram &, const TlsFacts &facts, const Error &flaw)
{
    logOpened(m_back, facts);
    if (flaw.isError()) {
        Error warning = flaw;
        warning.what = uncheckedWords(Role::Client, settings().target.toString());
        thread().writer().event(m_back, EventKind::Note, Severity::Warning, Direction::In,
                                errorDetail(warning));
    }
    m_shared.user.serverReady(*this);
}

/// If nobody listened at this address, the name may have others.
void RelayedPeer::sessionEnded(const ReceivedDatagram &target, DtlsEnd end, const Error &error)
{
    const auto self = shared_from_this(); // it may be forgotten in here
    const bool hasAnother = error.code == ErrorCode::NobodyListening && m_tried + 1 < m_shared.targets.size();
    DtlsEnding ending = endingOf(end, error, target.sender, {}, 0);
    ending.severity = hasAnother ? Severity::Warning : ending.severity;
    logEnding(thread().writer(), m_back, ending);
    thread().deleteLater(parted()); // it is in the middle of a call
    m_back.conversation = ConversationId::None;
    m_tried = hasAnother ? m_tried + 1 : 0;
    if (hasAnother && tryTarget())
        return;
    m_whyNoServer = error.isError() ? error : makeError(ErrorCode::NotConnected, {});
    m_mayOpenNs = error.isError() ? thread().log().nowNs() + pauseAfterFailure.count() : 0;
    m_shared.user.serverGone(*this, error);
}

void RelayedPeer::datagramRefused(const QByteArray &datagram, const Error &error)
{
    thread().writer().event(m_back, EventKind::Dropped, Severity::Warning, Direction::In, errorDetail(error),
                            datagram);
}

void RelayedPeer::clientBegan()
{
    thread().writer().event(subject, EventKind::Connected, Severity::Note, Direction::In);
    m_wireToClient = addWireConversation(thread(), subject);
    m_shared.clients->logRecords(ends(), *m_wireToClient);
}

void RelayedPeer::clientOpened(const TlsFacts &facts)
{
    logOpened(subject, facts);
    status.state = LinkState::Connected;
}

void RelayedPeer::clientEnded(DtlsEnd end, const Error &error)
{
    m_clientHasSession = false;
    const DtlsEnding ending = endingOf(end, error, status.conversation.remote, PeerWords::tr("The relay"),
                                       mostSessions(settings()));
    logEnding(thread().writer(), subject, ending);
    status.state = ending.state;
    status.error = ending.why;
}

void RelayedPeer::logOpened(const Subject &session, const TlsFacts &facts)
{
    thread().writer().event(session, EventKind::Handshake, Severity::Note, Direction::None,
                            {EventText::handshakeLine(facts), {}, facts});
}

void RelayedPeer::logClosed(const Subject &session)
{
    thread().writer().event(session, EventKind::Closed, Severity::Note, Direction::Out);
}

void RelayedPeer::forgotten()
{
    m_shared.user.forgetting(*this);
    sayGoodbye();
    if (m_wireToClient)
        thread().log().endConversation(m_wireToClient->conversation);
}

/// The end of one session ends the other.
void RelayedPeer::sayGoodbye()
{
    if (m_server && isEncrypted(m_back.transport)) {
        m_server->endSession({});
        logClosed(m_back);
    }
    if (std::exchange(m_clientHasSession, false)) {
        m_shared.clients->endSession(ends());
        logClosed(subject);
    }
}

/// Detaches the end at the target from this client.
std::unique_ptr<RelayEnd> RelayedPeer::parted()
{
    if (!m_server)
        return {};
    thread().log().endConversation(m_back.conversation);
    if (m_wireToServer)
        thread().log().endConversation(m_wireToServer->conversation);
    m_wireToServer.reset();
    m_server->stop();
    m_shared.sockets.closed(m_server->local().port, thread().log().nowNs());
    return std::move(m_server);
}

} // namespace swb
