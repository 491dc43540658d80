// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/relaystage.h"

#include "widgets/common/availability.h"
#include "widgets/common/flowlayout.h"
#include "widgets/relays/relaypanel.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr RelayDirection bothWays[] = {RelayDirection::ToServer, RelayDirection::ToClient};

/// The datagram held longest.
struct Oldest
{
    RelayDirection direction = RelayDirection::ToServer;
    const HeldDatagram *datagram = nullptr;
};

Oldest oldestOf(const RelayHeld &held)
{
    Oldest oldest;
    for (const RelayDirection direction : bothWays) {
        const QList<HeldDatagram> &waiting = held.in(direction).datagrams;
        if (waiting.isEmpty() || (oldest.datagram && oldest.datagram->readNs <= waiting.first().readNs))
            continue;
        oldest.direction = direction;
        oldest.datagram = &waiting.first();
    }
    return oldest;
}

} // namespace

RelayStage::RelayStage(Engine *engine, RelayPanel *relays, QWidget *parent)
    : StageBar(parent)
    , m_engine(engine)
    , m_relays(relays)
    , m_which(new QComboBox(this))
    , m_master(new QCheckBox(tr("Impair"), this))
{
    m_which->setAccessibleName(tr("Relay on the stage"));
    m_which->setToolTip(tr("The relay that this bar acts on"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_master->setAccessibleName(tr("Impair from the stage"));
    m_master->setToolTip(tr("Off: everything passes unchanged, whatever the relay is set to do"));
    row()->addWidget(m_which);
    row()->addWidget(m_master);
    for (const RelayDirection direction : bothWays)
        addHand(direction);
    addHeld();
    connect(m_which, &QComboBox::activated, this,
            [this](int index) { m_relays->choose(EndpointId(m_which->itemData(index).toUInt())); });
    connect(m_master, &QCheckBox::clicked, m_relays, &RelayPanel::setImpaired);
    connect(m_engine, &Engine::relayHeldChanged, this, &RelayStage::takeHeld);
    connect(m_relays, &RelayPanel::chosenChanged, this, &RelayStage::showRelays);
    applyMetrics();
    showRelays();
}

bool RelayStage::isWanted() const
{
    return m_wanted;
}

RelayStage::Hand &RelayStage::handOf(RelayDirection direction)
{
    return direction == RelayDirection::ToServer ? m_toServer : m_toClient;
}

void RelayStage::addHand(RelayDirection direction)
{
    const bool toServer = direction == RelayDirection::ToServer;
    auto *hold = new QCheckBox(tr("Hold"), this);
    auto *drop = new QPushButton(tr("Drop"), this);
    hold->setAccessibleName(toServer ? tr("Hold to server from the stage")
                                     : tr("Hold to client from the stage"));
    drop->setAccessibleName(toServer ? tr("Drop to server from the stage")
                                     : tr("Drop to client from the stage"));
    auto *label = new QLabel(toServer ? tr("To server:") : tr("To client:"), this);
    label->setBuddy(hold);
    row()->addWidget(label);
    row()->addWidget(hold);
    row()->addWidget(drop);
    handOf(direction) = {hold, drop};
    const auto tellIt = [this, direction] { tell(direction); };
    connect(hold, &QCheckBox::clicked, this, tellIt);
    connect(drop, &QPushButton::pressed, this, tellIt);
    connect(drop, &QPushButton::released, this, tellIt);
}

void RelayStage::addHeld()
{
    m_count = new QLabel(this);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row()->addWidget(m_count);
    m_pass = addButton(
        {tr("Pass"), {}, tr("Pass from the stage"), tr("Forward the datagram that has been held longest")},
        [this] { order(HeldAction::Pass); });
    m_drop = addButton({tr("Drop held"),
                        {},
                        tr("Drop held from the stage"),
                        tr("Drop the datagram that has been held longest")},
                       [this] { order(HeldAction::Drop); });
}

void RelayStage::takeHeld(const RelayHeld &held)
{
    m_held.insert(held.relay, held);
    if (held.relay == m_relay)
        showHands();
}

void RelayStage::tell(RelayDirection direction)
{
    const Hand &hand = handOf(direction);
    const HandMode kept = hand.hold->isChecked() ? HandMode::Hold : HandMode::Pass;
    m_engine->setHand(m_relay, direction, hand.drop->isDown() ? HandMode::Drop : kept);
}

void RelayStage::order(HeldAction action)
{
    const RelayHeld held = m_held.value(m_relay);
    const Oldest oldest = oldestOf(held);
    if (oldest.datagram)
        m_engine->orderHeld(m_relay, {oldest.direction, oldest.datagram->number, action, {}, {}});
}

/// Refilled only if the relays have changed, since somebody may be choosing one.
void RelayStage::offer(const QList<RelayStatus> &running)
{
    QList<std::pair<QString, EndpointId>> wanted;
    for (const RelayStatus &relay : running)
        wanted.append({m_relays->urlOf(relay.id), relay.id});
    if (std::exchange(m_offered, wanted) == wanted)
        return;
    const QSignalBlocker quiet(m_which);
    m_which->clear();
    for (const auto &[url, id] : std::as_const(wanted))
        m_which->addItem(url, quint32(id));
}

void RelayStage::showRelays()
{
    const QList<RelayStatus> running = m_relays->running();
    const RelayStatus chosen = m_relays->chosen();
    offer(running);
    const QSignalBlocker quiet(m_which);
    m_which->setCurrentIndex(m_which->findData(quint32(chosen.id)));
    m_which->setVisible(running.size() > 1);
    m_relay = chosen.id;
    m_master->setChecked(chosen.settings.impairment.on);
    showHands();
    const bool wanted = !running.isEmpty();
    if (std::exchange(m_wanted, wanted) != wanted)
        Q_EMIT wantedChanged();
}

/// The boxes match the relay; while a button drops, they keep the state to return to.
void RelayStage::showHands()
{
    const RelayHeld held = m_held.value(m_relay);
    const bool streams = isStream(m_relays->chosen().settings.listen.transport);
    for (const RelayDirection direction : bothWays) {
        const bool toServer = direction == RelayDirection::ToServer;
        const Hand &hand = handOf(direction);
        if (held.in(direction).mode != HandMode::Drop)
            hand.hold->setChecked(held.in(direction).mode == HandMode::Hold);
        hand.hold->setToolTip(toServer
                                  ? tr("Hold every datagram from the client until you pass it or drop it")
                                  : tr("Hold every answer until you pass it or drop it"));
        hand.drop->setToolTip(
            toServer ? tr("Every datagram from the client is lost for as long as this button is down")
                     : tr("Every answer is lost for as long as this button is down"));
        for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{hand.hold, hand.drop})
            setAvailable(button, !streams,
                         tr("TCP has no datagrams to hold: the kernel resends lost segments itself"));
    }
    showHeld();
}

void RelayStage::showHeld()
{
    const RelayHeld held = m_held.value(m_relay);
    const auto count = int(held.toServer.datagrams.size() + held.toClient.datagrams.size());
    m_count->setText(tr("%n held", nullptr, count));
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{m_pass, m_drop})
        setAvailable(button, count > 0, tr("Nothing is held"));
}

/// The count does not change the width.
void RelayStage::applyMetrics()
{
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("%n held", nullptr, 88)));
}

void RelayStage::changeEvent(QEvent *event)
{
    StageBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyMetrics();
}

/// A hidden button is not held down.
void RelayStage::hideEvent(QHideEvent *event)
{
    StageBar::hideEvent(event);
    for (const RelayDirection direction : bothWays) {
        QAbstractButton *drop = handOf(direction).drop;
        if (!drop->isDown())
            continue;
        drop->setDown(false);
        tell(direction);
    }
}

} // namespace swb
