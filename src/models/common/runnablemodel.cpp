// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/runnablemodel.h"

namespace swb {

int RunnableModel::rowOf(EndpointId id) const
{
    for (int row = 0; id != EndpointId::None && row < rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

} // namespace swb
