// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "core/values/presentnames.h"

namespace swb {

/// Where servers and clients report their state. Called from network threads; the engine passes the reports
/// on to its own thread in order.
class Reports
{
public:
    virtual void reportServer(const ServerStatus &status) = 0;
    virtual void reportClient(const ClientStatus &status) = 0;
    virtual void reportRelay(const RelayStatus &status) = 0;
    virtual void reportHeld(const RelayHeld &held) = 0;
    virtual void reportPeer(const PeerStatus &status) = 0;
    virtual void reportSendFailed(EndpointId endpoint, const Error &error) = 0;
    virtual void reportElsewhere(EndpointId, const AskedElsewhere &) { }
    virtual void reportSendQueueEmpty(EndpointId client) = 0;
    virtual void reportReceived(EndpointId client, const QByteArray &bytes) = 0;
    /// Bytes of a reply that reportReceived() will complete.
    virtual void reportReceivedPart(EndpointId client, const QByteArray &bytes)
    {
        reportReceived(client, bytes);
    }

    /// Who is present at a server or a client has changed.
    virtual void reportPresent(EndpointId, const PresentNames &) { }

protected:
    ~Reports() = default;
};

} // namespace swb
