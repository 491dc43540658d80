// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/savedmessagemodel.h"

#include "core/payload/printable.h"
#include "models/common/spokencell.h"

#include <algorithm>
#include <array>

namespace swb {

namespace {

constexpr qsizetype nameChars = 24;
constexpr qsizetype previewChars = 80;

QString preview(const Draft &draft, qsizetype chars)
{
    return printableLine(draft.text.left(chars * 4).toUtf8(), chars);
}

} // namespace

SavedMessageModel::SavedMessageModel(const QList<SavedMessage> &messages, QObject *parent)
    : QAbstractTableModel(parent)
    , m_messages(messages)
{ }

int SavedMessageModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_messages.size());
}

int SavedMessageModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SavedMessageModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto words = [&] { return text(m_messages.at(index.row()), index.column()); };
    if (role == Qt::AccessibleTextRole)
        return spokenCell(words());
    return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(words()) : QVariant();
}

QString SavedMessageModel::text(const SavedMessage &message, int column) const
{
    switch (column) {
    case Name:
        return message.name;
    case Note:
        return message.note;
    case Format:
        return message.draft.format == DraftFormat::Text ? tr("Text")
            : message.draft.format == DraftFormat::Hex   ? tr("Hex")
                                                         : tr("File");
    default:
        return preview(message.draft, previewChars);
    }
}

QVariant SavedMessageModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const std::array titles{tr("Name"), tr("Note"), tr("Format"), tr("Message")};
    return titles.at(size_t(section));
}

Qt::ItemFlags SavedMessageModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool editable = index.isValid() && (index.column() == Name || index.column() == Note);
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool SavedMessageModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    const QString text = value.toString().trimmed();
    if (index.column() == Name && text.isEmpty())
        return false;
    SavedMessage &message = m_messages[index.row()];
    (index.column() == Name ? message.name : message.note) = text;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

int SavedMessageModel::add(const Draft &draft)
{
    const QString start = preview(draft, nameChars).trimmed();
    const int row = rowCount();
    insert(row, {start.isEmpty() ? tr("Empty message") : start, {}, draft});
    return row;
}

void SavedMessageModel::insert(int row, const SavedMessage &message)
{
    beginInsertRows({}, row, row);
    m_messages.insert(row, message);
    endInsertRows();
    Q_EMIT edited();
}

void SavedMessageModel::remove(int row)
{
    m_removed.append({row, m_messages.at(row)});
    beginRemoveRows({}, row, row);
    m_messages.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

int SavedMessageModel::undoRemove()
{
    const Removed last = m_removed.takeLast();
    const int row = std::min(last.row, rowCount());
    insert(row, last.message);
    return row;
}

} // namespace swb
