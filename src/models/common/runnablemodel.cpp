// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/runnablemodel.h"

#include "models/common/spokencell.h"

namespace swb {

int RunnableModel::rowOf(EndpointId id) const
{
    for (int row = 0; id != EndpointId::None && row < rowCount(); ++row) {
        if (idAt(row) == id)
            return row;
    }
    return -1;
}

QString RunnableModel::action(int row) const
{
    return (isRunning(row) ? tr("Stop %1") : tr("Start %1")).arg(urlAt(row));
}

QString RunnableModel::spoken(int row, int column) const
{
    return column == columnCount() - 1 ? spokenCell(action(row)) : EndpointTableModel::spoken(row, column);
}

} // namespace swb
