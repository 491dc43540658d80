// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clients/clientpanel.h"

#include "core/log/messagelog.h"
#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"
#include "models/common/endpointtext.h"
#include "models/composer/filesender.h"
#include "models/composer/repetitions.h"
#include "models/log/addressmask.h"
#include "protocols/schemes.h"
#include "ui_clientpanel.h"
#include "widgets/clients/targetrow.h"
#include "widgets/common/availability.h"
#include "widgets/common/presencepane.h"
#include "widgets/common/rowmenu.h"
#include "widgets/composer/composer.h"
#include "widgets/settings/workbenchsettings.h"

#include <QFileInfo>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

namespace {

bool isBeingMade(LinkState state)
{
    return state < LinkState::Connected;
}

bool canHalfClose(const ClientSettings &settings)
{
    return capabilitiesOf(settings.sockets, settings.url.transport).has(Capability::HalfClose);
}

/// The smallest of the maximum datagram sizes of these clients; 0 if none of them sends datagrams.
int datagramLimitOf(const QList<ClientStatus> &clients)
{
    int limit = 0;
    for (const ClientStatus &client : clients) {
        if (isStream(client.settings.url.transport))
            continue;
        const int largest = client.remote.isNull() ? limits::datagramBytes : largestDatagram(client.remote);
        limit = limit == 0 ? largest : std::min(limit, largest);
    }
    return limit;
}

} // namespace

ClientPanel::ClientPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent)
    : PanelArea(parent)
    , m_ui(std::make_unique<Ui::ClientPanel>())
    , m_engine(engine)
    , m_settings(settings)
    , m_model(new ClientModel(this))
    , m_reply(engine->log())
    , m_repetitions(new Repetitions(engine, this))
{
    m_ui->setupUi(this);
    m_composer = new Composer(settings, this); // after the form and the table in the Tab order too
    m_presence = new PresencePane(engine, this);
    m_ui->clientSplitter->addWidget(composerBox());
    connectForm();
    connectTable();
    restore();
    connectComposer();
    connect(m_engine, &Engine::clientChanged, this, &ClientPanel::takeStatus);
    connect(&m_pollTimer, &QTimer::timeout, this, &ClientPanel::poll);
    m_pollTimer.start(250ms);
    showSelected();
}

ClientPanel::~ClientPanel() = default;

QWidget *ClientPanel::composerBox()
{
    auto *box = new QWidget(this);
    m_target = new TargetRow(box);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_composer->setBeside(m_presence);
    column->addWidget(m_composer, 1);
    column->addWidget(m_target);
    connect(m_target, &TargetRow::chosen, this,
            [this](EndpointId target) { m_ui->connectionsTable->select(m_model->rowOf(target)); });
    return box;
}

void ClientPanel::focusConnections()
{
    m_ui->connectionsTable->setFocus(Qt::ShortcutFocusReason);
}

void ClientPanel::connectForm()
{
    m_ui->clientForm->setSettings(m_settings->state().clientForm);
    m_ui->clientForm->setKnownHosts(m_settings->state().recentHosts);
    connect(m_ui->clientForm, &ClientForm::connectRequested, this, &ClientPanel::open);
    connect(m_ui->clientForm, &ClientForm::showInLogRequested, this, &ClientPanel::showInLogRequested);
    connect(m_ui->clientForm, &ClientForm::changed, this, [this] {
        m_settings->setClientForm(m_ui->clientForm->settings());
        m_composer->setProtocol(protocolOf(targets()));
    });
}

