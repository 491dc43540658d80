// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/follow/exchange.h"

#include <QAbstractTableModel>

namespace swb {

/// The requests of a conversation with their results, after a first row for the whole conversation.
class ExchangeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Request, Status, Size, Time, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Existing rows stay, since a conversation only grows; answers may be added later.
    void setExchanges(const std::vector<Exchange> &exchanges);
    /// Null for the first row and for no row.
    [[nodiscard]] const Exchange *exchangeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString wholeText() const;

    std::vector<Exchange> m_exchanges;
};

} // namespace swb
