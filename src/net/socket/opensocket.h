// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/operation.h"
#include "core/values/socketaddress.h"
#include "net/socket/appliedoptions.h"
#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"

#include <QHostAddress>
#include <functional>

namespace swb {

/// Sockets opened by the system's own calls, since Qt's keep the error number to themselves: EINVAL and
/// ECONNREFUSED of a connect are one and the same to QTcpSocket.

/// A socket bound to this address; `QHostAddress::Any` takes both families. A multicast group may be bound by
/// several sockets of a computer, if each reuses its address (SocketOptions::reuseAddress). Errors: those of
/// bindError().
[[nodiscard]] Result<SocketDescriptor> boundSocket(const EndpointUrl &url, const QHostAddress &address,
                                                   bool reuseAddress = true);

/// A socket of streams with these options that is bound and listens; `applied` tells what the system made of
/// them. Errors: those of bindError().
[[nodiscard]] Result<SocketDescriptor> listeningSocket(const EndpointUrl &url, const QHostAddress &address,
                                                       int backlog, const SocketOptions &options,
                                                       AppliedOptions &applied);

/// A non-blocking socket of this kind (SOCK_STREAM, SOCK_DGRAM) towards the address, its connect(2) begun:
/// errno is 0, EINPROGRESS, or why it failed, and then there may be no descriptor. `hops` is the time to live
/// of what is sent (hops.h); 0 leaves it to the system. From `local`, which is bound first, where that is not
/// null: `failed` is then the call that errno is of, Bind or Connect. `prepare` is given the descriptor
/// before that, for what has to be set by then.
[[nodiscard]] SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops = 0);
[[nodiscard]] SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops,
                                                const SocketAddress &local, Operation &failed,
                                                const std::function<void(int)> &prepare = {});

} // namespace swb
