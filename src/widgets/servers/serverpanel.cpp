// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servers/serverpanel.h"

#include "ui_serverpanel.h"
#include "widgets/common/endpointdelegate.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"

#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
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
    m_ui->stopServerButton->setIcon(themeIcon(u"stop"_s));
    m_ui->removeServerButton->setIcon(themeIcon(u"remove"_s));
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
    m_ui->serversTable->setModel(m_model);
    m_ui->serversTable->setButtonColumn(ServerModel::Action);
    connect(m_ui->serversTable, &RowTable::rowButtonClicked, this, &ServerPanel::toggleRow);
    m_ui->serversTable->setItemDelegate(new EndpointDelegate(ServerModel::State, this));
    m_ui->serversTable->setEmptyText(tr("No server yet. Press Start server to answer with these settings."));
}

void ServerPanel::restore()
{
    const WorkbenchState &state = m_settings->state();
    m_ui->serverForm->setSettings(state.serverForm);
    m_ui->serverForm->setUnfolded(state.serverMore);
    for (const ServerSettings &server : state.servers)
        showRowButton(m_model->add(server));
    showSelected();
}

void ServerPanel::connectForm()
{
    connect(m_ui->serverForm, &ServerForm::startRequested, this, &ServerPanel::startFromForm);
    connect(m_ui->serverForm, &ServerForm::showInLogRequested, this, &ServerPanel::showInLogRequested);
    connect(m_ui->serverForm, &ServerForm::changed, this, [this] {
        m_settings->setServerForm(m_ui->serverForm->settings(), m_ui->serverForm->isUnfolded());
    });
}

void ServerPanel::connectTable()
{
    connect(m_ui->stopServerButton, &QPushButton::clicked, this, &ServerPanel::stopSelected);
    connect(m_ui->removeServerButton, &QToolButton::clicked, this, &ServerPanel::removeSelected);
    connect(m_ui->serversTable, &QTableView::doubleClicked, this, &ServerPanel::copyToForm);
    connect(m_ui->serversTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ServerPanel::showSelected);
    connect(m_ui->serverMessage, &InlineMessage::showInLogRequested, this, &ServerPanel::showInLogRequested);
    connect(m_ui->peersPane, &PeersPane::showInLogRequested, this, &ServerPanel::showInLogRequested);
}

/// Every row has a start or stop of its own.
void ServerPanel::showRowButton(int row)
{
    const bool running = m_model->isRunning(row);
    const QString url = m_model->urlAt(row);
    m_ui->serversTable->setRowButton(row,
                                     {running ? tr("Stop") : tr("Start"), running ? u"stop"_s : u"start"_s,
                                      running ? tr("Stop %1").arg(url) : tr("Start %1").arg(url)});
    fitColumns();
}

/// A narrow table shows less rather than everything cut off: the buttons lose their words, then the bytes and
/// the reply go, which the row's tip tells too.
void ServerPanel::fitColumns()
{
    RowTable *table = m_ui->serversTable;
    const bool words = table->width() > table->fontMetrics().horizontalAdvance(QString(84, u'x'));
    table->setColumnSamples(
        {tr(" listening"), {}, tr("Uppercase"), u"10000"_s, u"99.9 kB"_s, words ? tr("mm Start") : u"mi"_s});
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

void ServerPanel::startFromForm(const ServerSettings &settings)
{
    int row = m_model->idleRow(settings.url);
    if (row < 0)
        row = m_model->add(settings);
    startRow(row, settings);
    m_fromForm = m_model->idAt(row);
}

void ServerPanel::startRow(int row, const ServerSettings &settings)
{
    m_ui->peersPane->forget(m_model->idAt(row));
    m_model->started(row, m_engine->startServer(settings), settings);
    showRowButton(row);
    select(row);
    showSelected();
    saveRows();
}

void ServerPanel::toggleRow(int row)
{
    if (m_model->isRunning(row))
        m_engine->stopServer(m_model->idAt(row));
    else
        startRow(row, m_model->settingsAt(row));
}

void ServerPanel::startOrStop()
{
    const QList<int> rows = m_ui->serversTable->selectedRowNumbers();
    if (std::any_of(rows.begin(), rows.end(), [this](int row) { return m_model->isRunning(row); })) {
        stopSelected();
        return;
    }
    for (const int row : rows)
        toggleRow(row);
    if (rows.isEmpty())
        startFromForm(m_ui->serverForm->settings());
}

void ServerPanel::stopSelected()
{
    for (const int row : m_ui->serversTable->selectedRowNumbers()) {
        if (m_model->isRunning(row))
            m_engine->stopServer(m_model->idAt(row));
    }
}

void ServerPanel::removeSelected()
{
    QList<int> rows = m_ui->serversTable->selectedRowNumbers();
    std::reverse(rows.begin(), rows.end());
    for (const int row : rows) {
        if (m_model->isRunning(row))
            continue;
        m_ui->peersPane->forget(m_model->idAt(row));
        m_model->remove(row);
    }
    saveRows();
    showSelected();
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
    showRowButton(row);
    showSelected();
    if (status.state == ServerState::Listening)
        Q_EMIT serverStarted(status);
    if (status.state == ServerState::Failed && status.id == m_fromForm)
        m_ui->serverForm->showError(status.error, status.id);
}

/// What depends on the selection: the buttons, the clients below, and the reason where one has failed.
void ServerPanel::showSelected()
{
    const QList<int> rows = m_ui->serversTable->selectedRowNumbers();
    const auto running = [this](int row) { return m_model->isRunning(row); };
    m_ui->stopServerButton->setEnabled(std::any_of(rows.begin(), rows.end(), running));
    m_ui->removeServerButton->setEnabled(!rows.isEmpty() && !std::all_of(rows.begin(), rows.end(), running));
    const bool one = rows.size() == 1;
    m_ui->peersPane->setServer(one ? m_model->idAt(rows.first()) : EndpointId::None,
                               one ? m_model->urlAt(rows.first()) : QString(),
                               one ? m_model->settingsAt(rows.first()).url.transport : Transport::Tcp);
    const Error error = one ? m_model->errorAt(rows.first()) : Error();
    // What the form has just said need not be said twice.
    if (error.isError() && m_model->idAt(rows.first()) != m_fromForm)
        m_ui->serverMessage->showError(error, m_model->idAt(rows.first()));
    else
        m_ui->serverMessage->clear();
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
                        [this](const ServerSettings &server) { showRowButton(m_model->add(server)); });
    saveRows();
    return taken;
}

void ServerPanel::select(int row)
{
    // Not selectRow(): that one heeds the keys held, and Ctrl+E would take the selection away again.
    m_ui->serversTable->selectionModel()->setCurrentIndex(
        m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace swb
