// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"

namespace swb {

/// Logs that kernel figures were requested for a conversation that has none.
void noteNoKernelFacts(LogWriter &writer, const Subject &subject);

} // namespace swb