void ClientPanel::connectTable()
{
    RunnableTable *table = m_ui->connectionsTable;
    table->setRowButtons({tr("Connect"), u"connect"_s, {}}, {});
    table->setRunnables(m_model, ClientModel::State, ClientModel::Action, RunnableTable::Order::Sortable);
    table->rowMenu().offer({m_ui->disconnectButton, m_ui->halfCloseButton, m_ui->abortButton});
    table->setButtons(nullptr, m_ui->removeButton);
    table->setEmptyText(tr("No connection or UDP socket yet. Press Connect to reach the server above."));
    connect(table, &RunnableTable::startRequested, this, &ClientPanel::reconnect);
    connect(table, &RunnableTable::removed, this,
            [this] { m_settings->setClients(m_model->settingsToKeep()); });
    connect(table, &RunnableTable::changed, this, &ClientPanel::showSelected);
    connect(table, &QTableView::doubleClicked, this, [this, table](const QModelIndex &index) {
        m_ui->clientForm->setSettings(m_model->statusAt(table->rowOf(index)).settings);
    });
    connect(m_ui->disconnectButton, &QPushButton::clicked, this,
            [this] { forEachOpenSelected(&Engine::disconnectClient); });
    connect(m_ui->halfCloseButton, &QPushButton::clicked, this, [this] {
        for (const ClientStatus &status : selectedOpen()) {
            if (canHalfClose(status.settings))
                m_engine->halfClose(status.id);
        }
    });
    connect(m_ui->abortButton, &QPushButton::clicked, this,
            [this] { forEachOpenSelected(&Engine::abortClient, isStream); });
    connect(m_ui->connectionMessage, &InlineMessage::showInLogRequested, this,
            &ClientPanel::showInLogRequested);
}

void ClientPanel::restore()
{
    for (const ClientSettings &client : m_settings->state().clients)
        m_model->addIdle(client);
}

/// No more than the model keeps, otherwise the next connection would push out an existing one.
TakenOver ClientPanel::takeOver(const QList<ClientSettings> &clients)
{
    const TakenOver taken
        = swb::takeOver(clients, m_model->settingsToKeep(), ClientModel::keptEnded - 1 - m_model->rowCount(),
                        [this](const ClientSettings &client) { m_model->addIdle(client); });
    m_settings->setClients(m_model->settingsToKeep());
    return taken;
}

/// A closed connection can be opened again, in its row.
void ClientPanel::reconnect(int row)
{
    const EndpointId id = m_engine->openClient(m_model->statusAt(row).settings);
    m_model->reopened(row, id, m_engine->log().nowNs());
    noteOpened(row);
}

void ClientPanel::noteOpened(int row)
{
    m_ui->connectionsTable->select(row);
    m_settings->setClients(m_model->settingsToKeep());
}

/// A narrow table shows fewer columns instead of cutting all of them. The selected row's problem is shown
/// below in any case.
void ClientPanel::fitColumns()
{
    RowTable *table = m_ui->connectionsTable;
    const QString url = u"udp://127.0.0.1:12000"_s;
    const bool roomy = table->width() > table->fontMetrics().horizontalAdvance(QString(90, u'x'));
    table->setColumnHidden(ClientModel::Info, !roomy);
    const QString bytes = u"99.9 kB"_s;
    const QString count = u"99,999"_s;
    table->setColumnSamples({QString(u' ' + tr("half-closed by peer")),
                             roomy ? url : QString(),
                             bytes,
                             bytes,
                             count,
                             bytes,
                             count,
                             bytes,
                             u"2:00:09"_s,
                             {},
                             roomy ? tr("mm Connect") : u"mi"_s});
    table->setButtonWords(roomy);
    table->makeRoomFor(roomy ? ClientModel::Info : ClientModel::Address, url,
                       {ClientModel::Writes, ClientModel::Reads, ClientModel::Age, ClientModel::OutRate,
                        ClientModel::InRate, ClientModel::BytesOut, ClientModel::BytesIn});
}

void ClientPanel::resizeEvent(QResizeEvent *event)
{
    PanelArea::resizeEvent(event);
    fitColumns();
}

void ClientPanel::connectComposer()
{
    connect(m_composer, &Composer::sendRequested, this, &ClientPanel::sendToTargets);
    connect(m_composer, &Composer::showInLogRequested, this, &ClientPanel::showInLogRequested);
    connect(m_composer, &Composer::cancelRequested, this, [this] {
        for (FileSender *sender : QList(m_files))
            endFile(sender);
        m_repetitions->stop();
    });
    connect(m_repetitions, &Repetitions::progressed, this,
            [this] { m_composer->showRepetition(m_repetitions->progress()); });
    connect(m_repetitions, &Repetitions::ended, this,
            [this] { m_composer->endRepetition(m_repetitions->remark()); });
    connect(m_repetitions, &Repetitions::failed, m_composer, &Composer::showError);
    connect(m_engine, &Engine::sendFailed, this, [this](EndpointId client, const Error &error) {
        if (m_model->rowOf(client) >= 0)
            m_composer->showError(error, client);
    });
}

