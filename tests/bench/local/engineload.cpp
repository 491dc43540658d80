// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/local/engineload.h"

#include "bench/load/datagrams.h"
#include "core/log/messagelog.h"
#include "net/compare/netexperiments.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QtEndian>
#include <cstdio>

namespace swb::bench {
namespace {

constexpr int messageBytes = 64;
constexpr int sockperfWarmUp = 1'000;

/// Runs a work to its end, or until its results are sufficient.
class Run
{
public:
    explicit Run(const swb::Work &work, const std::function<bool(const LaneProgress &)> &enough = {})
    {
        QEventLoop loop;
        const Lane lane = work.tcp.on ? Lane::Tcp : Lane::Udp;
        QObject::connect(&m_experiments, &Experiments::comparisonProgress, &loop,
                         [&](EndpointId id, const ComparisonProgress &progress) {
                             if (enough && enough(progress.of(lane)))
                                 m_experiments.stopComparison(id);
                         });
        QObject::connect(&m_experiments, &Experiments::comparisonFinished, &loop,
                         [&](EndpointId, const Scorecard &scorecard, const Error &error) {
                             if (scorecard.of(lane))
                                 m_score = scorecard.of(lane)->whole;
                             if (error.isError())
                                 m_score.error = error;
                             loop.quit();
                         });
        m_experiments.startComparison(work);
        loop.exec();
    }
    [[nodiscard]] const LaneScore &score() const { return m_score; }

private:
    MessageLog m_log;
    NetExperiments m_experiments{m_log};
    LaneScore m_score;
};

swb::Work workFor(const LoadSpec &spec)
{
    swb::Work work;
    const Lane lane = spec.carrier == Carrier::Udp ? Lane::Udp : Lane::Tcp;
    work.tcp.on = lane == Lane::Tcp;
    work.udp.on = lane == Lane::Udp;
    work.of(lane).server = EndpointUrl{work.transportOf(lane), QStringLiteral("127.0.0.1"), spec.port};
    work.size = messageBytes;
    work.count = limits::workMessages;
    work.connections = spec.connections;
    return work;
}

LaneScore asMuchAsItCan(const LoadSpec &spec, LoadResult &result)
{
    swb::Work work = workFor(spec);
    work.pace = spec.inFlight > 1 ? WorkPace::AsFast : WorkPace::PingPong;
    work.inFlight = spec.inFlight;
    constexpr double second = 1e9;
    double beganAt = -1;
    double unitsBefore = 0;
    const Run run(work, [&](const LaneProgress &progress) {
        const double at = double(progress.score.durationNs) / second;
        const auto units = double(progress.score.answered());
        if (beganAt < 0 && at >= spec.warmUpSeconds) {
            beganAt = at;
            unitsBefore = units;
        }
        if (beganAt < 0 || at < beganAt + spec.seconds)
            return false;
        if (result.seconds == 0) {
            result.seconds = at - beganAt;
            result.units = units - unitsBefore;
        }
        return true;
    });
    return run.score();
}

LaneScore atTheOfferedRate(const LoadSpec &spec, LoadResult &result)
{
    swb::Work work = workFor(spec);
    work.pace = WorkPace::Rate;
    work.rate = offeredRate;
    work.count = qMax(qint64(1'000), qint64(spec.seconds * offeredRate));
    const Run run(work);
    result.units = double(run.score().sent() - 1); // the gaps between them
    result.seconds = double(run.score().sendingNs) / 1e9;
    return run.score();
}

/// The header of a message of sockperf's ping-pong client: a number, flags (from a client, to be answered)
/// and the length (message.h of sockperf 3).
QByteArray sockperfMessage()
{
    constexpr int flagsAt = 8;
    constexpr int lengthAt = 10;
    QByteArray message(messageBytes, 'x');
    qToBigEndian<quint64>(1, message.data());
    qToBigEndian<quint16>(3, message.data() + flagsAt);
    qToBigEndian<quint32>(messageBytes, message.data() + lengthAt);
    return message;
}

LaneScore likeSockperf(const LoadSpec &spec, LoadResult &result)
{
    swb::Work work = workFor(spec);
    work.text = sockperfMessage();
    work.count = qMax(qint64(2'000), qint64(spec.seconds * 20'000));
    work.warmUp = sockperfWarmUp;
    const Run run(work);
    result.units = double(run.score().roundTrip.percentile(0.5));
    result.seconds = 1;
    return run.score();
}

} // namespace

int runEngineLoad(const QString &what, const LoadSpec &spec)
{
    LoadResult result;
    const double droppedBefore = kernelDroppedDatagrams();
    const LaneScore score = what == QStringLiteral("engine-load") ? asMuchAsItCan(spec, result)
        : what == QStringLiteral("engine-rate")                   ? atTheOfferedRate(spec, result)
                                                                  : likeSockperf(spec, result);
    result.allUnits = double(score.answered());
    result.lost = double(score.unanswered());
    // sockperf's server inverts a flag in its answers, so that each differs
    result.damaged = what == QStringLiteral("engine-rtt") ? 0 : double(score.corrupted());
    result.kernelDropped = kernelDroppedDatagrams() - droppedBefore;
    if (score.error.isError())
        result.failure = score.error.toString();
    std::puts(QJsonDocument(result.toJson()).toJson(QJsonDocument::Compact).constData());
    return result.intact() ? 0 : 1;
}

} // namespace swb::bench
