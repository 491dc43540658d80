// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/logwriter.h"

namespace swb {

/// Warns that so many replies end unsent with their server or connection, which has this name; says nothing
/// of none.
void tellUnsentReplies(LogWriter &writer, const Subject &subject, const QString &name, qsizetype replies);

} // namespace swb
