// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/endpointtablemodel.h"

#include <QCollator>
#include <QSortFilterProxyModel>

#include <optional>
#include <vector>

namespace swb {

/// The rows of an EndpointTableModel, sorted by one of its columns or by arrival. Closed rows come last, and
/// unmeasured values after measured ones, whatever the column and the direction; equal rows are sorted by
/// arrival. A row whose values change keeps its place until settle().
class SortedRows : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit SortedRows(EndpointTableModel *model, QObject *parent = nullptr);

    /// The column to sort by; -1: by arrival.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int column() const { return m_column; }
    [[nodiscard]] Qt::SortOrder order() const { return m_order; }
    /// Moves every row to its current place. Returns whether any row moved.
    bool settle();

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    struct Key
    {
        bool over = false;
        double number = 0;
        std::optional<QCollatorSortKey> text; ///< for a text column
        bool blank = false;
    };

    void readKeys();
    [[nodiscard]] Key keyOf(int row) const;
    [[nodiscard]] bool isBefore(int left, int right) const;
    [[nodiscard]] int compare(const Key &left, const Key &right) const;

    EndpointTableModel *m_model;
    QCollator m_collator;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<Key> m_keys; ///< by source row, as of the last sort
};

} // namespace swb
