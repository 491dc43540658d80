// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "net/transport/stream.h"

namespace swb {

/// A connected socket that no bytes have passed through yet: what a dialer ends with, and what becomes of an
/// accepted connection in the thread where it is to live. Closes the connection if no stream is made of it.
class ConnectedSocket
{
public:
    virtual ~ConnectedSocket() = default;

    [[nodiscard]] virtual SocketAddress localAddress() const = 0;
    /// The peer's, also where it has reset the connection in the meantime.
    [[nodiscard]] virtual SocketAddress remoteAddress() const = 0;
    /// With how many hops left the peer's first segment has come (hops.h), where the listener was asked to
    /// tell and the system does.
    [[nodiscard]] virtual std::optional<int> receivedHops() const = 0;
    /// The stream on this socket, which is its own from then on; once.
    [[nodiscard]] virtual std::unique_ptr<Stream> makeStream(StreamTerms terms) = 0;

protected:
    ConnectedSocket() = default;
    Q_DISABLE_COPY_MOVE(ConnectedSocket)
};

} // namespace swb
