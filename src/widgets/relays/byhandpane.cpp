// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relays/byhandpane.h"

#include "core/impairment/handqueue.h"
#include "core/payload/escapes.h"
#include "core/payload/hex.h"
#include "core/values/errorcatalog.h"
#include "models/relays/heldmodel.h"
#include "ui_byhandpane.h"
#include "widgets/common/availability.h"
#include "widgets/common/rowmenu.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

constexpr RelayDirection directions[] = {RelayDirection::ToServer, RelayDirection::ToClient};

enum Format { Text, Hex };

} // namespace

ByHandPane::ByHandPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ByHandPane>())
    , m_model(new HeldModel(this))
{
    m_ui->setupUi(this);
    m_ui->byHandMessage->setClosable(false);
    m_ui->formatComboBox->addItems({tr("Text"), tr("Hex")});
    m_ui->heldTable->setModel(m_model);
    m_ui->heldTable->rowMenu().offer(
        {m_ui->passButton, m_ui->dropButton, m_ui->duplicateButton, m_ui->delayButton, m_ui->swapButton});
    m_ui->heldTable->setColumnSamples({tr("to server"), u"100000"_s, u"10"_s, u"65507"_s, {}});
    setUpHands();
    setUpOrders();
    adapt();
}

ByHandPane::~ByHandPane() = default;

void ByHandPane::setUpHands()
{
    for (const RelayDirection direction : directions) {
        const bool toServer = direction == RelayDirection::ToServer;
        const auto tell = [this, direction] { setHand(direction); };
        connect(toServer ? m_ui->holdToServerCheckBox : m_ui->holdToClientCheckBox, &QCheckBox::clicked, this,
                tell);
        const QPushButton *drop = toServer ? m_ui->dropToServerButton : m_ui->dropToClientButton;
        connect(drop, &QPushButton::pressed, this, tell);
        connect(drop, &QPushButton::released, this, tell);
    }
}

void ByHandPane::setUpOrders()
{
    const std::pair<QPushButton *, HeldAction> buttons[] = {
        {m_ui->passButton, HeldAction::Pass},           {m_ui->dropButton, HeldAction::Drop},
        {m_ui->duplicateButton, HeldAction::Duplicate}, {m_ui->swapButton, HeldAction::SwapWithNext},
        {m_ui->delayButton, HeldAction::Delay},
    };
    for (const auto &[button, action] : buttons)
        connect(button, &QPushButton::clicked, this, [this, action = action] { order(action); });
    connect(m_ui->heldTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ByHandPane::showSelected);
    connect(m_ui->formatComboBox, &QComboBox::currentIndexChanged, this, [this] {
        m_shown = {};
        showSelected();
    });
    connect(m_ui->changeButton, &QPushButton::clicked, this, &ByHandPane::change);
    connect(m_ui->contentLineEdit, &QLineEdit::returnPressed, this, &ByHandPane::change);
}

void ByHandPane::setEngine(Engine *engine)
{
    m_engine = engine;
    connect(engine, &Engine::relayHeldChanged, this, &ByHandPane::take);
    connect(engine, &Engine::relayChanged, this, [this](const RelayStatus &status) {
        if (status.state != ServerState::Starting && status.state != ServerState::Listening)
            m_held.remove(status.id);
    });
}

void ByHandPane::setRelay(EndpointId relay, Transport transport)
{
    if (relay == m_relay && transport == m_transport)
        return;
    m_relay = relay;
    m_transport = transport;
    take(m_held.value(relay, {relay, {}, {}}));
}

