// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/socketaddress.h"

#include <QHostAddress>
#include <functional>

class QObject;

namespace swb {

/// Finds the addresses to connect to without blocking: immediately for an address, else from the resolver,
/// IPv4 first. `context` lives in the calling thread; destroying it cancels the answer. Errors: UnknownHost,
/// and if no address can be connected to, AddressNeedsZone, NoSuchInterface or GroupAddress.
void resolveHost(const EndpointUrl &url, QObject *context,
                 std::function<void(const Result<QList<QHostAddress>> &)> answer);

/// The one address to bind to; `QHostAddress::Any`, both families, for the host "*". Errors: those of
/// resolveHost(), and MappedAddress.
void resolveBindAddress(const EndpointUrl &url, QObject *context,
                        std::function<void(const Result<QHostAddress> &)> answer);

/// Which families a server bound to all addresses accepts, which [::] alone does not show; empty for others.
[[nodiscard]] QString familyNote(const EndpointUrl &url, const SocketAddress &bound);

/// Why a server could not bind or listen. A port in use is looked up in the kernel's tables, to distinguish a
/// program from connections in TIME_WAIT.
[[nodiscard]] Error bindError(const EndpointUrl &url, const QHostAddress &address, int errnoValue);
/// The same for an error of Operation::Listen of which only the code is known.
[[nodiscard]] Error bindError(const EndpointUrl &url, const QHostAddress &address, const Error &found);

} // namespace swb
