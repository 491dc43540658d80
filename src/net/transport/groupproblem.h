// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/error.h"

namespace swb {

/// What is known to be wrong with sending to this group or broadcast address before a socket is opened:
/// NoSuchInterface if this computer has no interface of the settings' name, AddressNeedsZone if a link-local
/// group has no zone and the settings no interface.
[[nodiscard]] Error groupProblem(const ClientSettings &settings, const SocketAddress &to,
                                 const QString &what);

/// The index of the outgoing interface; 0 if the system's routes decide.
[[nodiscard]] quint32 interfaceTowards(const ClientSettings &settings, const SocketAddress &group);

} // namespace swb
