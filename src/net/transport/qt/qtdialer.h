// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport/addressdialer.h"

#include <QTcpSocket>

namespace swb {

/// Connects with QTcpSocket or QSslSocket, one address at a time.
class QtDialer final : public AddressDialer
{
public:
    /// `hops` as for makeDialer().
    QtDialer(const ClientSettings &settings, User user, int hops = 0);
    ~QtDialer() override;

private:
    void attempt(const SocketAddress &remote) override;
    void endAttempt() override;
    void connected();
    [[nodiscard]] bool bind(const SocketAddress &local, const SocketAddress &remote);
    void bindFailed(const SocketAddress &local);

    const int m_hops;
    SocketAddress m_remote;
    std::unique_ptr<QTcpSocket> m_attempt;
    std::unique_ptr<QObject> m_asked; ///< receives what the attempt reports, and is destroyed with it
};

} // namespace swb
