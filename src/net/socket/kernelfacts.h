// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"

namespace swb {

/// Logs that somebody asked for figures of a conversation that the kernel keeps none of.
void noteNoKernelFacts(LogWriter &writer, const Subject &subject);

} // namespace swb
