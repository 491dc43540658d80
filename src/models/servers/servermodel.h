// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/status.h"
#include "models/common/endpointtablemodel.h"

#include <QList>
#include <optional>

namespace swb {

/// What passed through all conversations of one server.
struct ServerTraffic
{
    int clients = 0; ///< connected now
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    bool operator==(const ServerTraffic &) const = default;
};

/// The servers of the window, one row each, in the order in which they were set up: running, stopped, failed,
/// or ready and never started. A row keeps its place when its server is started again under a new id.
class ServerModel : public EndpointTableModel
{
    Q_OBJECT

public:
    enum Column { State, Address, Reply, Clients, Bytes, Action, ColumnCount };

    explicit ServerModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;

    /// Adds a row in the state "ready" and returns its number.
    int add(const ServerSettings &settings);
    void remove(int row);
    /// The engine was asked to start this row's server with these settings and gave it this id.
    void started(int row, EndpointId id, const ServerSettings &settings);
    /// Takes the news about a server; one that has no row is ignored.
    void update(const ServerStatus &status);
    void setTraffic(EndpointId id, const ServerTraffic &traffic);

    [[nodiscard]] int rowOf(EndpointId id) const; ///< -1 where there is none
    /// The row that Start may use for this address and port: not running and with the same URL; -1 for none.
    [[nodiscard]] int idleRow(const EndpointUrl &url) const;
    [[nodiscard]] bool isRunning(int row) const; ///< starting or listening
    [[nodiscard]] EndpointId idAt(int row) const; ///< None where it was never started
    [[nodiscard]] const ServerSettings &settingsAt(int row) const;
    [[nodiscard]] Error errorAt(int row) const;
    /// The real address once listening, the wished one before.
    [[nodiscard]] QString urlAt(int row) const;
    [[nodiscard]] QList<ServerSettings> allSettings() const;

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;

private:
    struct Row
    {
        ServerSettings settings;
        std::optional<ServerStatus> status;
        ServerTraffic traffic;
    };

    QList<Row> m_rows;
};

} // namespace swb
