// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QTimer>
#include <QWidget>
#include <memory>

namespace swb {

class RelayModel;

namespace Ui {
class RelayPanel;
}

/// Starts and stops relays, shows those there are, and changes what the chosen one does while it runs. With
/// none chosen the controls set up the next one. The engine must outlive it.
class RelayPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RelayPanel(Engine *engine, QWidget *parent = nullptr);
    ~RelayPanel() override;

    /// To this server, from the port behind its own.
    void suggestTarget(const ServerStatus &server);
    void focusForm();

Q_SIGNALS:
    void relayStarted(const swb::RelayStatus &status); ///< it listens
    void showInLogRequested(swb::EndpointId relay);

private:
    void setUpTable();
    void connectParts();
    void start(const RelaySettings &settings);
    void startRow(int row);
    void toggleRow(int row);
    void stopSelected();
    void removeSelected();
    void takeStatus(const RelayStatus &status);
    void showRowButton(int row);
    void showSelected();
    void showMeasured();
    void impairmentChanged();
    /// The row whose relay the controls are about; -1 where it is the next one.
    [[nodiscard]] int chosenRow() const;

    std::unique_ptr<Ui::RelayPanel> m_ui;
    Engine *m_engine;
    RelayModel *m_model;
    QTimer m_pollTimer;
    EndpointId m_fromForm = EndpointId::None; ///< whose failure is said under the form
    EndpointId m_shown = EndpointId::None; ///< whose impairment stands in the controls
};

} // namespace swb
