// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"

namespace swb {

/// Warns that this many replies are still unsent when their server or connection, which has this name, ends;
/// does nothing for 0.
void tellUnsentReplies(LogWriter &writer, const Subject &subject, const QString &name, qsizetype replies);

} // namespace swb
