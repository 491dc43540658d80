// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "models/common/endpointtablemodel.h"

#include <QList>

namespace swb {

/// The relays of the window, one row each, in the order in which they were set up: running, stopped, failed,
/// or ready and never started. A row keeps its place when its relay is started again under a new id.
class RelayModel : public EndpointTableModel
{
    Q_OBJECT

public:
    enum Column { State, Way, Passed, Lost, Action, ColumnCount };

    explicit RelayModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

    /// A row of a relay that the engine was not asked for yet.
    void add(const RelaySettings &settings);
    /// The engine was asked for this relay: in a new row, or in that of an earlier one.
    int started(EndpointId id, const RelaySettings &settings, int row = -1);
    void remove(int row);
    /// What a relay that does not run is to do when it is started.
    void setImpairment(int row, const RelayImpairment &impairment);
    /// Takes the news about a relay; one that has no row is ignored.
    void update(const RelayStatus &status);
    /// The counters have gone on by themselves.
    void countAnew();

    [[nodiscard]] int rowOf(EndpointId id) const; ///< -1 where there is none
    [[nodiscard]] bool isRunning(int row) const; ///< starting or listening
    [[nodiscard]] const RelayStatus &statusAt(int row) const { return m_rows.at(row); }
    /// The real address once listening, the wished one before.
    [[nodiscard]] QString urlAt(int row) const;
    [[nodiscard]] QList<RelaySettings> allSettings() const;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;

private:
    QList<RelayStatus> m_rows;
};

} // namespace swb
