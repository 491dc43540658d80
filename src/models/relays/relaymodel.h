// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "models/common/listeningmodel.h"

namespace swb {

/// The relays of the window.
class RelayModel : public ListeningModel<RelayStatus>
{
    Q_OBJECT

public:
    enum Column { State, Way, Passed, Lost, Action, ColumnCount };

    explicit RelayModel(QObject *parent = nullptr);

    /// What a stopped relay will do when it is started.
    void setImpairment(int row, const RelayImpairment &impairment);
    /// The counters have changed.
    void countAnew();

protected:
    [[nodiscard]] EndpointUrl wishedUrl(int row) const override { return settingsAt(row).listen; }
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;
};

} // namespace swb
