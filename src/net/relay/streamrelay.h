// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/engine/relay.h"
#include "net/relay/relayedstream.h"
#include "net/transport/dialer.h"
#include "net/transport/streamlistener.h"

#include <QTimer>

#include <unordered_map>

namespace swb {

/// Accepts connections and forwards each to one target over its own connection.
class StreamRelay final : public Relay
{
public:
    explicit StreamRelay(const RelayTerms &setting);
    ~StreamRelay() override;

private:
    [[nodiscard]] Error listen(const QHostAddress &address) override;
    void close() override;
    void impairmentChanged() override;

    [[nodiscard]] Error openListener();
    void accepted(const AcceptedSocket &accepted);
    void checkTarget();
    void targetUp();
    void targetDown(Error error);
    void refuse(const SocketAddress &peer);
    void forget(quint64 connection);

    QHostAddress m_address; ///< where it listens
    std::unique_ptr<StreamListener> m_listener; ///< null while the relay refuses clients
    std::unique_ptr<Dialer> m_check; ///< checks whether the target accepts connections
    std::unique_ptr<QTimer> m_checkAgain; ///< while it does not
    std::unordered_map<quint64, std::unique_ptr<RelayedStream>> m_connections; ///< by number
    quint64 m_accepted = 0;
};

} // namespace swb
