// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "models/clients/clientmodel.h"
#include "models/clients/lastreply.h"
#include "models/common/takeover.h"
#include "models/composer/draft.h"
#include "widgets/common/panelarea.h"

#include <QHash>
#include <QTimer>
#include <memory>

namespace swb {

class Composer;
class FileSender;
class PresencePane;
class Repetitions;
class TargetRow;
class WorkbenchSettings;
namespace Ui {
class ClientPanel;
}

/// Opens clients, shows their connections, and sends them what the composer holds. A message for a connection
/// that is still being opened waits for it. The engine and the settings must outlive the panel.
class ClientPanel : public PanelArea
{
    Q_OBJECT

public:
    ClientPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent = nullptr);
    ~ClientPanel() override;

    /// Adds these as connections that are not open yet, to the existing ones.
    TakenOver takeOver(const QList<ClientSettings> &clients);
    [[nodiscard]] Composer *composer() const { return m_composer; }

    /// Fills in the form and the composer, for a client that does not exist yet.
    void prepare(const ClientSettings &settings, const Draft &draft);
    /// Opens a client and sends this as soon as it is connected; with `halfClose` it sends nothing more.
    EndpointId run(const ClientSettings &settings, const Draft &draft, bool halfClose);
    /// A relay's URL with the protocol that the form uses, since a relay forwards any protocol.
    [[nodiscard]] EndpointUrl spokenThrough(const EndpointUrl &relay) const;

public Q_SLOTS:
    /// Points the form at a server that has just been started.
    void suggest(const swb::ServerStatus &server);
    /// Sends what the composer holds.
    void send();
    /// Opens a client with the form's settings.
    void openFromForm();
    void focusConnections();

Q_SIGNALS:
    void showInLogRequested(swb::EndpointId client);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *composerBox();
    void connectForm();
    void connectTable();
    void connectComposer();
    void restore();
    void reconnect(int row);
    void noteOpened(int row);
    void fitColumns();
    void open(const ClientSettings &settings);
    void takeStatus(const ClientStatus &status);
    void showSelected();
    void showTargets(const QList<ClientStatus> &receivers);
    void showReply();
    void showHalfClose(const QList<int> &rows);
    void showEndings(const QList<int> &rows);
    /// `concerns`: which clients it applies to; null for all.
    void forEachOpenSelected(void (Engine::*verb)(EndpointId), bool (*concerns)(Transport) = nullptr);
    void poll();

    [[nodiscard]] QList<ClientStatus> selectedOpen() const;
    /// The connections that Send applies to: the selected ones that are open, or the only open one.
    [[nodiscard]] QList<ClientStatus> targets() const;
    /// The protocol of these, or the one that the form would open.
    [[nodiscard]] QLatin1StringView protocolOf(const QList<ClientStatus> &receivers) const;
    void sendToTargets(const Draft &draft, const QByteArray &bytes);
    [[nodiscard]] bool refuse(const QList<ClientStatus> &targets, const Draft &draft, qint64 bytes);
    void sendTo(const ClientStatus &target, const Draft &draft, const QByteArray &bytes);
    void deliver(EndpointId client, const Draft &draft, const QByteArray &bytes);
    void sendFile(EndpointId client, const QString &path);
    void sendWaiting(EndpointId client);
    void dropWaiting(const ClientStatus &status);
    void endFile(FileSender *sender);

    struct Message
    {
        Draft draft;
        QByteArray bytes;
        bool halfClose = false; ///< it is the last one
    };

    std::unique_ptr<Ui::ClientPanel> m_ui;
    Composer *m_composer = nullptr;
    PresencePane *m_presence;
    Engine *m_engine;
    WorkbenchSettings *m_settings;
    ClientModel *m_model;
    TargetRow *m_target = nullptr;
    LastReply m_reply; ///< of the one connection that Send applies to
    QTimer m_pollTimer;
    QHash<EndpointId, QList<Message>> m_waiting; ///< for connections that are being opened
    QList<FileSender *> m_files;
    Repetitions *m_repetitions;
    EndpointId m_fromForm = EndpointId::None; ///< its failure is shown below the form
};

} // namespace swb
