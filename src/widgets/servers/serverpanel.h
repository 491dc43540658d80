// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "models/common/takeover.h"
#include "models/servers/servermodel.h"
#include "widgets/common/panelarea.h"

#include <QTimer>
#include <memory>

class QAction;

namespace swb {

class PresencePane;
class WorkbenchSettings;
namespace Ui {
class ServerPanel;
}

/// Sets up servers, starts and stops them, and shows them with their clients. Rows are restored from the
/// settings as "not started" at the next start. The engine and the settings must outlive the panel.
class ServerPanel : public PanelArea
{
    Q_OBJECT

public:
    ServerPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~ServerPanel() override;

    /// Adds these as servers that are ready but not started, to the existing ones.
    TakenOver takeOver(const QList<ServerSettings> &servers);

    /// Shows these settings in the form and starts a server with them.
    EndpointId startWith(const ServerSettings &settings);
    [[nodiscard]] bool isAnySelectedRunning() const;

public Q_SLOTS:
    /// Stops the selected servers, or starts them if none of them is running; if none is selected, starts the
    /// form's.
    void startOrStop();

Q_SIGNALS:
    void serverStarted(const swb::ServerStatus &status); ///< it listens
    void showInLogRequested(swb::EndpointId server);
    void selectionChanged(); ///< or the state of the selected row
    void onlyInLogRequested(swb::ConversationId client);
    void muteInLogRequested(swb::ConversationId client);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void restore();
    void connectForm();
    void connectTable();
    void explainReply();
    void setUpTable();
    void fitColumns();
    [[nodiscard]] QString longestAddress() const;

    void startFromForm(const ServerSettings &settings);
    void startRow(int row, const ServerSettings &settings);
    void copyToForm(const QModelIndex &index);

    void takeStatus(const ServerStatus &status);
    void showSelected();
    void poll();
    void saveRows();

    std::unique_ptr<Ui::ServerPanel> m_ui;
    Engine *m_engine;
    WorkbenchSettings *m_settings;
    ServerModel *m_model;
    QAction *m_copyAuthority = nullptr;
    PresencePane *m_presence;
    QTimer m_pollTimer;
    EndpointId m_fromForm = EndpointId::None; ///< its failure is shown below the form
    QString m_reply; ///< the form's reply when last seen
};

} // namespace swb
