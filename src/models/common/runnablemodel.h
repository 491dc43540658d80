// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"
#include "core/values/ids.h"
#include "models/common/endpointtablemodel.h"

namespace swb {

/// Everything that can be started: servers, relays and clients, one row each in the order in which they were
/// set up. A row keeps its place when it is started again under a new id.
class RunnableModel : public EndpointTableModel
{
    Q_OBJECT

public:
    [[nodiscard]] virtual EndpointId idAt(int row) const = 0; ///< None if it was never started
    [[nodiscard]] virtual bool isRunning(int row) const = 0; ///< or starting
    [[nodiscard]] virtual QString urlAt(int row) const = 0;
    [[nodiscard]] virtual Error errorAt(int row) const = 0;
    virtual void remove(int row) = 0;
    /// What this row's button does, and to which endpoint: "Stop tcp://127.0.0.1:12000"; empty if there is
    /// nothing to press. The button is in the last column.
    [[nodiscard]] virtual QString action(int row) const;

    [[nodiscard]] int rowOf(EndpointId id) const; ///< -1 if there is none

protected:
    using EndpointTableModel::EndpointTableModel;
    [[nodiscard]] QString spoken(int row, int column) const override;
};

} // namespace swb
