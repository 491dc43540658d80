// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpointdocument.h"
#include "models/settings/workbenchstate.h"

namespace swb {

/// What a session file keeps of the workbench besides the log.
struct SessionContents
{
    SessionEndpoints endpoints;
    QList<SavedMessage> messages;
    QList<QByteArray> comparisons; ///< in the format of scorecardFromJson(), which takes a while for each
};

/// As JSON texts by name: "endpoints" and "saved-messages", each in the format of settings.json. Comparisons
/// are added as they are made, see documentName().
[[nodiscard]] QMap<QString, QByteArray> sessionDocuments(const WorkbenchState &state);
/// The reverse. Never fails: what makes no sense is skipped.
[[nodiscard]] SessionContents sessionContents(const QMap<QString, QByteArray> &documents);

} // namespace swb
