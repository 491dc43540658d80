// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/sortedrows.h"

#include "models/common/endpointtext.h"

#include <QLocale>

namespace swb {

SortedRows::SortedRows(EndpointTableModel *model, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_collator(QLocale(QLocale::English, QLocale::UnitedStates))
{
    m_collator.setNumericMode(true); // port 9 before port 12000
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(false);
    setSourceModel(model);
}

void SortedRows::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    readKeys();
    QSortFilterProxyModel::sort(0); // this class decides the column and the order
    m_keys.clear();
}

bool SortedRows::settle()
{
    readKeys();
    bool isInOrder = true;
    int before = -1;
    for (int row = 0; isInOrder && row < rowCount(); ++row) {
        const int next = mapToSource(index(row, 0)).row();
        isInOrder = before < 0 || isBefore(before, next);
        before = next;
    }
    if (!isInOrder)
        QSortFilterProxyModel::sort(0);
    m_keys.clear();
    return !isInOrder;
}

void SortedRows::readKeys()
{
    m_keys.clear();
    const int rows = m_model->rowCount();
    m_keys.reserve(size_t(rows));
    for (int row = 0; row < rows; ++row)
        m_keys.push_back(keyOf(row));
}

SortedRows::Key SortedRows::keyOf(int row) const
{
    Key key;
    key.over = !m_model->index(row, 0).data(RunningRole).toBool();
    if (m_column < 0)
        return key;
    const QVariant value = m_model->index(row, m_column).data(SortRole);
    key.blank = !value.isValid();
    if (value.userType() == QMetaType::QString)
        key.text = m_collator.sortKey(value.toString());
    else
        key.number = value.toDouble();
    return key;
}

int SortedRows::compare(const Key &left, const Key &right) const
{
    const auto way = [this](auto one, auto other) {
        const int ascending = one < other ? -1 : other < one ? 1 : 0;
        return m_order == Qt::AscendingOrder ? ascending : -ascending;
    };
    if (left.over != right.over)
        return left.over ? 1 : -1;
    if (left.blank != right.blank)
        return left.blank ? 1 : -1;
    if (left.text && right.text)
        return way(left.text->compare(*right.text), 0);
    return way(left.number, right.number);
}

bool SortedRows::isBefore(int left, int right) const
{
    const int compared = compare(m_keys[size_t(left)], m_keys[size_t(right)]);
    return compared != 0 ? compared < 0 : left < right;
}

/// Rows added in the meantime are only sorted among themselves, by arrival.
bool SortedRows::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_keys.empty() ? left.row() < right.row() : isBefore(left.row(), right.row());
}

} // namespace swb
