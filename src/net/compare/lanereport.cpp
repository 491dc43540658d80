// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/compare/lanereport.h"

#include "core/compare/measuredtext.h"
#include "core/values/capabilities.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LaneClient)
};

void addServer(LaneScore &score, const ReceiverFigures &figures)
{
    const quint64 sent = score.toServer.sent;
    score.toServer = figures.account;
    score.toServer.sent = sent;
    if (!score.numbered && score.toServer.delivered > sent) { // copies look like originals
        score.toServer.duplicated += score.toServer.delivered - sent;
        score.toServer.delivered = sent;
    }
    score.atServer = figures.calls;
    score.oneWay = figures.oneWay;
    if (!figures.oneWay.isEmpty()) {
        score.jitterNs = figures.jitterNs;
        score.jitterBasis = JitterBasis::OneWay;
    }
    if (!score.answers) {
        score.bytesDelivered = figures.bytes;
        score.series.merge(figures.series);
    }
}

void addWire(LaneScore &score, const LaneFindings &findings)
{
    if (!findings.now.wire) {
        const QString notAsked = whyAbsent(Capability::KernelFigures, score.sockets, score.transport);
        score.wireEvidence = isStream(score.transport) && !notAsked.isEmpty()
            ? notAsked
            : Words::tr("unknown: the system does not report it");
        return;
    }
    const WireBytes before = findings.before.wire.value_or(WireBytes{});
    score.wireBytesOut = findings.now.wire->out - before.out;
    score.wireBytesIn = findings.now.wire->in - before.in;
    score.wireEvidence = isStream(score.transport)
        ? Words::tr("sampled: bytes and segments from TCP_INFO, with IP and TCP headers; including segments "
                    "without data")
        : Words::tr("computed: each datagram with IP and UDP headers; none was fragmented");
}

void addRelay(LossEvidence &to, const LineCounters &line)
{
    for (size_t i = 0; i < to.relay.size(); ++i)
        to.relay[i] += line.dropped[i].load(std::memory_order_relaxed);
    to.relay[size_t(DropReason::Stopped)] += line.waiting.load(std::memory_order_relaxed);
}

void resolveLosses(LaneScore &score, const LaneFindings &findings,
                   const std::optional<ReceiverFigures> &figures)
{
    LossEvidence there;
    LossEvidence back;
    there.ended = back.ended = findings.error.isError();
    there.receiverIsOurs = figures.has_value();
    back.kernel = findings.now.kernelDrops - qMin(findings.now.kernelDrops, findings.before.kernelDrops);
    back.damaged = score.toClient.unreadable;
    if (figures) {
        there.kernel = figures->kernelDrops;
        there.damaged = figures->account.unreadable;
    }
    if (findings.relay) {
        addRelay(there, findings.relay->toServer);
        addRelay(figures ? back : there, findings.relay->toClient);
    }
    if (!figures) { // what did not come back counts as not delivered, as far as anybody can tell
        there.kernel += back.kernel;
        there.damaged += back.damaged;
        score.toServer.reordered = score.toServer.duplicated = score.toServer.corrupted = 0;
    }
    score.toServer.lost = lossesBy(score.toServer.sent - score.toServer.delivered, there);
    score.toClient.lost = lossesBy(score.answers ? score.toClient.sent - score.toClient.delivered : 0, back);
}

/// Guessing which answer belongs to which message is not a measurement.
void forgetTimes(LaneScore &score)
{
    score.roundTrip.clear();
    score.roundTripNote = Words::tr(
        "Some answers were lost or duplicated, and answers to text cannot be matched. Use numbered bytes.");
    score.series.forgetFates();
    score.jitterNs = 0;
    score.jitterBasis = JitterBasis::None;
    score.late = 0;
}

} // namespace

LinkTotals LinkTotals::of(const std::vector<std::unique_ptr<LaneLink>> &links)
{
    LinkTotals totals;
    for (const auto &link : links) {
        totals.calls += link->calls();
        totals.kernelDrops += link->kernelDrops();
        totals.refused = totals.refused || link->wasRefused();
        const auto wire = link->wireBytes();
        if (!wire || !totals.wire) {
            totals.wire.reset();
            continue;
        }
        totals.wire->out += wire->out;
        totals.wire->in += wire->in;
    }
    return totals;
}

LaneScore scoreSoFar(const LaneFindings &findings, const std::optional<ReceiverFigures> &server)
{
    LaneScore score = findings.counted;
    score.error = findings.error;
    score.client.calls = findings.now.calls.since(findings.before.calls);
    score.sendingNs = findings.lastSentNs - findings.firstSentNs;
    qint64 last = score.toClient.delivered > 0 ? findings.lastArrivalNs : findings.lastSentNs;
    if (server)
        last = qMax(last, server->lastNs);
    score.durationNs = findings.firstSentNs > 0 ? last - findings.firstSentNs : 0;
    score.jitterNs = findings.jitterNs;
    score.jitterBasis = score.roundTrip.count() > 1 ? JitterBasis::RoundTrip : JitterBasis::None;
    if (server)
        addServer(score, *server);
    else
        score.toServer.delivered = score.toClient.delivered;
    score.toClient.sent = score.toServer.delivered;
    addWire(score, findings);
    if (!measure::answersAreTold(score))
        forgetTimes(score);
    return score;
}

LaneScore finalScore(const LaneFindings &findings, const std::optional<ReceiverFigures> &server,
                     const QString &target)
{
    LaneScore score = scoreSoFar(findings, server);
    resolveLosses(score, findings, server);
    if (!score.error.isError() && score.answered() == 0 && findings.now.refused)
        score.error
            = makeError(ErrorCode::NobodyListening, Words::tr("Nothing came back from %1.").arg(target));
    return score;
}

} // namespace swb
