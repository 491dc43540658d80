// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/networkthread.h"
#include "net/socket/socketcalls.h"
#include "net/transport/streamlistener.h"

#include <QTimer>

namespace swb {

/// Listens with listen(2) and accept(2), which returns the peer's address: for a peer that has reset in the
/// meantime it is available nowhere else.
class NativeListener final : public StreamListener, private DescriptorHandler
{
public:
    /// Its events in the log are about `about`.
    NativeListener(NetworkThread &home, const Subject &about, Accepted accepted);
    ~NativeListener() override;

    Error listen(const EndpointUrl &url, const QHostAddress &address, int backlog) override;
    void tellHops() override;
    void start() override;
    void close() override;
    SocketAddress boundAddress() const override;
    [[nodiscard]] int descriptor() const { return m_socket.get(); }

private:
    void descriptorReady(Ready ready) override;
    void wait(int errnoValue);
    void tellThatItGoesOn();
    [[nodiscard]] QString name() const;

    NetworkThread &m_home;
    const Subject m_about;
    const Accepted m_accepted;
    SocketDescriptor m_socket;
    QTimer m_again;
    EndpointUrl m_url;
    bool m_waiting = false; ///< from a failure until no connection waits to be accepted
};

} // namespace swb
