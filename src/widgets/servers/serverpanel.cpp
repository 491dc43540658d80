// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servers/serverpanel.h"

#include "ui_serverpanel.h"
#include "widgets/common/authoritypath.h"
#include "widgets/common/availability.h"
#include "widgets/common/presencepane.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHBoxLayout>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

ServerPanel::ServerPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent)
    : PanelArea(parent)
    , m_ui(std::make_unique<Ui::ServerPanel>())
    , m_engine(engine)
    , m_settings(settings)
    , m_model(new ServerModel(this))
{
    m_ui->setupUi(this);
    m_ui->peersPane->setEngine(engine);
    m_presence = new PresencePane(engine, this);
    m_presence->setListName(tr("Who is here, as the server knows it"));
    m_ui->peersPane->setBeside(m_presence);
    setUpTable();
    restore();
    connectForm();
    connectTable();
    connect(m_engine, &Engine::serverChanged, this, &ServerPanel::takeStatus);
    connect(&m_pollTimer, &QTimer::timeout, this, &ServerPanel::poll);
    m_pollTimer.start(250ms);
}

ServerPanel::~ServerPanel() = default;

void ServerPanel::setUpTable()
{
    m_ui->serversTable->setRunnables(m_model, ServerModel::State, ServerModel::Action);
    m_ui->serversTable->setMessage(m_ui->serverMessage);
    m_ui->serversTable->setButtons(m_ui->stopServerButton, m_ui->removeServerButton);
    m_ui->serversTable->setEmptyText(tr("No server yet. Press Start server to answer with these settings."));
    m_copyAuthority = makeCopyAuthorityAction(this);
    m_ui->serversTable->addAction(m_copyAuthority);
}

void ServerPanel::restore()
{
    const WorkbenchState &state = m_settings->state();
    m_ui->serverForm->setSettings(state.serverForm);
    m_reply = m_ui->serverForm->settings().reply;
    for (const ServerSettings &server : state.servers)
        m_model->add(server);
    showSelected();
}

void ServerPanel::connectForm()
{
    connect(m_ui->serverForm, &ServerForm::startRequested, this, &ServerPanel::startFromForm);
    connect(m_ui->serverForm, &ServerForm::showInLogRequested, this, &ServerPanel::showInLogRequested);
    connect(m_ui->serverForm, &ServerForm::changed, this, [this] {
        m_settings->setServerForm(m_ui->serverForm->settings());
        explainReply();
    });
}

/// Someone who changes it may expect an answer from the running server.
void ServerPanel::explainReply()
{
    const ServerSettings form = m_ui->serverForm->settings();
    if (std::exchange(m_reply, form.reply) == form.reply)
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const ServerSettings &settings = m_model->settingsAt(row);
        if (m_model->isRunning(row) && settings.url == form.url && settings.reply != form.reply)
            return m_ui->serverForm->showNote(tr("The running server keeps its reply. To change it, stop the "
                                                 "server in its row below, then press Start server."));
    }
    m_ui->serverForm->clearError();
}

void ServerPanel::connectTable()
{
    const RunnableTable *table = m_ui->serversTable;
    connect(table, &RunnableTable::startRequested, this,
            [this](int row) { startRow(row, m_model->settingsAt(row)); });
    connect(table, &RunnableTable::stopRequested, this,
            [this](int row) { m_engine->stopServer(m_model->idAt(row)); });
    connect(table, &RunnableTable::removed, this, &ServerPanel::saveRows);
    connect(table, &RunnableTable::changed, this, &ServerPanel::showSelected);
    connect(table, &QTableView::doubleClicked, this, &ServerPanel::copyToForm);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int row) { m_ui->peersPane->forget(m_model->idAt(row)); });
    connect(m_ui->serverMessage, &InlineMessage::showInLogRequested, this, &ServerPanel::showInLogRequested);
    connect(m_ui->peersPane, &PeersPane::showInLogRequested, this, &ServerPanel::showInLogRequested);
    connect(m_ui->peersPane, &PeersPane::onlyInLogRequested, this, &ServerPanel::onlyInLogRequested);
    connect(m_ui->peersPane, &PeersPane::muteInLogRequested, this, &ServerPanel::muteInLogRequested);
}

