// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

/// Milliseconds since the system started this process, including the loading of libraries. Linux reports that
/// to 10 ms (proc(5), starttime); below 0 if the system does not report it.
[[nodiscard]] double processAgeMs();

} // namespace swb
