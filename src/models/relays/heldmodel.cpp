// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/heldmodel.h"

#include "core/payload/printable.h"
#include "models/common/spokencell.h"

namespace swb {

void HeldModel::setHeld(const RelayHeld &held)
{
    beginResetModel();
    m_rows.clear();
    for (const RelayDirection direction : {RelayDirection::ToServer, RelayDirection::ToClient}) {
        for (const HeldDatagram &datagram : held.in(direction).datagrams)
            m_rows.append({direction, datagram});
    }
    endResetModel();
}

int HeldModel::rowOf(RelayDirection direction, quint64 number) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).direction == direction && m_rows.at(row).datagram.number == number)
            return row;
    }
    return -1;
}

bool HeldModel::hasNext(int row) const
{
    return row + 1 < m_rows.size() && m_rows.at(row + 1).direction == m_rows.at(row).direction;
}

int HeldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HeldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool number = index.column() != Way && index.column() != Content;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::AccessibleTextRole)
        return spokenCell(text(m_rows.at(index.row()), index.column()));
    return role == Qt::DisplayRole ? QVariant(text(m_rows.at(index.row()), index.column())) : QVariant();
}

QString HeldModel::text(const Entry &entry, int column) const
{
    switch (column) {
    case Way:
        return entry.direction == RelayDirection::ToServer ? tr("to server") : tr("to client");
    case Number:
        return QString::number(entry.datagram.number);
    case Copies:
        return QString::number(entry.datagram.copies);
    case Bytes:
        return QString::number(entry.datagram.bytes.size());
    default:
        return printableLine(entry.datagram.bytes);
    }
}

QVariant HeldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QStringList titles{tr("Direction"), tr("No."), tr("Copies"), tr("Bytes"), tr("Content")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= titles.size())
        return {};
    return titles.at(section);
}

} // namespace swb