void ClientPanel::prepare(const ClientSettings &settings, const Draft &draft)
{
    m_ui->connectionsTable->clearSelection();
    m_ui->clientForm->setSettings(settings);
    m_ui->clientForm->clearError();
    const Scheme *const scheme = schemeOf(settings.url);
    m_composer->setProtocol(scheme ? scheme->protocol : "raw"_L1);
    m_composer->setDraft(draft);
}

EndpointId ClientPanel::run(const ClientSettings &settings, const Draft &draft, bool halfClose)
{
    const EndpointId id = m_engine->openClient(settings);
    m_waiting[id].append({draft, bytesOf(draft).bytes, halfClose});
    noteOpened(m_model->opened(id, settings, m_engine->log().nowNs()));
    return id;
}

EndpointUrl ClientPanel::spokenThrough(const EndpointUrl &relay) const
{
    const EndpointUrl spoken = m_ui->clientForm->settings().url;
    EndpointUrl url = relay;
    if (!spoken.scheme.isEmpty() && isStream(spoken.transport) == isStream(relay.transport)) {
        url.scheme = spoken.scheme;
        url.transport = spoken.transport;
    }
    return url;
}

void ClientPanel::suggest(const ServerStatus &server)
{
    EndpointUrl url = server.settings.url;
    url.host = EndpointText::reachableHost(server);
    url.port = server.bound.port;
    m_ui->clientForm->suggest(url);
}

void ClientPanel::open(const ClientSettings &settings)
{
    const EndpointId id = m_engine->openClient(settings);
    m_fromForm = id;
    noteOpened(m_model->opened(id, settings, m_engine->log().nowNs()));
    m_settings->addRecentHost(settings.url.host);
    m_ui->clientForm->setKnownHosts(m_settings->state().recentHosts);
}

void ClientPanel::takeStatus(const ClientStatus &status)
{
    m_model->update(status);
    const int row = m_model->rowOf(status.id);
    if (row < 0)
        return;
    if (status.id == m_fromForm && status.state == LinkState::Failed)
        m_ui->clientForm->showError(status.error, status.id);
    if (isOver(status.state))
        dropWaiting(status);
    else if (!isBeingMade(status.state))
        sendWaiting(status.id);
}

/// Everything that depends on the selection: the buttons, the composer's limit, and the reason of a failure.
void ClientPanel::showSelected()
{
    const QList<int> rows = m_ui->connectionsTable->selectedRowNumbers();
    showEndings(rows);
    showHalfClose(rows);
    const QList<ClientStatus> receivers = targets();
    m_composer->setProtocol(protocolOf(receivers));
    m_composer->setDatagramLimit(datagramLimitOf(receivers));
    showTargets(receivers);
    m_presence->setEndpoint(receivers.size() == 1 ? receivers.first().id : EndpointId::None,
                            receivers.size() == 1 ? receivers.first().settings.url : EndpointUrl());
    const ClientStatus *one = rows.size() == 1 ? &m_model->statusAt(rows.first()) : nullptr;
    const bool saidAbove = one && one->id == m_fromForm && one->state == LinkState::Failed;
    if (one && one->error.isError() && !saidAbove)
        m_ui->connectionMessage->showError(one->error, one->id, EndpointText::tone(one->state, one->error));
    else
        m_ui->connectionMessage->clear();
}

void ClientPanel::showTargets(const QList<ClientStatus> &receivers)
{
    QList<TargetRow::Target> open;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isOpen(row))
            open.append({m_model->idAt(row), m_model->urlAt(row)});
    }
    QList<EndpointId> chosen;
    for (const ClientStatus &receiver : receivers)
        chosen.append(receiver.id);
    m_target->setTargets(open, chosen);
    m_reply.setClient(chosen.size() == 1 ? chosen.first() : EndpointId::None);
    showReply();
}

