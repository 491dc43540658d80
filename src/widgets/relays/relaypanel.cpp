// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relays/relaypanel.h"

#include "core/impairment/impairmentoptions.h"
#include "models/common/endpointtext.h"
#include "models/relays/relaymodel.h"
#include "ui_relaypanel.h"
#include "widgets/settings/workbenchsettings.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {

RelayPanel::RelayPanel(Engine *engine, WorkbenchSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::RelayPanel>())
    , m_engine(engine)
    , m_settings(settings)
    , m_model(new RelayModel(this))
{
    m_ui->setupUi(this);
    m_ui->relaySplitter->setStretchFactor(1, 1);
    QFont bold = m_ui->relayTitleLabel->font();
    bold.setBold(true);
    m_ui->relayTitleLabel->setFont(bold);
    m_ui->byHandPane->setEngine(engine);
    RelayImpairment impairment;
    impairment.seed = QRandomGenerator::global()->generate();
    m_ui->impairmentControls->setImpairment(impairment);
    setUpTable();
    connectParts();
    restore();
    showSelected();
}

RelayPanel::~RelayPanel() = default;

void RelayPanel::setUpTable()
{
    RunnableTable *table = m_ui->relaysTable;
    table->setRunnables(m_model, RelayModel::State, RelayModel::Action);
    table->setMessage(m_ui->relayMessage);
    table->setButtons(m_ui->stopRelayButton, m_ui->removeRelayButton);
    table->setColumnSamples({QString(u' ' + tr("not started")), {}, u"99.9 kB"_s, u"100000"_s, u"mi"_s});
    table->makeRoomFor(RelayModel::Way, u"udp://127.0.0.1:12001"_s, {RelayModel::Lost, RelayModel::Passed});
    table->setButtonWords(false);
    table->setEmptyText(
        tr("No relay yet. Press Start relay, and connect clients to it instead of to the server."));
}

void RelayPanel::restore()
{
    for (const RelaySettings &relay : m_settings->state().relays)
        m_model->add(relay);
}

void RelayPanel::keep()
{
    m_settings->setRelays(m_model->allSettings());
}

void RelayPanel::connectParts()
{
    connect(m_ui->relayForm, &RelayForm::startRequested, this, &RelayPanel::start);
    connect(m_ui->relayForm, &RelayForm::transportChanged, this, &RelayPanel::showSelected);
    connect(m_ui->relayForm, &RelayForm::showInLogRequested, this, &RelayPanel::showInLogRequested);
    connect(m_ui->relayMessage, &InlineMessage::showInLogRequested, this, &RelayPanel::showInLogRequested);
    connect(m_ui->relaysTable, &RunnableTable::startRequested, this,
            [this](int row) { startRow(row, m_model->settingsAt(row)); });
    connect(m_ui->relaysTable, &RunnableTable::stopRequested, this,
            [this](int row) { m_engine->stopRelay(m_model->idAt(row)); });
    connect(m_ui->relaysTable, &RunnableTable::removed, this, &RelayPanel::keep);
    connect(m_ui->relaysTable, &RunnableTable::changed, this, &RelayPanel::showSelected);
    connect(m_ui->impairmentControls, &ImpairmentControls::changed, this, &RelayPanel::impairmentChanged);
    connect(m_engine, &Engine::relayChanged, this, &RelayPanel::takeStatus);
    connect(&m_pollTimer, &QTimer::timeout, this, &RelayPanel::showMeasured);
    m_pollTimer.start(250ms);
}

void RelayPanel::suggestTarget(const ServerStatus &server)
{
    EndpointUrl url = server.settings.url;
    url.transport = withEncryption(url.transport, false);
    url.scheme.clear(); // a relay forwards any protocol
    url.path.clear();
    url.port = server.bound.port;
    url.host = EndpointText::reachableHost(server);
    m_ui->relayForm->suggestTarget(url);
}

void RelayPanel::focusForm()
{
    m_ui->relayForm->setFocus();
}

void RelayPanel::start(const RelaySettings &settings)
{
    RelaySettings wanted = settings;
    wanted.impairment = m_ui->impairmentControls->impairment();
    wanted.impairment.toServer = possibleFor(wanted.listen.transport, wanted.impairment.toServer);
    wanted.impairment.toClient = possibleFor(wanted.listen.transport, wanted.impairment.toClient);
    const int row = m_model->add(wanted);
    startRow(row, wanted);
    m_fromForm = m_model->idAt(row);
    m_ui->relaysTable->saidElsewhere(m_fromForm);
    keep();
}

