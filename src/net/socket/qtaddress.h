// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

#include <QHostAddress>

namespace swb {

/// Conversion between Qt's addresses and ours. An IPv4-mapped address (::ffff:192.0.2.1, as dual-stack
/// sockets report it) becomes plain IPv4, which both kinds of Qt's sockets accept.
[[nodiscard]] QHostAddress toQt(const SocketAddress &address);
[[nodiscard]] SocketAddress fromQt(const QHostAddress &address, quint16 port);

} // namespace swb
