// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "net/compare/laneserver.h"
#include "net/tls/tlscontext.h"
#include "net/transport/streamlistener.h"

#include <memory>
#include <unordered_map>

namespace swb {

/// The TCP or TLS server of a lane. The answers to one read leave with one write; while they wait, nothing
/// more is read.
class StreamLaneServer final : public LaneServer
{
public:
    /// Uses TLS if there is a context.
    StreamLaneServer(NetworkThread &home, const Work &work, Lane lane, std::shared_ptr<const TlsContext> tls);
    ~StreamLaneServer() override;

    [[nodiscard]] Result<SocketAddress> listen() override;
    void close() override;

protected:
    [[nodiscard]] SystemCalls calls() const override;

private:
    class Peer;

    void accepted(const AcceptedSocket &socket);
    void gone(Peer &peer);

    const std::shared_ptr<const TlsContext> m_tls; ///< null for plain TCP
    const Subject m_subject; ///< empty: it logs nothing
    const std::shared_ptr<TrafficCounters> m_traffic; ///< of all connections together; nobody reads it
    std::unique_ptr<StreamListener> m_listener;
    std::unordered_map<Peer *, std::unique_ptr<Peer>> m_peers;
    SystemCalls m_callsOfGone;
};

} // namespace swb
