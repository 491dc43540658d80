// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"
#include "core/values/socketaddress.h"

#include <QHostAddress>
#include <functional>

class QObject;

namespace swb {

/// Finds the addresses to connect to without blocking: at once for an address, else from the resolver, IPv4
/// first. `context` lives in the calling thread and cancels the answer when it goes. Errors: UnknownHost, and
/// where no address can be connected to AddressNeedsZone, NoSuchInterface or GroupAddress.
void resolveHost(const EndpointUrl &url, QObject *context,
                 std::function<void(const Result<QList<QHostAddress>> &)> answer);

/// The one address to bind to; `QHostAddress::Any` for the host "*", which is both families. Errors: those of
/// resolveHost(), and MappedAddress.
void resolveBindAddress(const EndpointUrl &url, QObject *context,
                        std::function<void(const Result<QHostAddress> &)> answer);

/// Which families a server bound to every address takes, which [::] alone does not show; empty for others.
[[nodiscard]] QString familyNote(const EndpointUrl &url, const SocketAddress &bound);

/// Why a server could not bind or listen. A port in use is looked up in the kernel's tables, to tell a
/// program from connections that are still waiting there.
[[nodiscard]] Error bindError(const EndpointUrl &url, const QHostAddress &address, int errnoValue);
/// The same of an error of Operation::Listen that is known by its code alone.
[[nodiscard]] Error bindError(const EndpointUrl &url, const QHostAddress &address, const Error &found);

} // namespace swb
