// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/listeningmodel.h"

namespace swb {

/// What passed through all conversations of one server.
struct ServerTraffic
{
    int clients = 0; ///< connected now
    quint64 bytesIn = 0;
    quint64 bytesOut = 0;
    bool operator==(const ServerTraffic &) const = default;
};

struct ServerRow : ServerStatus
{
    ServerTraffic traffic;
};

/// The servers of the window.
class ServerModel : public ListeningModel<ServerStatus, ServerRow>
{
    Q_OBJECT

public:
    enum Column { State, Address, Reply, Clients, Bytes, Action, ColumnCount };

    explicit ServerModel(QObject *parent = nullptr);

    void setTraffic(EndpointId id, const ServerTraffic &traffic);
    /// The row that Start may use for this address and port: not running and with the same URL; -1 for none.
    [[nodiscard]] int idleRow(const EndpointUrl &url) const;

protected:
    [[nodiscard]] EndpointUrl wishedUrl(int row) const override { return settingsAt(row).url; }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString tip(int row) const override;
};

} // namespace swb
