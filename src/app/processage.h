// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// Milliseconds since the system started this process, loading of libraries included. Linux tells that to
/// 10 ms (proc(5), starttime); below 0 where the system does not tell.
[[nodiscard]] double processAgeMs();

} // namespace swb
