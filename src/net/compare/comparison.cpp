// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/comparison.h"

#include "net/compare/lanerunner.h"

#include <QCoreApplication>

namespace swb {
namespace {

constexpr qint64 progressEveryNs = 20'000'000; // less than the 30 ms between the reports of a lane
constexpr Lane lanes[] = {Lane::Tcp, Lane::Udp};

} // namespace

Comparison::Comparison(EndpointId id, Work work, LogWriter &writer, QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_writer(writer)
{
    m_scorecard.work = withRelaysAlike(std::move(work));
    m_scorecard.machine = MachineFacts::ofThis();
    m_scorecard.began = QDateTime::currentDateTimeUtc();
}

Comparison::~Comparison() = default;

void Comparison::start()
{
    const Error problem = workProblem(m_scorecard.work);
    if (problem.isError()) {
        finish(problem);
        return;
    }
    for (const Lane lane : lanes) {
        if (m_scorecard.work.of(lane).on)
            makeRunner(lane);
    }
    next();
}

void Comparison::makeRunner(Lane lane)
{
    m_scorecard.of(lane).emplace();
    auto &runner = m_runners[size_t(lane)];
    runner = std::make_unique<LaneRunner>(m_scorecard.work, lane, nullptr);
    connect(runner.get(), &LaneRunner::progressed, this,
            [this, lane](const LaneProgress &progress) { laneProgressed(lane, progress); });
    connect(runner.get(), &LaneRunner::finished, this,
            [this, lane](const LaneScore &score) { laneFinished(lane, score); });
}

bool Comparison::hasMore(Lane lane) const
{
    const auto &result = m_scorecard.of(lane);
    if (!result || m_scorecard.stopped || result->runs.size() >= m_scorecard.work.repeats)
        return false;
    return result->runs.isEmpty() || !result->runs.last().error.isError();
}

bool Comparison::isRunning(Lane lane) const
{
    const auto &runner = m_runners[size_t(lane)];
    return runner && runner->isRunning();
}

/// If in turn, the lane that has done fewer runs goes first.
void Comparison::next()
{
    const bool atOnce = m_scorecard.work.order == LaneOrder::AtOnce;
    const auto runsOf
        = [this](Lane lane) { return m_scorecard.of(lane) ? m_scorecard.of(lane)->runs.size() : 0; };
    const bool udpFirst
        = hasMore(Lane::Udp) && (!hasMore(Lane::Tcp) || runsOf(Lane::Udp) < runsOf(Lane::Tcp));
    for (const Lane lane : {udpFirst ? Lane::Udp : Lane::Tcp, udpFirst ? Lane::Tcp : Lane::Udp}) {
        const bool free = atOnce ? !isRunning(lane) : !isRunning(Lane::Tcp) && !isRunning(Lane::Udp);
        if (free && hasMore(lane))
            runLane(lane);
    }
    if (!isRunning(Lane::Tcp) && !isRunning(Lane::Udp))
        finish({});
}

void Comparison::runLane(Lane lane)
{
    LaneProgress &progress = m_progress.of(lane);
    progress = {};
    progress.running = true;
    progress.run = int(m_scorecard.of(lane)->runs.size()) + 1;
    m_runners[size_t(lane)]->run();
}

void Comparison::laneProgressed(Lane lane, const LaneProgress &progress)
{
    if (m_finished || !isRunning(lane))
        return;
    LaneProgress &of = m_progress.of(lane);
    const int run = of.run;
    of = progress;
    of.run = run;
    const qint64 now = laneClockNs();
    if (now - m_lastProgressNs < progressEveryNs)
        return; // the other lane has just reported
    m_lastProgressNs = now;
    Q_EMIT progressed(m_progress);
}

void Comparison::laneFinished(Lane lane, const LaneScore &score)
{
    LaneProgress &of = m_progress.of(lane);
    of.running = false;
    of.score = score;
    of.sent = qint64(score.sent());
    LaneResult &result = *m_scorecard.of(lane);
    if (score.sent() > 0 || score.error.isError())
        result.runs.append(score);
    result.whole = wholeOf(result.runs);
    note(lane,
         tr("Comparison, run %1: %2 sent, %3 delivered, %4 answered")
             .arg(result.runs.size())
             .arg(score.sent())
             .arg(score.delivered())
             .arg(score.answered()),
         score.error);
    Q_EMIT progressed(m_progress);
    next();
}

void Comparison::note(Lane lane, const QString &words, const Error &error)
{
    const Subject subject{m_id, ConversationId::None, m_scorecard.work.transportOf(lane)};
    m_writer.event(subject, error.isError() ? EventKind::Error : EventKind::Note,
                   error.isError() ? Severity::Error : Severity::Note, Direction::None, {words, error, {}});
}

void Comparison::finish(const Error &error)
{
    if (std::exchange(m_finished, true))
        return;
    for (const Lane lane : lanes) { // a lane stopped before its turn has measured nothing
        if (auto &result = m_scorecard.of(lane); result && result->runs.isEmpty())
            result.reset();
    }
    Q_EMIT finished(m_scorecard, error);
}

void Comparison::pause(bool paused)
{
    m_progress.paused = paused;
    for (const auto &runner : m_runners) {
        if (runner)
            runner->pause(paused);
    }
    Q_EMIT progressed(m_progress);
}

void Comparison::stop()
{
    m_scorecard.stopped = true;
    for (const auto &runner : m_runners) {
        if (runner)
            runner->stop();
    }
}

} // namespace swb
