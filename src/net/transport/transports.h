// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketfamily.h"
#include "core/values/transport.h"
#include "net/transport/dialer.h"
#include "net/transport/streamlistener.h"

namespace swb {

/// The one place that makes the sockets of either family.

/// Its events in the log are about `about`.
[[nodiscard]] std::unique_ptr<StreamListener> makeStreamListener(SocketFamily family, NetworkThread &home,
                                                                 const Subject &about,
                                                                 StreamListener::Accepted accepted);

/// To settings.url, with the sockets of settings.sockets. Sent packets may take this many hops (hops.h); 0
/// leaves it to the system.
[[nodiscard]] std::unique_ptr<Dialer> makeDialer(NetworkThread &home, const ClientSettings &settings,
                                                 Dialer::User user, int hops = 0);

/// Takes ownership of what a listener of this family has accepted, in the thread where it is going to live.
/// For a stream that may begin TLS later, the transport is that of TLS.
[[nodiscard]] std::unique_ptr<ConnectedSocket> adoptSocket(SocketFamily family, Transport transport,
                                                           const AcceptedSocket &accepted);

/// Immediately ends an accepted connection that is not wanted.
void closeSocket(const AcceptedSocket &accepted);

} // namespace swb
