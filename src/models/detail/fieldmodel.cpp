// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detail/fieldmodel.h"

#include "models/common/spokencell.h"

#include <QLocale>

namespace swb {

bool FieldModel::setFields(const QList<MessageField> &fields)
{
    if (fields == m_fields)
        return false;
    beginResetModel();
    m_fields = fields;
    m_parts.assign(size_t(fields.size()) + 1, {});
    m_rows.clear();
    for (int i = 0; i < int(fields.size()); ++i) {
        auto &siblings = m_parts[placeOf(fields[i].parent)];
        m_rows.push_back(int(siblings.size()));
        siblings.push_back(i);
    }
    endResetModel();
    return true;
}

QModelIndex FieldModel::fieldAt(qint64 byte) const
{
    int best = -1;
    for (int i = 0; i < int(m_fields.size()); ++i) {
        const MessageField &field = m_fields[i];
        if (byte < field.offset || byte >= field.offset + field.length)
            continue;
        const bool isPart = best >= 0 && field.parent == best; // a field may have all the bytes of its parent
        if (best < 0 || field.length < m_fields[best].length
            || (isPart && field.length == m_fields[best].length))
            best = i;
    }
    return best < 0 ? QModelIndex() : createIndex(m_rows[size_t(best)], Name, quintptr(best));
}

QModelIndex FieldModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       quintptr(partsOf(parent.isValid() ? int(parent.internalId()) : -1)[size_t(row)]));
}

QModelIndex FieldModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = m_fields[qsizetype(child.internalId())].parent;
    return parent < 0 ? QModelIndex() : createIndex(m_rows[size_t(parent)], Name, quintptr(parent));
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() && parent.column() != Name)
        return 0;
    return int(partsOf(parent.isValid() ? int(parent.internalId()) : -1).size());
}

int FieldModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const MessageField &field = m_fields[qsizetype(index.internalId())];
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? field.name : field.value;
    case Qt::AccessibleTextRole:
        return spokenCell(index.column() == Name ? field.name : field.value);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return spoken(field);
    case OffsetRole:
        return field.offset;
    case LengthRole:
        return field.length;
    default:
        return {};
    }
}

/// The position. The value is not repeated: a tooltip might take it for markup.
QString FieldModel::spoken(const MessageField &field) const
{
    const QLocale locale;
    if (field.length == 0)
        return tr("Not stored in any byte of the message");
    return field.length == 1
        ? tr("Byte %1").arg(locale.toString(field.offset))
        : tr("Bytes %1 to %2")
              .arg(locale.toString(field.offset), locale.toString(field.offset + field.length - 1));
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Field") : tr("Value");
}

} // namespace swb
