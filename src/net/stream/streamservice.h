// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/framing/framebudget.h"
#include "core/framing/framingspec.h"
#include "core/replies/replyspec.h"
#include "core/values/ids.h"
#include "net/engine/reports.h"

#include <atomic>

namespace swb {

class TlsContext;

/// What all connections of one stream server share: fixed when it starts, but for its counts.
struct StreamService
{
    StreamService(EndpointId server, ServerSettings serverSettings, Reports &serverReports)
        : id(server)
        , settings(std::move(serverSettings))
        , reports(serverReports)
        , frames(qMax(limits::frameBudgetBytes, qint64(settings.maxFrameBytes)))
    { }

    const EndpointId id;
    const ServerSettings settings;
    std::shared_ptr<const Responder> responder;
    FramerFactory makeFramer; ///< empty for no framing
    std::shared_ptr<const TlsContext> tls; ///< null for plain TCP
    Reports &reports;
    FrameBudget frames; ///< of all connections
    std::atomic<quint64> replies{0}; ///< counted only where the responder asks for it
    std::atomic<int> clients{0};
};

} // namespace swb
