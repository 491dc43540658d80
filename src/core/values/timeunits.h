// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace swb {

inline constexpr double nsPerSecond = 1e9;
inline constexpr double nsPerUs = 1e3;
inline constexpr double usPerSecond = 1e6;

} // namespace swb