/// A narrow table shows fewer columns instead of cutting all of them: the buttons lose their text, then the
/// bytes and the reply are hidden, which are in the row's tip too.
void ServerPanel::fitColumns()
{
    RowTable *table = m_ui->serversTable;
    const bool words = table->width() > table->fontMetrics().horizontalAdvance(QString(84, u'x'));
    // The bold state; the second space in it makes room for "not started" too.
    table->setColumnSamples({QString(u"  " + tr("listening")),
                             {},
                             tr("Uppercase"),
                             u"10000"_s,
                             u"99.9 kB"_s,
                             words ? tr("mm Start") : u"mi"_s});
    table->makeRoomFor(ServerModel::Address, longestAddress(), {ServerModel::Bytes, ServerModel::Reply});
    table->setButtonWords(words);
}

QString ServerPanel::longestAddress() const
{
    QString longest = u"udp://127.0.0.1:12000"_s;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString address = m_model->urlAt(row);
        if (address.size() > longest.size())
            longest = address;
    }
    return longest;
}

void ServerPanel::resizeEvent(QResizeEvent *event)
{
    PanelArea::resizeEvent(event);
    fitColumns();
}

EndpointId ServerPanel::startWith(const ServerSettings &settings)
{
    m_ui->serverForm->setSettings(settings);
    m_ui->serverForm->clearError();
    startFromForm(settings);
    return m_fromForm;
}

void ServerPanel::startFromForm(const ServerSettings &settings)
{
    int row = m_model->idleRow(settings.url);
    if (row < 0)
        row = m_model->add(settings);
    startRow(row, settings);
    m_fromForm = m_model->idAt(row);
    m_ui->serversTable->saidElsewhere(m_fromForm);
}

void ServerPanel::startRow(int row, const ServerSettings &settings)
{
    m_ui->peersPane->forget(m_model->idAt(row));
    m_model->started(row, m_engine->startServer(settings), settings);
    m_ui->serversTable->select(row);
    saveRows();
}

void ServerPanel::startOrStop()
{
    RunnableTable *table = m_ui->serversTable;
    if (table->isAnySelectedRunning())
        return table->stopSelected();
    const QList<int> rows = table->selectedRowNumbers();
    for (const int row : rows)
        table->toggle(row);
    if (rows.isEmpty())
        startFromForm(m_ui->serverForm->settings());
}

void ServerPanel::copyToForm(const QModelIndex &index)
{
    m_ui->serverForm->setSettings(m_model->settingsAt(index.row()));
}

void ServerPanel::takeStatus(const ServerStatus &status)
{
    m_model->update(status);
    const int row = m_model->rowOf(status.id);
    if (row < 0)
        return;
    if (status.state == ServerState::Listening)
        Q_EMIT serverStarted(status);
    if (status.state == ServerState::Failed && status.id == m_fromForm)
        m_ui->serverForm->showError(status.error, status.id);
}

/// Everything that depends on the rows and the selection: the clients below, and how wide the addresses are.
void ServerPanel::showSelected()
{
    const int row = m_ui->serversTable->selectedRow();
    m_copyAuthority->setVisible(row >= 0 && isEncrypted(m_model->settingsAt(row).url.transport));
    m_ui->peersPane->setServer(row >= 0 ? m_model->idAt(row) : EndpointId::None,
                               row >= 0 ? m_model->urlAt(row) : QString(),
                               row >= 0 ? m_model->settingsAt(row).url.transport : Transport::Tcp);
    m_presence->setEndpoint(row >= 0 ? m_model->idAt(row) : EndpointId::None,
                            row >= 0 ? m_model->settingsAt(row).url : EndpointUrl());
    fitColumns();
    Q_EMIT selectionChanged();
}

bool ServerPanel::isAnySelectedRunning() const
{
    return m_ui->serversTable->isAnySelectedRunning();
}

void ServerPanel::poll()
{
    if (!isVisible())
        return;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const EndpointId id = m_model->idAt(row);
        m_model->setTraffic(id, m_ui->peersPane->traffic(id));
    }
    m_ui->peersPane->refresh();
}

void ServerPanel::saveRows()
{
    m_settings->setServers(m_model->allSettings());
}

TakenOver ServerPanel::takeOver(const QList<ServerSettings> &servers)
{
    const TakenOver taken
        = swb::takeOver(servers, m_model->allSettings(), WorkbenchState::maxServers - m_model->rowCount(),
                        [this](const ServerSettings &server) { m_model->add(server); });
    saveRows();
    return taken;
}

} // namespace swb
