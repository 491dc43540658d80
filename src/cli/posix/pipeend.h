// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/posix/descriptor.h"

namespace swb {

/// The writing end of this pipe once more, as an open file of its own whose writes never wait: making the
/// pipe itself non-blocking would do so to every other program that holds it. Not open where the descriptor
/// is no pipe, or the system refuses.
[[nodiscard]] Descriptor nonBlockingPipe(int descriptor);

} // namespace swb
