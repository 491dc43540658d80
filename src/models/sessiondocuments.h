// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workbenchstate.h"

namespace swb {

/// What a session file keeps of the workbench beside the log, as JSON texts by name: "endpoints" (servers and
/// clients) and "saved-messages", each written as in settings.json.
[[nodiscard]] QMap<QString, QByteArray> sessionDocuments(const WorkbenchState &state);

} // namespace swb
