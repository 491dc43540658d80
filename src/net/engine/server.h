// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/engine/reports.h"
#include "net/loop/networkthread.h"
#include "net/socket/ownlistener.h"
#include "net/tls/tlscontexts.h"
#include "protocols/schemes.h"

#include <QHostAddress>
#include <QList>
#include <memory>

namespace swb {

/// What every server is given: who it is, where it lives and whom to tell.
struct ServerTerms
{
    EndpointId id = EndpointId::None;
    ServerSettings settings;
    NetworkThread &home;
    Reports &reports;
    std::shared_ptr<ProtocolMaker> protocols = {}; ///< what it speaks; null: what its URL's scheme names
};

/// A server of any transport. Lives on its home thread, where all of its members are called; reports one
/// Listening or Failed after start(), and one Stopped at the end, by stop() or by itself (settings.once).
class Server : public ThreadObject, public std::enable_shared_from_this<Server>
{
public:
    explicit Server(const ServerTerms &setting);

    /// Waits for a context where there is TLS or DTLS, looks the address up, and listens.
    void start();
    /// Ends every conversation and the server.
    void stop();
    /// An empty list means every peer.
    virtual void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) = 0;
    virtual void disconnectPeer(ConversationId peer) = 0;
    virtual void abortPeer(ConversationId peer) = 0;
    /// Logs what the kernel says of the connection with this peer, or that it has nothing to say.
    virtual void sampleKernel(ConversationId peer);

protected:
    /// Makes what the settings ask for but the context of TLS; an error is the end of the start.
    [[nodiscard]] virtual Error prepare() = 0;
    /// Binds; reportListening() or reportFailed() follows.
    virtual void listen(const QHostAddress &address) = 0;
    /// Ends every conversation of a server that listens, and reports Stopped.
    virtual void close() = 0;

    /// From listen() on; null without TLS and DTLS.
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tls() const { return m_tls.context; }
    /// Errors: those of the settings.
    [[nodiscard]] MadeProtocols protocols() const;
    [[nodiscard]] EndpointId id() const { return m_status.id; }
    [[nodiscard]] const ServerSettings &settings() const { return m_status.settings; }
    [[nodiscard]] NetworkThread &home() { return m_home; }
    [[nodiscard]] Reports &reports() { return m_reports; }
    [[nodiscard]] bool isStarting() const { return m_status.state == ServerState::Starting; }
    [[nodiscard]] bool isListening() const { return m_status.state == ServerState::Listening; }
    [[nodiscard]] SocketAddress bound() const { return m_status.bound; }
    [[nodiscard]] bool listensOnBothFamilies() const;
    /// "tcp://127.0.0.1:12000": the address it is bound to, or the one it was asked for before that.
    [[nodiscard]] QString name() const;
    [[nodiscard]] Subject subject() const
    {
        return {m_status.id, ConversationId::None, m_status.settings.url.transport};
    }

    void reportListening(const SocketAddress &bound, const QString &note = {});
    void reportFailed(const Error &error);
    void reportStopped(const Error &error = {});

private:
    void tlsReady(const Result<TlsReady> &ready);
    void resolve();

    NetworkThread &m_home;
    Reports &m_reports;
    std::shared_ptr<ProtocolMaker> m_protocols;
    ServerStatus m_status;
    std::unique_ptr<OwnListener> m_listener;
    TlsReady m_tls;
    std::unique_ptr<PendingTls> m_pendingTls; ///< while a context is waited for
};

} // namespace swb
