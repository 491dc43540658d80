// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/endpointtablemodel.h"

#include "models/common/endpointtext.h"
#include "models/common/spokencell.h"

namespace swb {

EndpointTableModel::EndpointTableModel(QStringList titles, QList<int> numbers, QObject *parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
    , m_numbers(std::move(numbers))
{ }

int EndpointTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant EndpointTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case SortRole:
        return value(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return spoken(index.row(), index.column());
    case Qt::ToolTipRole:
        return EndpointText::tip(tip(index.row()));
    case Qt::TextAlignmentRole:
        return alignment(index.column());
    case TransportRole:
        return int(meaning(index.row()).transport);
    case ToneRole:
        return int(meaning(index.row()).tone);
    case RunningRole:
        return meaning(index.row()).running;
    default:
        return {};
    }
}

QVariant EndpointTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_titles.size())
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole)
        return columnTip(section);
    if (role == Qt::InitialSortOrderRole) // the busiest first
        return int(m_numbers.contains(section) ? Qt::DescendingOrder : Qt::AscendingOrder);
    if (role == Qt::AccessibleTextRole)
        return spokenCell(m_titles.at(section), tr("Action"));
    return role == Qt::DisplayRole ? QVariant(m_titles.at(section)) : QVariant();
}

QString EndpointTableModel::spoken(int row, int column) const
{
    return spokenCell(text(row, column));
}

int EndpointTableModel::alignment(int column) const
{
    return int(Qt::AlignVCenter | (m_numbers.contains(column) ? Qt::AlignRight : Qt::AlignLeft));
}

void EndpointTableModel::rowChanged(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

} // namespace swb
