// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "net/loop/networkthread.h"
#include "net/socket/descriptor.h"

#include <QHostAddress>
#include <QTimer>
#include <functional>

namespace swb {

/// Listens for TCP connections and gives each descriptor away with the peer's address as accept(2) tells it:
/// a peer that has reset in the meantime has no other. When nothing can be accepted, as without a free
/// descriptor, it waits and tries again; the log says so once, and once when it goes on. Lives on a network
/// thread.
class StreamListener final : private DescriptorHandler
{
public:
    /// Takes ownership of the descriptor, which is non-blocking. May call close(), but must not destroy this.
    using Accepted = std::function<void(int descriptor, const SocketAddress &peer)>;

    /// The log's lines are about `about`.
    StreamListener(NetworkThread &home, const Subject &about, Accepted accepted);
    ~StreamListener();
    Q_DISABLE_COPY_MOVE(StreamListener)

    /// Binds and listens. What comes waits in the system's queue until start(). Errors: those of bindError().
    [[nodiscard]] Error listen(const EndpointUrl &url, const QHostAddress &address, int backlog);
    void start();
    void close();
    [[nodiscard]] int descriptor() const { return m_socket.get(); }

private:
    void descriptorReady(Ready ready) override;
    void wait(int errnoValue);
    void tellThatItGoesOn();
    [[nodiscard]] QString name() const;

    NetworkThread &m_home;
    const Subject m_about;
    const Accepted m_accepted;
    Descriptor m_socket;
    QTimer m_again;
    EndpointUrl m_url;
    bool m_waiting = false; ///< from a failure until nothing waits to be accepted any more
};

} // namespace swb
