// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "models/common/endpointtext.h"
#include "models/common/runnablemodel.h"

#include <QList>

namespace swb {

/// Servers or relays: running, stopped, failed, or ready and never started. `Row` is a `Status`, or derives
/// from one and adds what has been counted since the start.
template <typename Status, typename Row = Status>
class ListeningModel : public RunnableModel
{
public:
    using Settings = decltype(Status::settings);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

    /// Adds a row in the state "not started" and returns its number.
    int add(const Settings &settings)
    {
        const int row = rowCount();
        beginInsertRows({}, row, row);
        m_rows.append(fresh(EndpointId::None, settings));
        m_rows.last().state = ServerState::Stopped;
        endInsertRows();
        return row;
    }

    void remove(int row) override
    {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }

    /// The engine was asked to start the endpoint of this row with these settings and gave it this id.
    void started(int row, EndpointId id, const Settings &settings)
    {
        m_rows[row] = fresh(id, settings);
        rowChanged(row);
    }

    /// Takes a new status; ignored if there is no row for it.
    void update(const Status &status)
    {
        const int row = rowOf(status.id);
        if (row < 0)
            return;
        static_cast<Status &>(m_rows[row]) = status;
        rowChanged(row);
    }

    [[nodiscard]] EndpointId idAt(int row) const override { return m_rows.at(row).id; }
    [[nodiscard]] bool isRunning(int row) const override
    {
        const ServerState state = m_rows.at(row).state;
        return state == ServerState::Starting || state == ServerState::Listening;
    }
    /// The bound address if it listens, otherwise the requested one.
    [[nodiscard]] QString urlAt(int row) const override
    {
        EndpointUrl url = wishedUrl(row);
        if (m_rows.at(row).state == ServerState::Listening)
            url.port = m_rows.at(row).bound.port;
        return url.toString();
    }
    [[nodiscard]] Error errorAt(int row) const override { return m_rows.at(row).error; }
    [[nodiscard]] const Status &statusAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] const Settings &settingsAt(int row) const { return m_rows.at(row).settings; }
    [[nodiscard]] QList<Settings> allSettings() const
    {
        QList<Settings> all;
        for (const Row &row : m_rows)
            all.append(row.settings);
        return all;
    }

protected:
    using RunnableModel::RunnableModel;

    [[nodiscard]] virtual EndpointUrl wishedUrl(int row) const = 0;
    [[nodiscard]] Meaning meaning(int row) const override
    {
        const Severity calm = isRunning(row) ? Severity::Chat : Severity::Note;
        return {wishedUrl(row).transport, errorAt(row).isError() ? Severity::Error : calm, isRunning(row)};
    }
    [[nodiscard]] const Row &rowAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] Row &rowAt(int row) { return m_rows[row]; }

private:
    [[nodiscard]] static Row fresh(EndpointId id, const Settings &settings)
    {
        Row row;
        row.id = id;
        row.settings = settings;
        return row;
    }

    QList<Row> m_rows;
};

} // namespace swb
