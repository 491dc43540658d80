// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportselection.h"

namespace swb {

ExportSelection ExportSelection::marked(const MessageLog &log)
{
    std::vector<quint64> ids;
    for (const auto &[id, annotation] : log.annotations().all()) {
        if (annotation.marked)
            ids.push_back(id);
    }
    return of(std::move(ids));
}

} // namespace swb
