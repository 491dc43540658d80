// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/compare/laneserver.h"
#include "net/loop/descriptorwatcher.h"
#include "net/tls/tlscontext.h"
#include "net/transport/native/bytelayer.h"
#include "net/transport/native/nativelistener.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace swb {

/// The TCP or TLS server of a lane. The answers to what one read has brought leave with one write; while they
/// wait, nothing more is read.
class StreamLaneServer final : public LaneServer
{
public:
    /// With TLS where there is a context.
    StreamLaneServer(NetworkThread &home, const Work &work, Lane lane, std::shared_ptr<const TlsContext> tls);
    ~StreamLaneServer() override;

    [[nodiscard]] Result<SocketAddress> listen() override;
    void close() override;

private:
    class Peer;

    void accepted(int descriptor);
    void gone(int descriptor);

    const std::shared_ptr<const TlsContext> m_tls; ///< null for plain TCP
    std::unique_ptr<NativeListener> m_listener;
    std::unordered_map<int, std::unique_ptr<Peer>> m_peers;
    std::unique_ptr<char[]> m_room;
};

} // namespace swb
