// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/owneddescriptor.h"

#include <unistd.h>

namespace swb {

/// Owns an open file or pipe (close(2)).
using Descriptor = OwnedDescriptor<::close>;

} // namespace swb