EndpointId RelayPanel::startWith(const RelaySettings &settings)
{
    int row = 0;
    const auto isFree = [&](const RelaySettings &of) {
        return of.listen == settings.listen && of.target == settings.target && !m_model->isRunning(row);
    };
    while (row < m_model->rowCount() && !isFree(m_model->settingsAt(row)))
        ++row;
    if (row == m_model->rowCount())
        m_model->add(settings);
    startRow(row, settings);
    keep();
    return m_model->idAt(row);
}

void RelayPanel::startRow(int row, const RelaySettings &settings)
{
    m_model->started(row, m_engine->startRelay(settings), settings);
    m_ui->relaysTable->select(row);
}

void RelayPanel::takeStatus(const RelayStatus &status)
{
    const int row = m_model->rowOf(status.id);
    if (row < 0)
        return;
    const bool isNews = m_model->statusAt(row).state != status.state; // the status also reports its
                                                                      // impairment
    m_model->update(status);
    if (isNews && status.state == ServerState::Listening)
        Q_EMIT relayStarted(status);
    if (status.state == ServerState::Failed && status.id == m_fromForm)
        m_ui->relayForm->showError(status.error, status.id);
}

QList<RelayStatus> RelayPanel::running() const
{
    QList<RelayStatus> all;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isRunning(row))
            all.append(m_model->statusAt(row));
    }
    return all;
}

RelayStatus RelayPanel::chosen() const
{
    const int row = m_ui->relaysTable->selectedRow();
    if (row >= 0 && m_model->isRunning(row))
        return m_model->statusAt(row);
    return running().value(0);
}

QString RelayPanel::urlOf(EndpointId relay) const
{
    const int row = m_model->rowOf(relay);
    return row >= 0 ? m_model->urlAt(row) : QString();
}

void RelayPanel::choose(EndpointId relay)
{
    if (const int row = m_model->rowOf(relay); row >= 0)
        m_ui->relaysTable->select(row);
}

void RelayPanel::setImpaired(bool impaired)
{
    choose(chosen().id); // the controls now apply to it
    m_ui->impairmentControls->setOn(impaired);
}

/// The controls apply to the selected one, or to the next one if none is selected.
void RelayPanel::showSelected()
{
    const int row = m_ui->relaysTable->selectedRow();
    const bool runs = row >= 0 && m_model->isRunning(row);
    const RelayStatus status = row >= 0 ? m_model->statusAt(row) : RelayStatus();
    const Transport transport = row >= 0 ? status.settings.listen.transport : m_ui->relayForm->transport();
    m_ui->impairmentControls->setKinds(ImpairedKinds::of(transport));
    m_ui->impairmentControls->setSeedFixed(runs);
    const QPersistentModelIndex shown = m_model->index(row, 0);
    if (std::exchange(m_shown, shown) != shown && row >= 0)
        m_ui->impairmentControls->setImpairment(status.settings.impairment);
    m_ui->relayTitleLabel->setText(
        row < 0    ? tr("What the next relay will do")
            : runs ? tr("What %1 does now").arg(m_model->urlAt(row))
            : status.id == EndpointId::None
            ? tr("What %1 will do when it is started").arg(m_model->urlAt(row))
            : tr("What %1 did, and will do when it is started again").arg(m_model->urlAt(row)));
    m_ui->byHandPane->setRelay(runs ? status.id : EndpointId::None, transport);
    showMeasured();
    Q_EMIT chosenChanged();
}

/// Also for a stopped one, for as long as it is chosen.
void RelayPanel::showMeasured()
{
    if (!isVisible())
        return;
    m_model->countAnew();
    const int row = m_ui->relaysTable->selectedRow();
    const auto counters = row >= 0 ? m_model->statusAt(row).counters : nullptr;
    if (counters)
        m_ui->impairmentControls->showMeasured(*counters);
    else
        m_ui->impairmentControls->clearMeasured();
}

void RelayPanel::impairmentChanged()
{
    const int row = m_ui->relaysTable->selectedRow();
    if (row < 0)
        return;
    const RelayImpairment impairment = m_ui->impairmentControls->impairment();
    m_model->setImpairment(row, impairment);
    if (m_model->isRunning(row))
        m_engine->setImpairment(m_model->statusAt(row).id, impairment);
    keep();
    Q_EMIT chosenChanged();
}

} // namespace swb
