// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servers/peerspane.h"

#include "core/log/messagelog.h"
#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"
#include "models/composer/peersrepeater.h"
#include "ui_peerspane.h"
#include "widgets/common/availability.h"
#include "widgets/common/endpointdelegate.h"
#include "widgets/common/rowmenu.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace swb {

PeersPane::PeersPane(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PeersPane>())
    , m_model(new PeerModel(this))
{
    m_ui->setupUi(this);
    m_ui->broadcastTargetComboBox->addItem(tr("All"), All);
    m_ui->broadcastTargetComboBox->addItem(tr("Selected"), Selected);
    m_ui->broadcastButton->setIcon(themeIcon(u"send"_s));
    m_ui->peersTable->setSortedModel(m_model);
    m_ui->peersTable->rowMenu().offer({m_ui->disconnectPeerButton, m_ui->abortPeerButton});
    m_ui->peersTable->setItemDelegate(new EndpointDelegate(PeerModel::State, this));
    const QString bytes = u"99.9 kB"_s;
    const QString count = u"99,999"_s;
    m_ui->peersTable->setColumnSamples(
        {{}, tr("half-closed by peer"), bytes, bytes, count, bytes, count, bytes, u"2:00:09"_s});
    m_ui->peersTable->makeRoomFor(PeerModel::Peer, u"mm127.0.0.1:12000"_s,
                                  {PeerModel::Writes, PeerModel::Reads, PeerModel::Age, PeerModel::OutRate,
                                   PeerModel::InRate, PeerModel::BytesOut, PeerModel::BytesIn});
    connectParts();
    addLogCommands();
    adapt();
}

PeersPane::~PeersPane() = default;

void PeersPane::connectParts()
{
    connect(m_ui->peersTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        adapt();
        explainSelected();
    });
    for (auto signal : {&PeerModel::rowsInserted, &PeerModel::rowsRemoved})
        connect(m_model, signal, this, &PeersPane::adapt);
    connect(m_model, &PeerModel::modelReset, this, &PeersPane::adapt);
    connect(m_ui->disconnectPeerButton, &QPushButton::clicked, this,
            [this] { forEachOpenSelected(&Engine::disconnectPeer); });
    connect(m_ui->abortPeerButton, &QPushButton::clicked, this,
            [this] { forEachOpenSelected(&Engine::abortPeer); });
    connect(m_ui->broadcastButton, &QPushButton::clicked, this,
            [this] { m_repeaters.contains(m_model->server()) ? stopRepeating() : broadcast(); });
    connect(m_ui->broadcastEdit, &QLineEdit::returnPressed, this, &PeersPane::broadcast);
    connect(m_ui->broadcastEdit, &QLineEdit::textChanged, m_ui->peersMessage, &InlineMessage::clear);
    connect(m_ui->peersMessage, &InlineMessage::showInLogRequested, this, &PeersPane::showInLogRequested);
}

void PeersPane::setBeside(QWidget *beside)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_ui->peersLayout->insertLayout(m_ui->peersLayout->indexOf(m_ui->peersTable), row, 1);
    m_ui->peersLayout->removeWidget(m_ui->peersTable);
    row->addWidget(m_ui->peersTable, 1);
    row->addWidget(beside);
}

void PeersPane::addLogCommands()
{
    m_only = new QAction(themeIcon(u"filter"_s), tr("Show &only this client in the log"), this);
    m_mute = new QAction(tr("&Mute this client in the log"), this);
    m_mute->setToolTip(tr("Hide its rows. They stay in the log and are exported"));
    m_ui->peersTable->addActions({m_only, m_mute});
    const auto tell = [this](void (PeersPane::*signal)(ConversationId)) {
        for (const int row : m_ui->peersTable->selectedRowNumbers())
            Q_EMIT(this->*signal)(m_model->idAt(row));
    };
    connect(m_only, &QAction::triggered, this, [tell] { tell(&PeersPane::onlyInLogRequested); });
    connect(m_mute, &QAction::triggered, this, [tell] { tell(&PeersPane::muteInLogRequested); });
}