void ByHandPane::take(const RelayHeld &held)
{
    if (held.relay != EndpointId::None)
        m_held.insert(held.relay, held);
    if (held.relay != m_relay)
        return;
    QList<std::pair<RelayDirection, quint64>> selected;
    for (const int row : m_ui->heldTable->selectedRowNumbers())
        selected.append({m_model->at(row).direction, m_model->at(row).datagram.number});
    m_model->setHeld(held);
    for (const auto &[direction, number] : selected) {
        const int row = m_model->rowOf(direction, number);
        if (row >= 0)
            m_ui->heldTable->selectionModel()->select(
                m_model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    if (m_ui->heldTable->selectedRowNumbers().isEmpty() && m_model->rowCount() > 0)
        m_ui->heldTable->selectRow(0); // the one that would be sent next
    showHands();
    showSelected();
}

/// The boxes follow the relay; while a button drops, they keep the setting that follows.
void ByHandPane::showHands()
{
    const RelayHeld held = m_held.value(m_relay);
    for (const RelayDirection direction : directions) {
        const HandMode mode = held.in(direction).mode;
        if (mode != HandMode::Drop)
            (direction == RelayDirection::ToServer ? m_ui->holdToServerCheckBox : m_ui->holdToClientCheckBox)
                ->setChecked(mode == HandMode::Hold);
    }
    adapt();
}

bool ByHandPane::isHolding(RelayDirection direction) const
{
    return direction == RelayDirection::ToServer ? m_ui->holdToServerCheckBox->isChecked()
                                                 : m_ui->holdToClientCheckBox->isChecked();
}

bool ByHandPane::isDropping(RelayDirection direction) const
{
    return direction == RelayDirection::ToServer ? m_ui->dropToServerButton->isDown()
                                                 : m_ui->dropToClientButton->isDown();
}

void ByHandPane::setHand(RelayDirection direction)
{
    const HandMode kept = isHolding(direction) ? HandMode::Hold : HandMode::Pass;
    m_engine->setHand(m_relay, direction, isDropping(direction) ? HandMode::Drop : kept);
}

/// From the last to the first, so that swapping several moves the whole block by one.
void ByHandPane::order(HeldAction action)
{
    QList<int> rows = m_ui->heldTable->selectedRowNumbers();
    if (action == HeldAction::SwapWithNext)
        std::reverse(rows.begin(), rows.end());
    for (const int row : rows) {
        const HeldModel::Entry &entry = m_model->at(row);
        m_engine->orderHeld(m_relay,
                            {entry.direction,
                             entry.datagram.number,
                             action,
                             std::chrono::milliseconds(m_ui->delaySpinBox->value()),
                             {}});
    }
}

void ByHandPane::change()
{
    const QList<int> rows = m_ui->heldTable->selectedRowNumbers();
    if (rows.size() != 1)
        return;
    const QString typed = m_ui->contentLineEdit->text();
    QByteArray bytes;
    Error error;
    if (m_ui->formatComboBox->currentIndex() == Hex) {
        const HexInput input = parseHex(typed);
        bytes = input.bytes;
        error = input.error;
    } else if (const auto text = unescape(typed)) {
        bytes = text.value();
    } else {
        error = text.error();
    }
    if (!error.isError() && bytes.size() > HandQueue::mostBytes)
        error = makeError(ErrorCode::DatagramTooLarge, tr("The datagram was not changed."));
    if (error.isError()) {
        m_ui->contentMessage->showError(error);
        return;
    }
    m_ui->contentMessage->clear();
    m_shown = {}; // so that the field shows what the relay has made of it
    const HeldModel::Entry &entry = m_model->at(rows.first());
    m_engine->orderHeld(m_relay, {entry.direction, entry.datagram.number, HeldAction::Replace, {}, bytes});
}

/// What is being typed stays while others come and go.
void ByHandPane::showSelected()
{
    adapt();
    const QList<int> rows = m_ui->heldTable->selectedRowNumbers();
    if (rows.size() != 1) {
        m_shown = {};
        m_ui->contentLineEdit->clear();
        return;
    }
    const HeldModel::Entry &entry = m_model->at(rows.first());
    const std::pair shown{entry.direction, entry.datagram.number};
    if (std::exchange(m_shown, shown) == shown)
        return;
    m_ui->contentMessage->clear();
    const QByteArray &bytes = entry.datagram.bytes;
    m_ui->contentLineEdit->setMaxLength(4 * int(HandQueue::mostBytes));
    m_ui->contentLineEdit->setText(m_ui->formatComboBox->currentIndex() == Hex ? toHex(bytes)
                                                                               : escape(bytes));
}

void ByHandPane::adapt()
{
    const bool stream = isStream(m_transport);
    const QString whyNot = stream ? tr("TCP has no datagrams to hold: the kernel resends lost segments "
                                       "itself. Choose a relay for UDP.")
                                  : tr("Start a relay for UDP, or select one that is running.");
    const bool possible = m_relay != EndpointId::None && !stream;
    for (QWidget *hand : std::initializer_list<QWidget *>{
             m_ui->holdToServerCheckBox, m_ui->holdToClientCheckBox, m_ui->dropToServerButton,
             m_ui->dropToClientButton, m_ui->heldTable})
        setAvailable(hand, possible, whyNot);
    const QList<int> rows = m_ui->heldTable->selectedRowNumbers();
    const bool any = possible && !rows.isEmpty();
    for (QWidget *button :
         std::initializer_list<QWidget *>{m_ui->passButton, m_ui->dropButton, m_ui->duplicateButton,
                                          m_ui->delayButton, m_ui->delaySpinBox})
        setAvailable(button, any, possible ? tr("Select a held datagram first") : whyNot);
    setAvailable(m_ui->swapButton, any && m_model->hasNext(rows.last()),
                 any ? tr("No datagram is held after this one") : whyUnavailable(m_ui->passButton));
    const bool one = any && rows.size() == 1;
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_ui->formatComboBox, m_ui->contentLineEdit, m_ui->changeButton})
        setAvailable(field, one, possible ? tr("Select a single held datagram first") : whyNot);
    m_ui->heldTable->setEmptyText(tr("Nothing is held. Tick Hold, then send through the relay."));
    if (!possible)
        m_ui->byHandMessage->showText(Severity::Note, whyNot);
    else
        m_ui->byHandMessage->clear();
}

/// An invisible button cannot be held down.
void ByHandPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    for (QPushButton *drop : {m_ui->dropToServerButton, m_ui->dropToClientButton}) {
        if (!drop->isDown())
            continue;
        drop->setDown(false);
        setHand(drop == m_ui->dropToServerButton ? RelayDirection::ToServer : RelayDirection::ToClient);
    }
}

} // namespace swb
