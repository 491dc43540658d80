// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/awaited.h"
#include "net/engine/listeningendpoint.h"
#include "protocols/schemes.h"

#include <QList>
#include <functional>
#include <memory>

namespace swb {

class Server;

/// The constructor arguments of every server.
struct ServerTerms : EndpointTerms
{
    ServerSettings settings;
    std::shared_ptr<ProtocolMaker> protocols = {}; ///< the protocol it speaks; null: that of its URL's scheme
    /// Makes the server beside it, if the scheme listens over another transport too.
    std::function<std::shared_ptr<Server>(const ServerTerms &)> makeBeside = {};
    /// Receives its states instead of the reports, in its home thread.
    std::function<void(const ServerStatus &)> tellState = {};
};

/// A server of any transport.
class Server : public ListeningEndpoint
{
public:
    explicit Server(const ServerTerms &terms);
    ~Server() override;

    /// An empty list means every peer.
    virtual void sendToPeers(const QList<ConversationId> &peers, const QByteArray &bytes) = 0;
    virtual void disconnectPeer(ConversationId peer) = 0;
    virtual void abortPeer(ConversationId peer) = 0;
    /// Logs the kernel's figures of the connection with this peer, or that it has none.
    virtual void sampleKernel(ConversationId peer);

protected:
    [[nodiscard]] Error prepare() override;
    void makeReady() override;

    /// After listen().
    [[nodiscard]] const std::shared_ptr<ProtocolMaker> &protocols() const { return m_protocols; }
    /// After listen(); null if neither TLS nor DTLS is used, not even later.
    [[nodiscard]] const std::shared_ptr<const TlsContext> &tls() const { return m_tls; }
    [[nodiscard]] const ServerSettings &settings() const { return m_settings; }

private:
    void report() final;
    [[nodiscard]] QString announcement() const final;
    [[nodiscard]] QString socketsNote() const;

    const ServerSettings m_settings;
    const std::function<void(const ServerStatus &)> m_tellState;
    void protocolsMade(const MadeProtocols &made);

    std::shared_ptr<ProtocolMaker> m_protocols;
    std::unique_ptr<Awaited<MadeProtocols>> m_pendingProtocols; ///< while their files are read
    std::shared_ptr<const TlsContext> m_tls;
};

} // namespace swb
