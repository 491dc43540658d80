// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpointdocument.h"
#include "models/settings/workbenchstate.h"

namespace swb {

/// What a session file keeps of the workbench beside the log.
struct SessionContents
{
    SessionEndpoints endpoints;
    QList<SavedMessage> messages;
    QList<QByteArray> comparisons; ///< as scorecardFromJson() reads them; that takes a while for each
};

/// As JSON texts by name: "endpoints" and "saved-messages", each written as in settings.json. Comparisons
/// come as they are made, see documentName().
[[nodiscard]] QMap<QString, QByteArray> sessionDocuments(const WorkbenchState &state);
/// The way back. Never fails: what makes no sense is left out.
[[nodiscard]] SessionContents sessionContents(const QMap<QString, QByteArray> &documents);

} // namespace swb
