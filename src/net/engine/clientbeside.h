// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/client.h"

namespace swb {

/// A connection that a client has beside its main one, over another transport to the same peer. Lives on the
/// client's home thread.
class ClientBeside final : public ThreadObject, private Reports
{
public:
    /// Receives what arrives, and its end: with an error unless it ended in order.
    struct Told
    {
        std::function<void(const QByteArray &)> received;
        std::function<void(const ClientBeside &, const Error &)> ended;
    };

    ClientBeside(const ClientTerms &terms, Told told);
    ~ClientBeside() override;
    Q_DISABLE_COPY_MOVE(ClientBeside)

    void begin();

private:
    void reportServer(const ServerStatus &) override { }
    void reportClient(const ClientStatus &status) override;
    void reportRelay(const RelayStatus &) override { }
    void reportHeld(const RelayHeld &) override { }
    void reportPeer(const PeerStatus &) override { }
    void reportSendFailed(EndpointId client, const Error &error) override;
    void reportSendQueueEmpty(EndpointId) override { }
    void reportReceived(EndpointId, const QByteArray &bytes) override;

    Reports &m_reports;
    const Told m_told;
    std::shared_ptr<Client> m_client;
    bool m_isOver = false;
};

} // namespace swb
