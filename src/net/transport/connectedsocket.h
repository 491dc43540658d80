// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"
#include "net/transport/stream.h"

namespace swb {

/// A connected socket that no bytes have passed through yet: the result of a dialer, and an accepted
/// connection in the thread where it is going to live. Closes the connection if no stream is made from it.
class ConnectedSocket
{
public:
    virtual ~ConnectedSocket() = default;

    [[nodiscard]] virtual SocketAddress localAddress() const = 0;
    /// The peer's address, even if it has reset the connection in the meantime.
    [[nodiscard]] virtual SocketAddress remoteAddress() const = 0;
    /// The hops left when the peer's first segment arrived (hops.h), if the listener was asked to report them
    /// and the system does.
    [[nodiscard]] virtual std::optional<int> receivedHops() const = 0;
    /// The stream on this socket, which owns it from then on; may be called once.
    [[nodiscard]] virtual std::unique_ptr<Stream> makeStream(StreamTerms terms) = 0;

protected:
    ConnectedSocket() = default;
    Q_DISABLE_COPY_MOVE(ConnectedSocket)
};

} // namespace swb
