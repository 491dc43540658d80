// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/waits.h"

#include "core/values/quantities.h"
#include "core/values/timeunits.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Waits)
};

/// The share of datagrams that do not get through.
double lossOf(const Impairment &line, double messages)
{
    const double byChance = 1 - (1 - line.loss) * (1 - line.burst.meanLoss());
    const double byNumber = std::min(1.0, double(line.drop.size()) / messages);
    return 1 - (1 - byChance) * (1 - byNumber);
}

Waits waitsOfLane(const Work &work, Lane lane)
{
    const auto messages = double(work.count + work.warmUp);
    const RelayImpairment &line = work.of(lane).impairment;
    const double comes = (1 - lossOf(line.of(RelayDirection::ToServer), messages))
        * (1 - lossOf(line.of(RelayDirection::ToClient), messages));
    const double atATime = double(work.connections) * (work.pace == WorkPace::PingPong ? 1 : work.inFlight);
    const double patience = double(std::chrono::nanoseconds(work.patience).count());
    const double repeats = work.repeats;
    return {repeats * messages * (1 - comes) / atATime * patience,
            repeats * std::ceil(messages / atATime) * patience};
}

bool waitsForAnswers(const Work &work)
{
    return work.direction != WorkDirection::OneWay
        && (work.pace == WorkPace::PingPong || work.pace == WorkPace::AsFast);
}

} // namespace

Waits waitsOf(const Work &work)
{
    Waits all;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (!waitsForAnswers(work) || !work.of(lane).on)
            continue;
        const Waits of = waitsOfLane(work, lane);
        const bool atOnce = work.order == LaneOrder::AtOnce;
        all.expectedNs = atOnce ? std::max(all.expectedNs, of.expectedNs) : all.expectedNs + of.expectedNs;
        all.mostNs = atOnce ? std::max(all.mostNs, of.mostNs) : all.mostNs + of.mostNs;
    }
    return all;
}

qint64 longestBlockNs(const Work &work, Lane lane)
{
    double ns = 10 * nsPerSecond + 3 * double(std::chrono::nanoseconds(work.patience).count());
    for (const RelayDirection direction : {RelayDirection::ToServer, RelayDirection::ToClient}) {
        const Impairment line = work.of(lane).impairment.of(direction);
        ns += double(line.stallFor.count() + line.delay.count() + line.coalesceWait.count());
        if (line.bitsPerSecond > 0)
            ns += 2 * 8 * double(work.messageBytes()) / double(line.bitsPerSecond) * nsPerSecond;
        if (line.sliceBytes > 0)
            ns += double(work.messageBytes()) / double(line.sliceBytes) * double(line.sliceGap.count());
    }
    return qint64(ns);
}

QString waitsText(const Work &work)
{
    const Waits waits = waitsOf(work);
    if (waits.expectedNs <= 0)
        return {};
    return Words::tr("Waiting for missing answers may take about %1, and at most %2 if none arrives: the "
                     "wait for each is %3 (--timeout).")
        .arg(quantities::duration(waits.expectedNs), quantities::duration(waits.mostNs),
             quantities::duration(double(std::chrono::nanoseconds(work.patience).count())));
}

} // namespace swb