void PeersPane::setEngine(Engine *engine)
{
    m_engine = engine;
    connect(engine, &Engine::peerChanged, this, [this](const PeerStatus &status) {
        m_model->update(status);
        if (status.conversation.endpoint == m_model->server())
            adapt();
    });
    connect(engine, &Engine::sendFailed, this, &PeersPane::noteSendFailure);
}

void PeersPane::setServer(EndpointId server, const QString &name, Transport transport)
{
    m_serverName = name;
    m_transport = transport;
    if (server != m_model->server())
        m_ui->peersMessage->clear();
    m_model->setServer(server);
    adapt();
}

void PeersPane::forget(EndpointId server)
{
    m_model->forget(server);
}

ServerTraffic PeersPane::traffic(EndpointId server) const
{
    return m_model->traffic(server);
}

void PeersPane::refresh()
{
    m_model->refresh(m_ui->peersTable->rowsInSight(), m_engine->log().nowNs());
    m_ui->peersTable->settle();
    showRepetition();
}

void PeersPane::adapt()
{
    const qsizetype selected = m_ui->peersTable->selectedRowNumbers().size();
    setAvailable(m_only, selected == 1, tr("Select one client first"));
    setAvailable(m_mute, selected > 0, tr("Select a client first"));
    m_mute->setText(selected > 1 ? tr("&Mute these clients in the log") : tr("&Mute this client in the log"));
    const bool some = !openSelected().isEmpty();
    setAvailable(m_ui->disconnectPeerButton, some, tr("Select a connected client first"));
    setAvailable(m_ui->abortPeerButton, some && isStream(m_transport),
                 isStream(m_transport) ? tr("Select a connected client first")
                                       : tr("UDP has no connection, so there is nothing to reset"));
    showEndings();
    const bool repeats = m_repeaters.contains(m_model->server());
    m_ui->broadcastButton->setText(repeats ? tr("Stop repeating") : tr("Send to clients"));
    m_ui->broadcastButton->setToolTip(repeats ? tr("Stop sending this message")
                                              : tr("Send this message from the server to its clients"));
    const bool chosen = m_model->server() != EndpointId::None;
    m_ui->peersLabel->setText(chosen ? tr("Clients of %1").arg(m_serverName) : tr("Clients"));
    m_ui->peersTable->setEmptyText(
        !chosen ? tr("Select a server that has been started to see its clients.")
            : isStream(m_transport)
            ? tr("No client yet: press Connect, or let your own program connect.")
            : tr("No client yet: send something to it, or let your own program send."));
}

/// A connection has FIN and RST. A DTLS session is closed, and a UDP client is only remembered.
void PeersPane::showEndings()
{
    const auto say = [this](const QString &word, const QString &name, const QString &tip) {
        m_ui->disconnectPeerButton->setText(word);
        m_ui->disconnectPeerButton->setAccessibleName(name);
        m_ui->disconnectPeerButton->setToolTip(tip);
    };
    if (m_transport == Transport::Udp)
        say(tr("Forget"), tr("Forget client"),
            tr("Forget the selected clients until they send again. UDP sends nothing"));
    else if (m_transport == Transport::Dtls)
        say(tr("Close"), tr("Close session"),
            tr("Close the sessions of the selected clients (close_notify)"));
    else
        say(tr("Disconnect (FIN)"), tr("Disconnect client"),
            tr("Close the selected clients' connections cleanly (FIN)"));
}

/// The reason of a selected ended row is shown in full below the table.
void PeersPane::explainSelected()
{
    const QList<int> rows = m_ui->peersTable->selectedRowNumbers();
    if (rows.size() == 1 && m_model->errorAt(rows.first()).isError())
        m_ui->peersMessage->showError(m_model->errorAt(rows.first()), m_model->server(),
                                      m_model->toneAt(rows.first()));
    else
        m_ui->peersMessage->clear();
}

