// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"

namespace swb {

/// The local address and port that a client should use for this remote address; null if it is the system's
/// choice. A port without an address is used on every address of the family.
[[nodiscard]] SocketAddress localChoice(const ClientSettings &settings, const SocketAddress &remote);

/// "The address of ours that was asked for is 127.0.0.1:4000.": for the error of a bind(2).
[[nodiscard]] QString describeLocalChoice(const SocketAddress &local);

} // namespace swb
