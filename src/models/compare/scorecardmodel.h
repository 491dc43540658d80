// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/measures.h"

#include <QAbstractTableModel>

namespace swb {

/// The scorecard as a table: a row for each measure, a column for each lane. A value that was not measured
/// says so, with the reason as its tip; the tip of a measure's name explains it.
class ScorecardModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Tcp, Udp, Columns };
    enum Role { MeasuredRole = Qt::UserRole }; ///< bool: false for "not measured"

    explicit ScorecardModel(QObject *parent = nullptr);

    /// For a run; an empty lane took no part, or not yet. While it is running, messages in flight are neither
    /// lost nor delivered yet.
    void setScores(const std::optional<LaneScore> &tcp, const std::optional<LaneScore> &udp,
                   bool running = false);

    /// What a measure means, and how each lane's number is known or why there is none; plain text.
    [[nodiscard]] QString explain(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// The texts of a lane's cells; none if it took no part.
    struct LaneTexts
    {
        QString name;
        QList<MeasuredText> texts;
    };
    [[nodiscard]] static LaneTexts textsOf(const std::optional<LaneScore> &score, Transport plain,
                                           bool running);
    [[nodiscard]] const LaneTexts &lane(int column) const { return column == Tcp ? m_tcp : m_udp; }

    LaneTexts m_tcp;
    LaneTexts m_udp;
};

} // namespace swb
