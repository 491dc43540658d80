// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/stream/streamserver.h"

#include "core/values/errorcatalog.h"
#include "net/transport/transports.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(StreamServer)
};

} // namespace

StreamServer::StreamServer(const ServerTerms &setting, std::vector<NetworkThread *> threads)
    : Server(setting)
    , m_threads(std::move(threads))
{ }

/// Connections may be left if it was closing slowly.
StreamServer::~StreamServer()
{
    StreamServer::close();
}

Error StreamServer::prepare()
{
    if (Error error = Server::prepare(); error.isError())
        return error;
    m_service = std::make_shared<StreamService>(id(), settings(), reports());
    const std::weak_ptr weak = std::static_pointer_cast<StreamServer>(shared_from_this());
    m_service->sendToOthers = [&home = home(), weak](ConversationId from, const QByteArray &message) {
        home.post([weak, from, message] {
            if (const auto self = weak.lock())
                self->forEachPart([from, message](StreamServerPart &part) { part.sendToAll(message, from); });
        });
    };
    return {};
}

Error StreamServer::listen(const QHostAddress &address)
{
    m_service->protocols = protocols();
    m_service->tls = tls();
    m_listener = makeStreamListener(settings().sockets, home(), subject(),
                                    [this](const AcceptedSocket &socket) { accepted(socket); });
    m_listener->setOptions(settings().options);
    if (Error error = m_listener->listen(settings().url, address, settings().backlog); error.isError())
        return error;
    makeParts();
    reportListening(m_listener->boundAddress(), m_listener->applied());
    m_listener->start();
    return {};
}

void StreamServer::makeParts()
{
    const std::weak_ptr self = std::static_pointer_cast<StreamServer>(shared_from_this());
    const auto oneOver = [&home = home(), self] {
        home.post([self] {
            if (const auto server = self.lock())
                server->connectionOver();
        });
    };
    for (NetworkThread *const thread : m_threads)
        m_parts.push_back(std::make_shared<StreamServerPart>(*thread, m_service, oneOver));
}

void StreamServer::accepted(const AcceptedSocket &socket)
{
    if (m_service->clients.load(std::memory_order_relaxed) >= settings().maxClients) {
        refuse(socket);
        return;
    }
    m_service->clients.fetch_add(1, std::memory_order_relaxed);
    const auto &part = nextPart();
    part->thread().post([part, socket] { part->accept(socket); });
    if (settings().once)
        m_listener->close();
}

/// In turn, so that every thread gets its share even before any of the connections has arrived there.
const std::shared_ptr<StreamServerPart> &StreamServer::nextPart()
{
    m_nextPart = (m_nextPart + 1) % m_parts.size();
    return m_parts[m_nextPart];
}

void StreamServer::refuse(const AcceptedSocket &socket)
{
    const Error error = makeError(ErrorCode::ConnectionLimit,
                                  Words::tr("%1 refused %2.").arg(name(), socket.peer.toString()),
                                  Words::tr("The limit is %n clients.", nullptr, settings().maxClients));
    closeSocket(socket);
    home().writer().event(subject(), EventKind::Dropped, Severity::Warning, Direction::In,
                          {error.what, error, {}});
}

void StreamServer::connectionOver()
{
    const bool allHaveLeft = m_isLeaving && m_service->clients.load(std::memory_order_relaxed) == 0;
    if (settings().once || allHaveLeft)
        stop();
}

bool StreamServer::takesLeave()
{
    m_listener.reset();
    if (!protocols()->takesLeave() || m_service->clients.load(std::memory_order_relaxed) == 0)
        return false;
    m_isLeaving = true;
    forEachPart([](StreamServerPart &part) { part.leaveAll(); });
    return true;
}

void StreamServer::close()
{
    m_listener.reset();
    forEachPart([](StreamServerPart &part) { part.closeAll(); });
    m_parts.clear();
}

void StreamServer::forEachPart(const std::function<void(StreamServerPart &)> &function)
{
    for (const auto &part : m_parts)
        part->thread().post([part, function] { function(*part); });
}

void StreamServer::sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes)
{
    forEachPart([peers, bytes](StreamServerPart &part) {
        if (peers.isEmpty())
            part.sendToAll(bytes);
        for (const ConversationId peer : peers)
            part.send(peer, bytes);
    });
}

void StreamServer::disconnectPeer(ConversationId peer)
{
    forEachPart([peer](StreamServerPart &part) { part.disconnect(peer); });
}

void StreamServer::abortPeer(ConversationId peer)
{
    forEachPart([peer](StreamServerPart &part) { part.abort(peer); });
}

void StreamServer::sampleKernel(ConversationId peer)
{
    forEachPart([peer](StreamServerPart &part) { part.sampleKernel(peer); });
}

} // namespace swb
