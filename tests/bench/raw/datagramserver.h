// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/raw/fd.h"

namespace swb::bench {

/// The same limit for UDP: epoll, then recvfrom and sendto while datagrams wait. Never returns.
[[noreturn]] void serveDatagrams(const Fd &socket);

} // namespace swb::bench
