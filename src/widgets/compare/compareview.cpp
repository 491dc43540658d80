// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compareview.h"

#include "core/compare/progresstext.h"
#include "ui_compareview.h"
#include "widgets/common/availability.h"
#include "widgets/common/enterkey.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// Whether a lane did not complete its work.
bool hasFailed(const Scorecard &scorecard)
{
    const auto failed = [](const auto &lane) { return lane && lane->whole.error.isError(); };
    return failed(scorecard.tcp) || failed(scorecard.udp);
}

} // namespace

CompareView::CompareView(Experiments *experiments, WorkbenchSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::CompareView>())
    , m_experiments(experiments)
    , m_settings(settings)
{
    m_ui->setupUi(this);
    m_ui->tcpLane->setLane(Lane::Tcp);
    m_ui->udpLane->setLane(Lane::Udp);
    m_ui->runButton->setIcon(themeIcon(u"start"_s));
    m_ui->stopButton->setIcon(themeIcon(u"stop"_s));
    connect(m_ui->runButton, &QPushButton::clicked, this, &CompareView::run);
    connect(m_ui->stopButton, &QPushButton::clicked, this, &CompareView::stop);
    connect(m_ui->pauseButton, &QPushButton::toggled, this, &CompareView::setPaused);
    restore();
    connectForms();
    connectExperiments();
    showState();
}

CompareView::~CompareView() = default;

ResultPane *CompareView::results() const
{
    return m_ui->resultPane;
}

void CompareView::restore()
{
    const WorkbenchState &state = m_settings->state();
    m_ui->workForm->setWork(state.comparison);
    m_ui->workForm->setUnfolded(state.comparisonMore);
    m_ui->tcpLane->setLaneWork(state.comparison.tcp);
    m_ui->udpLane->setLaneWork(state.comparison.udp);
    m_ui->impairmentPane->show(state.comparison);
    m_ui->impairmentPane->setUnfolded(state.comparisonTable);
}

void CompareView::connectForms()
{
    connect(m_ui->workForm, &WorkForm::changed, this, &CompareView::keepForms);
    connect(m_ui->tcpLane, &LaneForm::changed, this, &CompareView::keepForms);
    connect(m_ui->udpLane, &LaneForm::changed, this, &CompareView::keepForms);
    connect(m_ui->impairmentPane, &ImpairmentPane::changed, this, &CompareView::keepForms);
}

/// The amounts of a simulated network are restored even if it is off now.
void CompareView::keepForms()
{
    Work form = work();
    m_ui->impairmentPane->keep(form);
    m_settings->setComparison(form, m_ui->workForm->isUnfolded(), m_ui->impairmentPane->isUnfolded());
}

void CompareView::connectExperiments()
{
    connect(m_experiments, &Experiments::comparisonProgress, this,
            [this](EndpointId comparison, const ComparisonProgress &progress) {
                if (comparison == m_comparison)
                    showProgress(progress);
            });
    connect(m_experiments, &Experiments::comparisonFinished, this,
            [this](EndpointId comparison, const Scorecard &scorecard, const Error &error) {
                if (comparison == m_comparison)
                    finish(scorecard, error);
            });
}

QString CompareView::progressText() const
{
    return m_ui->runProgressBar->text();
}

Work CompareView::work() const
{
    Work work = m_ui->workForm->work();
    work.tcp = m_ui->tcpLane->laneWork();
    work.udp = m_ui->udpLane->laneWork();
    m_ui->impairmentPane->fill(work);
    return work;
}

void CompareView::run()
{
    if (isRunning())
        return;
    const Work work = this->work();
    Error error = workProblem(work);
    for (const LaneForm *lane : {m_ui->tcpLane, m_ui->udpLane}) {
        if (!error.isError())
            error = lane->portProblem();
    }
    if (error.isError()) {
        if (!m_ui->tcpLane->focusProblem())
            m_ui->udpLane->focusProblem();
        return m_ui->compareMessage->showError(error);
    }
    m_ui->compareMessage->clear();
    m_ui->runProgressBar->setValue(0);
    m_running = work;
    m_comparison = m_experiments->startComparison(work);
    showState();
}

void CompareView::stop()
{
    if (isRunning())
        m_experiments->stopComparison(m_comparison);
}

void CompareView::startOrStop()
{
    if (isRunning())
        stop();
    else
        run();
}

void CompareView::focusResults()
{
    m_ui->resultPane->focusScorecard();
}

void CompareView::setPaused(bool paused)
{
    m_ui->pauseButton->setText(paused ? tr("Go &on") : tr("P&ause"));
    if (isRunning())
        m_experiments->pauseComparison(m_comparison, paused);
}

void CompareView::showProgress(const ComparisonProgress &progress)
{
    QStringList words;
    for (const Lane which : {Lane::Tcp, Lane::Udp}) {
        if (!m_running.of(which).on)
            continue;
        const LaneProgress &lane = progress.of(which);
        if (lane.running)
            words.append((lane.warmingUp ? tr("%1: run %2 of %3, warming up") : tr("%1: run %2 of %3"))
                             .arg(displayName(m_running.transportOf(which)), QString::number(lane.run),
                                  QString::number(m_running.repeats)));
    }
    m_ui->runProgressBar->setValue(int(100 * doneShare(progress, m_running)));
    m_ui->runStateLabel->setText(progress.paused ? tr("paused") : words.join(u"; "_s));
    m_ui->resultPane->showProgress(progress, m_running);
    Q_EMIT progressed();
}

void CompareView::finish(const Scorecard &scorecard, const Error &error)
{
    m_comparison = EndpointId::None;
    if (error.isError())
        m_ui->compareMessage->showError(error);
    if (scorecard.tcp || scorecard.udp)
        m_ui->resultPane->addResult(scorecard);
    else
        m_ui->resultPane->showLast();
    const bool whole = !error.isError() && !scorecard.stopped && !hasFailed(scorecard);
    m_ui->runProgressBar->setValue(whole ? 100 : m_ui->runProgressBar->value());
    showState();
    m_ui->runStateLabel->setText(error.isError()         ? tr("failed")
                                     : scorecard.stopped ? tr("stopped")
                                     : whole             ? tr("done")
                                                         : tr("failed in part"));
}

/// The settings of a running comparison cannot be changed.
void CompareView::showState()
{
    const bool running = isRunning();
    for (QWidget *waits : std::initializer_list<QWidget *>{m_ui->setup, m_ui->runButton})
        setAvailable(waits, !running, tr("A comparison is running"));
    for (QWidget *control : std::initializer_list<QWidget *>{m_ui->pauseButton, m_ui->stopButton})
        setAvailable(control, running, tr("No comparison is running"));
    m_ui->runStateLabel->setText(running ? tr("starting") : QString());
    if (!running)
        m_ui->pauseButton->setChecked(false);
    Q_EMIT runningChanged(running);
}

void CompareView::setEditingVisible(bool visible)
{
    m_ui->setup->setVisible(visible);
    m_ui->resultPane->setEditingVisible(visible);
}

void CompareView::keyPressEvent(QKeyEvent *event)
{
    if (isPlainEnter(*event))
        run();
    else
        QWidget::keyPressEvent(event);
}

} // namespace swb
