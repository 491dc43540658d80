// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketaddress.h"

namespace swb {

/// The two ends of a connected socket (getsockname(2), getpeername(2)); null where it has none.
[[nodiscard]] SocketAddress localAddressOf(int descriptor);
[[nodiscard]] SocketAddress remoteAddressOf(int descriptor);

} // namespace swb
