// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/scorecard.h"

#include <QAbstractTableModel>

namespace swb {

/// The scorecard as a table: a row for each measure, a column for each lane. What was not measured says so,
/// with the reason as its tip; the name of a measure explains it.
class ScorecardModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Tcp, Udp, Columns };
    enum Role { MeasuredRole = Qt::UserRole }; ///< bool: false for "not measured"

    explicit ScorecardModel(QObject *parent = nullptr);

    /// Of a run; an empty lane took no part.
    void setScores(const std::optional<LaneScore> &tcp, const std::optional<LaneScore> &udp);
    void clear() { setScores({}, {}); }

    /// What a measure means, with how each lane's number is known or why there is none; plain text.
    [[nodiscard]] QString explain(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString laneName(const std::optional<LaneScore> &score, Transport plain) const;

    std::optional<LaneScore> m_tcp;
    std::optional<LaneScore> m_udp;
};

} // namespace swb
