// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/work.h"

#include <QAbstractTableModel>

namespace swb {

/// What the relays of a comparison do, as a table: a row for each effect, a column for each lane and
/// direction. Amounts are written and read as on the command line ("5%", "40ms"); a cell that a lane cannot
/// have is not editable, and says why.
class ImpairmentModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Effect, TcpToServer, TcpToClient, UdpToServer, UdpToClient, Columns };
    enum Role { ImpossibleRole = Qt::UserRole }; ///< bool

    explicit ImpairmentModel(QObject *parent = nullptr);

    [[nodiscard]] Impairment impairment(Lane lane, RelayDirection direction) const;
    void setImpairment(Lane lane, RelayDirection direction, const Impairment &impairment);
    /// Sets both lanes and directions, as far as each can have it.
    void setAll(const Impairment &toServer, const Impairment &toClient);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void changed(); ///< any amount
    void refused(const swb::Error &error); ///< what was written is not a valid amount; the old one stays

private:
    [[nodiscard]] Impairment &at(int column) { return m_impairments[size_t(column - 1)]; }
    [[nodiscard]] const Impairment &at(int column) const { return m_impairments[size_t(column - 1)]; }
    [[nodiscard]] bool isImpossible(const QModelIndex &index) const;
    [[nodiscard]] QString explain(const QModelIndex &index) const;

    std::array<Impairment, Columns - 1> m_impairments;
};

} // namespace swb
