// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <QWidget>
#include <memory>

class QPushButton;

namespace swb {

class HeldModel;

namespace Ui {
class ByHandPane;
}

/// What a user does to the datagrams of one relay: holds them, looks at them, and decides about each. The
/// engine must outlive it.
class ByHandPane : public QWidget
{
    Q_OBJECT

public:
    explicit ByHandPane(QWidget *parent = nullptr);
    ~ByHandPane() override;

    void setEngine(Engine *engine);
    /// None if no relay is chosen or it is not running; for streams there is nothing to hold.
    void setRelay(EndpointId relay, Transport transport);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void setUpHands();
    void setUpOrders();
    void take(const RelayHeld &held);
    void showHands();
    void setHand(RelayDirection direction);
    void order(HeldAction action);
    void change();
    void showSelected();
    void adapt();
    [[nodiscard]] bool isHolding(RelayDirection direction) const;
    [[nodiscard]] bool isDropping(RelayDirection direction) const;

    std::unique_ptr<Ui::ByHandPane> m_ui;
    Engine *m_engine = nullptr;
    HeldModel *m_model;
    QHash<EndpointId, RelayHeld> m_held; ///< of every relay
    EndpointId m_relay = EndpointId::None;
    Transport m_transport = Transport::Udp;
    std::pair<RelayDirection, quint64> m_shown; ///< whose content is in the field; number 0 for none
};

} // namespace swb
