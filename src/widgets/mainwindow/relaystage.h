// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "widgets/mainwindow/stagebar.h"

#include <QHash>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QLabel;

namespace swb {

class RelayPanel;

/// The stage's bar for a relay: the master switch of its impairment, and manual control of its datagrams. It
/// controls the relay chosen on the relays' page, or else the running one.
class RelayStage : public StageBar
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RelayStage(Engine *engine, RelayPanel *relays, QWidget *parent = nullptr);

    /// Whether there is a relay to act on.
    [[nodiscard]] bool isWanted() const;

Q_SIGNALS:
    void wantedChanged();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    struct Hand
    {
        QCheckBox *hold = nullptr;
        QAbstractButton *drop = nullptr;
    };

    void addHand(RelayDirection direction);
    void addHeld();
    [[nodiscard]] Hand &handOf(RelayDirection direction);
    void takeHeld(const RelayHeld &held);
    void tell(RelayDirection direction);
    void order(HeldAction action);
    void offer(const QList<RelayStatus> &running);
    void showRelays();
    void showHands();
    void showHeld();
    void applyMetrics();
    void changeEvent(QEvent *event) override;

    Engine *m_engine;
    RelayPanel *m_relays;
    QComboBox *m_which;
    QCheckBox *m_master;
    Hand m_toServer;
    Hand m_toClient;
    QLabel *m_count = nullptr;
    QAbstractButton *m_pass = nullptr;
    QAbstractButton *m_drop = nullptr;
    QHash<EndpointId, RelayHeld> m_held;
    QList<std::pair<QString, EndpointId>> m_offered; ///< to choose from
    EndpointId m_relay = EndpointId::None;
    bool m_wanted = false;
};

} // namespace swb
