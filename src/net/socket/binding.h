// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/endpointurl.h"

#include <QAbstractSocket>
#include <QHostAddress>
#include <functional>

class QObject;

namespace swb {

/// Finds the addresses of a host without blocking: at once for an address, else from the resolver, IPv4
/// first. `context` lives in the calling thread and cancels the answer when it goes. Error: UnknownHost.
void resolveHost(const EndpointUrl &url, QObject *context,
                 std::function<void(const Result<QList<QHostAddress>> &)> answer);

/// The one address to bind to. Errors: BadAddress where the host is neither an address nor a known name.
void resolveBindAddress(const EndpointUrl &url, QObject *context,
                        std::function<void(const Result<QHostAddress> &)> answer);

/// Why a server could not bind. A port in use is looked up in the kernel's tables, to tell a program from
/// connections that are still waiting there.
[[nodiscard]] Error bindError(const EndpointUrl &url, const QHostAddress &address,
                              QAbstractSocket::SocketError socketError, const QString &systemText);

} // namespace swb
