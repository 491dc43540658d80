// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

#include <QString>

namespace swb {

/// The work in a few words: "1000 × 64 B, ping-pong, echo, bad line".
[[nodiscard]] QString describe(const Work &work);

} // namespace swb
