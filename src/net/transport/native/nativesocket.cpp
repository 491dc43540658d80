// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/nativesocket.h"

#include "net/socket/hops.h"
#include "net/socket/socketcalls.h"
#include "net/transport/native/nativestream.h"

namespace swb {

SocketAddress NativeSocket::localAddress() const
{
    return localAddressOf(m_descriptor.get());
}

std::optional<int> NativeSocket::receivedHops() const
{
    return receivedHopsOf(m_descriptor.get());
}

std::unique_ptr<Stream> NativeSocket::makeStream(StreamTerms terms)
{
    return std::make_unique<NativeStream>(std::move(terms), m_descriptor.release());
}

} // namespace swb
