// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socket/socketends.h"

#include "net/socket/sockaddr.h"

namespace swb {

SocketAddress localAddressOf(int descriptor)
{
    SockAddr address;
    return ::getsockname(descriptor, address.get(), &address.length) == 0 ? fromSockAddr(address.storage)
                                                                          : SocketAddress();
}

SocketAddress remoteAddressOf(int descriptor)
{
    SockAddr address;
    return ::getpeername(descriptor, address.get(), &address.length) == 0 ? fromSockAddr(address.storage)
                                                                          : SocketAddress();
}

} // namespace swb
