// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/ids.h"
#include "net/engine/reports.h"
#include "protocols/protocol.h"

#include <atomic>
#include <functional>

namespace swb {

class TlsContext;

/// What all connections of one stream server share: fixed when it starts, except for its counts.
struct StreamService
{
    StreamService(EndpointId server, ServerSettings serverSettings, Reports &serverReports)
        : id(server)
        , settings(std::move(serverSettings))
        , reports(serverReports)
    { }

    const EndpointId id;
    const ServerSettings settings;
    std::shared_ptr<ProtocolMaker> protocols;
    /// From any of them to all others.
    std::function<void(ConversationId from, const QByteArray &message)> sendToOthers;
    std::shared_ptr<const TlsContext> tls; ///< null if TLS is not used, not even later
    Reports &reports;
    std::atomic<int> clients{0};
};

} // namespace swb
