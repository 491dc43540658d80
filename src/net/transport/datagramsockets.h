// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/socketfamily.h"
#include "net/loop/descriptorwatcher.h"
#include "net/transport/datagramsocket.h"

namespace swb {

/// A socket of this family for the calling thread; the watcher must be the thread's. The user must outlive
/// it.
[[nodiscard]] std::unique_ptr<DatagramSocket>
makeDatagramSocket(SocketFamily family, DescriptorWatcher &watcher, DatagramSocketUser &user);

} // namespace swb
