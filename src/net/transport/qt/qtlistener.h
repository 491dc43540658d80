// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/networkthread.h"
#include "net/transport/streamlistener.h"

#include <QTcpServer>
#include <QTimer>

namespace swb {

/// Listens with QTcpServer, which sets SO_REUSEADDR as the native family does. It does not report the peer's
/// address; that is read from the system, and is null if the peer has reset in the meantime.
class QtListener final : public StreamListener
{
public:
    QtListener(NetworkThread &home, const Subject &about, Accepted accepted);
    ~QtListener() override;

    Error listen(const EndpointUrl &url, const QHostAddress &address, int backlog) override;
    void tellHops() override;
    void start() override;
    void close() override;
    SocketAddress boundAddress() const override;

private:
    class Server;

    [[nodiscard]] Error listenWithOptions(const QHostAddress &address, int backlog);
    void acceptFailed(QAbstractSocket::SocketError error);
    void tryAgain();
    void tellThatItGoesOn();
    [[nodiscard]] QString name() const;

    NetworkThread &m_home;
    const Subject m_about;
    const std::unique_ptr<Server> m_server;
    QTimer m_again; ///< after a failure
    QTimer m_calm; ///< after another attempt: until none has failed for a while
    EndpointUrl m_url;
    bool m_waiting = false; ///< from a failure until that time has passed
};

} // namespace swb