QList<ConversationId> PeersPane::openSelected() const
{
    QList<ConversationId> ids;
    for (const int row : m_ui->peersTable->selectedRowNumbers()) {
        if (m_model->isOpen(row))
            ids.append(m_model->idAt(row));
    }
    return ids;
}

int PeersPane::openCount() const
{
    return m_model->traffic(m_model->server()).clients;
}

void PeersPane::forEachOpenSelected(void (Engine::*verb)(EndpointId, ConversationId))
{
    for (const ConversationId peer : openSelected())
        (m_engine->*verb)(m_model->server(), peer);
}

void PeersPane::broadcast()
{
    const Result<QByteArray> bytes = unescape(m_ui->broadcastEdit->text());
    if (!bytes) {
        m_ui->peersMessage->showError(bytes.error());
        return;
    }
    const bool all = m_ui->broadcastTargetComboBox->currentData().toInt() == All;
    const QList<ConversationId> peers = all ? QList<ConversationId>() : openSelected();
    if (all ? openCount() == 0 : peers.isEmpty()) {
        m_ui->peersMessage->showText(Severity::Warning,
                                     !all ? tr("Nothing was sent: select clients above first.")
                                         : isStream(m_transport)
                                         ? tr("Nothing was sent: no client is connected to this server.")
                                         : tr("Nothing was sent: no client has sent to this server yet."));
        return;
    }
    m_ui->peersMessage->clear();
    if (const auto wanted = m_ui->broadcastRepeatField->repeat())
        return repeat(peers, bytes.value(), *wanted);
    m_engine->sendToPeers(m_model->server(), peers, bytes.value());
    m_ui->broadcastEdit->selectAll();
}

void PeersPane::repeat(const QList<ConversationId> &among, const QByteArray &message, const Repeat &repeat)
{
    const EndpointId server = m_model->server();
    dropRepeater(server);
    auto *repeater = new PeersRepeater(
        m_engine, server, [this, server, among] { return m_model->freePeers(server, among); }, message,
        repeat, this);
    m_repeaters.insert(server, repeater);
    connect(repeater, &Repeater::finished, this, [this, server] {
        showRepetition();
        dropRepeater(server);
    });
    connect(repeater, &Repeater::failed, this, [this, server](const Error &error) {
        dropRepeater(server);
        noteSendFailure(server, error);
    });
    adapt();
    repeater->start();
}

void PeersPane::stopRepeating()
{
    showRepetition();
    dropRepeater(m_model->server());
}

void PeersPane::dropRepeater(EndpointId server)
{
    PeersRepeater *const repeater = m_repeaters.take(server);
    if (!repeater)
        return;
    repeater->disconnect(this);
    repeater->halt();
    repeater->deleteLater();
    adapt();
}

/// The progress of the message of the shown server.
void PeersPane::showRepetition()
{
    const auto running = m_repeaters.constFind(m_model->server());
    if (running == m_repeaters.cend())
        return;
    const Repetition &repetition = (*running)->repetition();
    const auto sent = quint64(repetition.sent());
    const auto skipped = quint64(repetition.skipped());
    QStringList sentences{
        tr("Sent %1 messages.", nullptr, quantities::plural(sent)).arg(quantities::count(sent))};
    if (skipped > 0)
        sentences << tr("Skipped %1 turns, because no client was free to take a message.", nullptr,
                        quantities::plural(skipped))
                         .arg(quantities::count(skipped));
    m_ui->peersMessage->showText(Severity::Note, sentences.join(u' '));
}

void PeersPane::noteSendFailure(EndpointId server, const Error &error)
{
    if (server != EndpointId::None && server == m_model->server())
        m_ui->peersMessage->showError(error, server);
}

} // namespace swb
