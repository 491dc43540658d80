// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/repeat.h"
#include "models/servers/peermodel.h"

#include <QHash>
#include <QWidget>
#include <memory>

class QAction;

namespace swb {

class PeersRepeater;
namespace Ui {
class PeersPane;
}

/// The connected clients of the selected server, with live counters for the visible rows, and a line to send
/// them unsolicited messages.
class PeersPane : public QWidget
{
    Q_OBJECT

public:
    explicit PeersPane(QWidget *parent = nullptr);
    ~PeersPane() override;

    void setEngine(Engine *engine);
    /// Shows the clients of this server; `name` says which one it is.
    void setServer(EndpointId server, const QString &name, Transport transport);
    /// Puts this beside the table, so that no button moves whether or not it is visible.
    void setBeside(QWidget *beside);
    void forget(EndpointId server);
    [[nodiscard]] ServerTraffic traffic(EndpointId server) const;
    /// Reads the visible counters again.
    void refresh();

Q_SIGNALS:
    void showInLogRequested(swb::EndpointId server);
    /// Asks to show only this client's log rows, or to hide them.
    void onlyInLogRequested(swb::ConversationId client);
    void muteInLogRequested(swb::ConversationId client);

private:
    enum Target { Selected, All };

    void connectParts();
    void addLogCommands();
    void adapt();
    void showEndings();
    void explainSelected();
    void broadcast();
    void repeat(const QList<ConversationId> &among, const QByteArray &message, const Repeat &repeat);
    /// For the shown server.
    void stopRepeating();
    void dropRepeater(EndpointId server);
    void showRepetition();
    void noteSendFailure(EndpointId server, const Error &error);
    [[nodiscard]] QList<ConversationId> openSelected() const;
    [[nodiscard]] int openCount() const;
    void forEachOpenSelected(void (Engine::*verb)(EndpointId, ConversationId));

    std::unique_ptr<Ui::PeersPane> m_ui;
    Engine *m_engine = nullptr;
    QAction *m_only = nullptr; ///< in the menu of the clients, like the next one
    QAction *m_mute = nullptr;
    PeerModel *m_model;
    QHash<EndpointId, PeersRepeater *> m_repeaters; ///< at most one per server
    QString m_serverName;
    Transport m_transport = Transport::Tcp; ///< of the server
};

} // namespace swb
