// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/socketcalls.h"
#include "net/transport/connectedsocket.h"

namespace swb {

/// A connected descriptor.
class NativeSocket final : public ConnectedSocket
{
public:
    /// The peer's address is the one from accept(2) or getpeername(2).
    NativeSocket(SocketDescriptor descriptor, const SocketAddress &remote)
        : m_descriptor(std::move(descriptor))
        , m_remote(remote)
    { }

    SocketAddress localAddress() const override;
    SocketAddress remoteAddress() const override { return m_remote; }
    std::optional<int> receivedHops() const override;
    std::unique_ptr<Stream> makeStream(StreamTerms terms) override;

private:
    SocketDescriptor m_descriptor;
    const SocketAddress m_remote;
};

} // namespace swb
