// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QPersistentModelIndex>
#include <QTimer>
#include <QWidget>
#include <memory>

namespace swb {

class RelayModel;
class WorkbenchSettings;

namespace Ui {
class RelayPanel;
}

/// Starts and stops relays, shows them, and changes what the chosen one does while it runs. With none chosen
/// the controls set up the next one. Relays of an earlier start are restored, not started. The engine and the
/// settings must outlive it.
class RelayPanel : public QWidget
{
    Q_OBJECT

public:
    RelayPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~RelayPanel() override;

    /// To this server, listening on the port after the server's own.
    void suggestTarget(const ServerStatus &server);
    void focusForm();
    /// Starts a relay with these settings, including the impairment, in the row that it had before.
    EndpointId startWith(const RelaySettings &settings);

    [[nodiscard]] QList<RelayStatus> running() const;
    /// The selected relay, or else the first running one; without an id if none is running.
    [[nodiscard]] RelayStatus chosen() const;
    [[nodiscard]] QString urlOf(EndpointId relay) const;
    void choose(EndpointId relay);
    /// The master switch of the chosen relay.
    void setImpaired(bool impaired);

Q_SIGNALS:
    void chosenChanged(); ///< or its status, or which relays run
    void relayStarted(const swb::RelayStatus &status); ///< it listens
    void showInLogRequested(swb::EndpointId relay);

private:
    void setUpTable();
    void restore();
    void keep();
    void connectParts();
    void start(const RelaySettings &settings);
    void startRow(int row, const RelaySettings &settings);
    void takeStatus(const RelayStatus &status);
    void showSelected();
    void showMeasured();
    void impairmentChanged();

    std::unique_ptr<Ui::RelayPanel> m_ui;
    Engine *m_engine;
    WorkbenchSettings *m_settings;
    RelayModel *m_model;
    QTimer m_pollTimer;
    EndpointId m_fromForm = EndpointId::None; ///< its failure is shown below the form
    QPersistentModelIndex m_shown; ///< whose impairment is in the controls; invalid for the next one's
};

} // namespace swb
