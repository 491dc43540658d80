// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>

namespace swb {

inline constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR; ///< only its owner reads and writes
inline constexpr mode_t anyOther = S_IRWXG | S_IRWXO; ///< all rights of everybody but the owner

} // namespace swb
