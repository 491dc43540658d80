// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"

#include <QAbstractTableModel>

namespace swb {

/// The datagrams that a user holds in one relay, in the order in which they would be sent; those to the
/// server first.
class HeldModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Way, Number, Copies, Bytes, Content, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    struct Entry
    {
        RelayDirection direction;
        HeldDatagram datagram;
    };

    void setHeld(const RelayHeld &held);
    [[nodiscard]] const Entry &at(int row) const { return m_rows.at(row); }
    /// -1 if it is no longer held.
    [[nodiscard]] int rowOf(RelayDirection direction, quint64 number) const;
    /// Whether another datagram of the same direction follows it.
    [[nodiscard]] bool hasNext(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const Entry &entry, int column) const;

    QList<Entry> m_rows;
};

} // namespace swb
