// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/layout/messagelayout.h"

#include <QAbstractItemModel>
#include <vector>

namespace swb {

/// The fields of one message as a tree: their names, values and byte ranges.
class FieldModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column : int { Name, Value, ColumnCount };
    enum Role : int {
        OffsetRole = Qt::UserRole + 1, ///< qint64: position of the first byte in the message
        LengthRole, ///< qint64: 0 if it does not come from bytes
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// False if they are already shown.
    bool setFields(const QList<MessageField> &fields);
    /// The smallest field that contains this byte; the first of several. Invalid if there is none.
    [[nodiscard]] QModelIndex fieldAt(qint64 byte) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const std::vector<int> &partsOf(int field) const { return m_parts[placeOf(field)]; }
    /// -1 is that of no field.
    [[nodiscard]] static size_t placeOf(int field) { return size_t(field) + 1; }
    [[nodiscard]] QString spoken(const MessageField &field) const;

    QList<MessageField> m_fields;
    std::vector<std::vector<int>> m_parts{1}; ///< children of the root first, then of each field
    std::vector<int> m_rows; ///< of each field within its parent
};

} // namespace swb
