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

/// Sockets opened by system calls, since Qt's sockets hide the error number: QTcpSocket does not distinguish
/// EINVAL from ECONNREFUSED.

/// A socket bound to this address; `QHostAddress::Any` accepts both families. Several sockets of a computer
/// may bind a multicast group if each reuses its address (SocketOptions::reuseAddress). Errors: those of
/// bindError().
[[nodiscard]] Result<SocketDescriptor> boundSocket(const EndpointUrl &url, const QHostAddress &address,
                                                   bool reuseAddress = true);

/// A stream socket with these options that is bound and listens; `applied` says what the system made of them.
/// Errors: those of bindError().
[[nodiscard]] Result<SocketDescriptor> listeningSocket(const EndpointUrl &url, const QHostAddress &address,
                                                       int backlog, const SocketOptions &options,
                                                       AppliedOptions &applied);

/// A non-blocking socket of this kind (SOCK_STREAM, SOCK_DGRAM) with its connect(2) to the address begun:
/// errno is 0, EINPROGRESS, or why it failed, and then there may be no descriptor. `hops` is the time to live
/// of what is sent (hops.h); 0 leaves it to the system. `local` is bound first if it is not null: `failed`
/// then says which call errno is from, Bind or Connect. `prepare` gets the descriptor before that, for
/// options that must be set by then.
[[nodiscard]] SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops = 0);
[[nodiscard]] SocketDescriptor connectingSocket(const SocketAddress &remote, int kind, int hops,
                                                const SocketAddress &local, Operation &failed,
                                                const std::function<void(int)> &prepare = {});

} // namespace swb