void ClientPanel::showReply()
{
    if (m_reply.update())
        m_target->showReply(AddressMask::instance().shown(m_reply.text()), m_reply.afterNs());
}

/// For connections that can still send, over sockets that support it.
void ClientPanel::showHalfClose(const QList<int> &rows)
{
    bool can = false;
    QString whyNot;
    for (const int row : rows) {
        const ClientStatus &status = m_model->statusAt(row);
        const ClientSettings &settings = status.settings;
        if (status.state != LinkState::Connected && status.state != LinkState::HalfClosedByPeer)
            continue;
        can = can || canHalfClose(settings);
        whyNot = whyAbsent(Capability::HalfClose, settings.sockets, settings.url.transport);
    }
    setAvailable(m_ui->halfCloseButton, can,
                 whyNot.isEmpty() ? tr("Select a connection that can still send first") : whyNot);
}

/// What can end the selected ones: a connection has FIN and RST, a UDP socket is closed without sending
/// anything.
void ClientPanel::showEndings(const QList<int> &rows)
{
    bool streams = false;
    bool datagrams = false;
    for (const int row : rows) {
        if (m_model->isOpen(row))
            (isStream(m_model->statusAt(row).settings.url.transport) ? streams : datagrams) = true;
    }
    const bool closes = datagrams && !streams;
    setAvailable(m_ui->disconnectButton, streams || datagrams, tr("Select an open connection first"));
    m_ui->disconnectButton->setText(closes ? tr("&Close") : tr("&Disconnect (FIN)"));
    m_ui->disconnectButton->setAccessibleName(closes ? tr("Close") : tr("Disconnect"));
    m_ui->disconnectButton->setToolTip(
        closes
            ? tr("Close the selected UDP sockets. UDP sends nothing when it closes; DTLS sends close_notify")
            : datagrams
            ? tr("Close the selected connections cleanly (FIN), and close the selected UDP sockets")
            : tr("Close the selected connections cleanly (FIN)"));
    setAvailable(m_ui->abortButton, streams,
                 closes ? tr("UDP has no connection, so there is nothing to reset")
                        : tr("Select an open connection first"));
}

void ClientPanel::forEachOpenSelected(void (Engine::*verb)(EndpointId), bool (*concerns)(Transport))
{
    for (const int row : m_ui->connectionsTable->selectedRowNumbers()) {
        const ClientStatus &status = m_model->statusAt(row);
        if (m_model->isOpen(row) && (!concerns || concerns(status.settings.url.transport)))
            (m_engine->*verb)(status.id);
    }
}

void ClientPanel::poll()
{
    if (!isVisible())
        return;
    m_model->refresh(m_ui->connectionsTable->rowsInSight(), m_engine->log().nowNs());
    m_ui->connectionsTable->settle();
    showReply();
}

QList<ClientStatus> ClientPanel::selectedOpen() const
{
    QList<ClientStatus> selected;
    for (const int row : m_ui->connectionsTable->selectedRowNumbers()) {
        if (m_model->isOpen(row))
            selected.append(m_model->statusAt(row));
    }
    return selected;
}

QList<ClientStatus> ClientPanel::targets() const
{
    QList<ClientStatus> selected = selectedOpen();
    if (m_ui->connectionsTable->selectionModel()->hasSelection())
        return selected;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isOpen(row))
            selected.append(m_model->statusAt(row));
    }
    return selected.size() == 1 ? selected : QList<ClientStatus>();
}

QLatin1StringView ClientPanel::protocolOf(const QList<ClientStatus> &receivers) const
{
    const EndpointUrl url
        = receivers.isEmpty() ? m_ui->clientForm->settings().url : receivers.first().settings.url;
    const Scheme *const scheme = schemeOf(url);
    return scheme ? scheme->protocol : "raw"_L1;
}

