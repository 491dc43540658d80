// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/relayrowsmodel.h"

#include "models/common/spokencell.h"

#include <algorithm>

namespace swb {
namespace {

QString textOf(const RelayRow &row, int column)
{
    switch (column) {
    case RelayRowsModel::Effect:
        return row.effect.isEmpty() ? row.way : row.effect;
    case RelayRowsModel::Configured:
        return row.configured;
    default:
        return row.measured;
    }
}

QList<RelayRow> withHeadings(const QList<RelayRow> &rows)
{
    QList<RelayRow> all;
    for (const RelayRow &row : rows) {
        if (all.isEmpty() || all.last().way != row.way)
            all.append({row.lane, row.way, {}, {}, {}});
        all.append(row);
    }
    return all;
}

} // namespace

void RelayRowsModel::setRows(const QList<RelayRow> &measured)
{
    const QList<RelayRow> rows = withHeadings(measured);
    const int before = rowCount();
    const int after = int(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(after);
        endRemoveRows();
    }
    const int kept = std::min(before, after);
    std::copy_n(rows.begin(), kept, m_rows.begin());
    if (kept > 0)
        Q_EMIT dataChanged(index(0, 0), index(kept - 1, Columns - 1));
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int RelayRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RelayRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant RelayRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RelayRow &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return textOf(row, index.column());
    if (role == Qt::AccessibleTextRole)
        return spokenCell(textOf(row, index.column()));
    if (role == MeasuredRole)
        return index.column() != Measured || row.isMeasured;
    if (role == HeadingRole)
        return row.effect.isEmpty();
    return role == LaneRole ? QVariant(int(row.lane)) : QVariant();
}

QVariant RelayRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Effect:
        return tr("Effect");
    case Configured:
        return tr("Set");
    case Measured:
        return tr("Measured");
    default:
        return {};
    }
}

} // namespace swb
