// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"

#include <QAbstractTableModel>
#include <QList>

namespace swb {

/// The clients of the window, one row each in the order in which they were opened. Those that are over stay
/// until they are removed, or until there are more than a bound of them: then the oldest go.
class ClientModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { State, Address, BytesIn, BytesOut, Age, Info, ColumnCount };
    static constexpr int keptEnded = 100;

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Takes the news about a client. Only clients that were announced with opened() have a row.
    void update(const ClientStatus &status);
    /// The engine was asked to open this client; `nowNs` is the time on the log's clock. Returns the row.
    int opened(EndpointId id, const ClientSettings &settings, qint64 nowNs);
    void remove(int row);
    /// Reads the live counters of these rows anew.
    void refresh(int first, int last, qint64 nowNs);

    [[nodiscard]] int rowOf(EndpointId id) const; ///< -1 where there is none
    [[nodiscard]] const ClientStatus &statusAt(int row) const { return m_rows.at(row).status; }

private:
    struct Row
    {
        ClientStatus status;
        qint64 endedNs = 0;
    };

    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QString tip(const Row &row) const;
    void dropOldestEnded();

    QList<Row> m_rows;
    qint64 m_nowNs = 0;
};

} // namespace swb