void ClientPanel::openFromForm()
{
    m_ui->clientForm->requestConnect();
}

void ClientPanel::send()
{
    m_composer->send();
}

void ClientPanel::sendToTargets(const Draft &draft, const QByteArray &bytes)
{
    const QList<ClientStatus> receivers = targets();
    const bool isFile = draft.format == DraftFormat::File;
    if (isFile && draft.text.isEmpty()) {
        m_composer->showNote(tr("Nothing was sent: choose a file first."));
        return;
    }
    if (isFile && !QFileInfo(draft.text).isFile()) {
        m_composer->showError(
            makeError(ErrorCode::FileUnreadable, tr("The file %1 does not exist.").arg(draft.text)));
        return;
    }
    if (refuse(receivers, draft, isFile ? QFileInfo(draft.text).size() : bytes.size()))
        return;
    m_composer->noteSent(draft);
    for (const ClientStatus &receiver : receivers)
        sendTo(receiver, draft, bytes);
}

/// Reports a problem before anything is sent; true if there is one.
bool ClientPanel::refuse(const QList<ClientStatus> &targets, const Draft &draft, qint64 bytes)
{
    const auto datagram = [](const ClientStatus &status) { return !isStream(status.settings.url.transport); };
    const int limit = datagramLimitOf(targets);
    const bool allDatagrams = std::all_of(targets.begin(), targets.end(), datagram);
    if (targets.isEmpty()) {
        m_composer->showNote(
            m_model->rowCount() == 0
                ? tr("Nothing was sent: no client is open. Press Connect first.")
                : tr("Nothing was sent: no open client is selected. Select one, or press Connect."));
    } else if (limit > 0 && bytes > limit) {
        m_composer->showError(makeError(ErrorCode::DatagramTooLarge, tr("The message was not sent.")));
    } else if (bytes == 0 && !allDatagrams) {
        m_composer->showNote(
            draft.format == DraftFormat::File
                ? tr("Nothing was sent: the file is empty, and a stream cannot carry an empty message.")
                : tr("Nothing was sent: type a message first. A stream cannot carry an empty message."));
    } else {
        return false;
    }
    return true;
}

void ClientPanel::sendTo(const ClientStatus &target, const Draft &draft, const QByteArray &bytes)
{
    if (isBeingMade(target.state))
        m_waiting[target.id].append({draft, bytes});
    else
        deliver(target.id, draft, bytes);
}

void ClientPanel::deliver(EndpointId client, const Draft &draft, const QByteArray &bytes)
{
    if (draft.format == DraftFormat::File)
        sendFile(client, draft.text);
    else if (draft.repeat)
        m_repetitions->start(client, bytes, *draft.repeat);
    else
        m_engine->send(client, bytes);
}

void ClientPanel::sendWaiting(EndpointId client)
{
    for (const Message &message : m_waiting.take(client)) {
        deliver(client, message.draft, message.bytes);
        if (message.halfClose)
            m_engine->halfClose(client);
    }
}

void ClientPanel::dropWaiting(const ClientStatus &status)
{
    if (m_waiting.remove(status.id))
        m_composer->showNote(
            tr("Nothing was sent: the connection to %1 failed.").arg(status.settings.url.toString()));
}

void ClientPanel::sendFile(EndpointId client, const QString &path)
{
    auto *sender = new FileSender(m_engine, client, path, this);
    m_files.append(sender);
    const qint64 total = QFileInfo(path).size();
    connect(sender, &FileSender::progressed, this,
            [this, total](qint64 sent) { m_composer->showProgress(sent, total); });
    connect(sender, &FileSender::finished, this, [this, sender] { endFile(sender); });
    connect(sender, &FileSender::failed, this, [this, sender](const Error &error) {
        endFile(sender);
        m_composer->showError(error, sender->client());
    });
    m_composer->showProgress(0, total);
    sender->start();
}

void ClientPanel::endFile(FileSender *sender)
{
    m_files.removeOne(sender);
    sender->deleteLater();
    if (m_files.isEmpty())
        m_composer->showProgress(-1, 0);
}

} // namespace swb
