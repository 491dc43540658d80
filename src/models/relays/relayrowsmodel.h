// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/relayrows.h"

#include <QAbstractTableModel>

namespace swb {

/// What the relays of a comparison were set to do, beside what they measured: a row for each effect, below a
/// heading for each lane and direction.
class RelayRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Effect, Configured, Measured, Columns };
    enum Role {
        MeasuredRole = Qt::UserRole, ///< bool: false for "not measured"
        LaneRole, ///< int, a Lane
        HeadingRole, ///< bool
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows that remain keep their place, so that a selection remains too.
    void setRows(const QList<RelayRow> &rows);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<RelayRow> m_rows; ///< a row without an effect is a heading
};

} // namespace swb
