// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/posix/descriptor.h"

namespace swb {

/// The writing end of this pipe opened a second time, so that writes never block: making the pipe itself
/// non-blocking would affect every other program that holds it. Not open if the descriptor is not a pipe, or
/// the system refuses.
[[nodiscard]] Descriptor nonBlockingPipe(int descriptor);

} // namespace swb
