// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measuredtext.h"

#include "core/compare/quantities.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Measure)
};

/// It failed before there was anything to count.
bool neverRan(const LaneScore &of)
{
    return of.error.isError() && of.setup.isEmpty() && of.sent() == 0;
}

MeasuredText count(const LaneScore &of, quint64 number, const QString &note = {})
{
    if (neverRan(of))
        return notMeasured(of.error.what);
    return {quantities::count(number), note, true};
}

QString whoCounted(const LaneScore &of)
{
    return of.serverIsOurs ? Words::tr("Counted by our own server.")
                           : Words::tr("The server is not ours: what was answered must have been delivered.");
}

QString reasons(const DirectionAccount &of)
{
    QStringList words;
    for (int i = 0; i < lossReasons; ++i) {
        if (of.lost[size_t(i)] > 0)
            words.append(
                Words::tr("%1: %2").arg(describe(LossReason(i)), quantities::count(of.lost[size_t(i)])));
    }
    return words.join(u"; "_s);
}

QString bothWays(const LaneScore &of, quint64 DirectionAccount::*member)
{
    return Words::tr("%1 on the way to the server, %2 on the way back.")
        .arg(quantities::count(of.toServer.*member), quantities::count(of.toClient.*member));
}

/// Of copies and disorder only the messages' own numbers tell.
MeasuredText told(const LaneScore &of, quint64 number, quint64 DirectionAccount::*member)
{
    if (!of.numbered)
        return notMeasured(Words::tr("The messages bear no number, since the text leaves no room for one."));
    return count(of, number, bothWays(of, member));
}

MeasuredText wire(const std::optional<quint64> &bytes, const QString &evidence)
{
    if (!bytes)
        return notMeasured(evidence);
    return {quantities::bytes(double(*bytes)),
            Words::tr("%1 bytes. %2").arg(quantities::count(*bytes), evidence), true};
}

QString timeAt(const Histogram &times, double share)
{
    const qint64 ns = share <= 0 ? times.min() : share >= 1 ? times.max() : times.percentile(share);
    return quantities::time(double(ns));
}

MeasuredText readsPerMessage(const std::optional<double> &reads)
{
    if (!reads)
        return notMeasured(Words::tr("Only reads of our own ends are counted."));
    return {quantities::factor(*reads), {}, true};
}

MeasuredText calls(const EndCounters &of)
{
    return {Words::tr("%1 to write, %2 to read")
                .arg(quantities::count(of.writeCalls), quantities::count(of.readCalls)),
            Words::tr("Counted around our own calls; waiting for a socket is not among them."), true};
}

} // namespace

MeasuredText notMeasured(const QString &reason)
{
    return {Words::tr("not measured"), reason, false};
}

namespace measure {

MeasuredText setUp(const LaneScore &of)
{
    if (of.setup.isEmpty())
        return notMeasured(Words::tr("No connection was made."));
    return {quantities::time(double(of.setupNs)),
            Words::tr("%n connection(s) or socket(s); half of them were ready within %1 each.", nullptr,
                      int(of.setup.count()))
                .arg(quantities::time(double(of.setup.percentile(0.5)))),
            true};
}

MeasuredText sent(const LaneScore &of)
{
    return count(of, of.sent());
}

MeasuredText delivered(const LaneScore &of)
{
    return count(of, of.delivered(), whoCounted(of));
}

MeasuredText answered(const LaneScore &of)
{
    return of.answers ? count(of, of.answered())
                      : notMeasured(Words::tr("The work goes one way: nothing is answered."));
}

MeasuredText lostToServer(const LaneScore &of)
{
    return count(of, of.toServer.lostInAll(), reasons(of.toServer));
}

MeasuredText lostToClient(const LaneScore &of)
{
    if (!of.answers)
        return notMeasured(Words::tr("The work goes one way: nothing is answered."));
    if (!of.serverIsOurs)
        return notMeasured(
            Words::tr("The server is not ours: a lost answer and a lost message look the same."));
    return count(of, of.toClient.lostInAll(), reasons(of.toClient));
}

MeasuredText duplicated(const LaneScore &of)
{
    return told(of, of.duplicated(), &DirectionAccount::duplicated);
}

MeasuredText reordered(const LaneScore &of)
{
    return told(of, of.reordered(), &DirectionAccount::reordered);
}

MeasuredText corrupted(const LaneScore &of)
{
    return count(of, of.corrupted(), bothWays(of, &DirectionAccount::corrupted));
}

MeasuredText late(const LaneScore &of)
{
    if (!of.answers)
        return notMeasured(Words::tr("The work goes one way: nothing is answered."));
    return answersAreTold(of) ? count(of, of.late) : notMeasured(of.roundTripNote);
}

MeasuredText payload(const LaneScore &of)
{
    if (neverRan(of))
        return notMeasured(of.error.what);
    return {quantities::bytes(double(of.bytesSent)),
            Words::tr("%1 bytes").arg(quantities::count(of.bytesSent)), true};
}

MeasuredText wireOut(const LaneScore &of)
{
    return wire(of.wireBytesOut, of.wireEvidence);
}

MeasuredText wireIn(const LaneScore &of)
{
    return wire(of.wireBytesIn, of.wireEvidence);
}

MeasuredText goodput(const LaneScore &of)
{
    if (of.goodput() <= 0)
        return notMeasured(Words::tr("Too little arrived to have taken any time."));
    return {quantities::rate(of.goodput()),
            Words::tr("%1 messages a second").arg(quantities::count(quint64(of.messagesPerSecond()))), true};
}

bool answersAreTold(const LaneScore &of)
{
    return of.numbered || isStream(of.transport) || of.unanswered() == 0;
}

MeasuredText roundTrip(const LaneScore &of, double share)
{
    if (of.roundTrip.isEmpty())
        return notMeasured(of.roundTripNote.isEmpty() ? Words::tr("No answer came in time.")
                                                      : of.roundTripNote);
    return {timeAt(of.roundTrip, share), Words::tr("of %n round trip(s)", nullptr, int(of.roundTrip.count())),
            true};
}

MeasuredText oneWay(const LaneScore &of, double share)
{
    if (of.oneWay.isEmpty())
        return notMeasured(of.serverIsOurs
                               ? Words::tr("No message arrived that bears a number.")
                               : Words::tr("The server is not ours, and clocks of two programs are "
                                           "not compared."));
    return {
        timeAt(of.oneWay, share),
        Words::tr("Both ends are ours and share one clock; %n message(s).", nullptr, int(of.oneWay.count())),
        true};
}

MeasuredText delay(const LaneScore &of, double share)
{
    return of.answers ? roundTrip(of, share) : oneWay(of, share);
}

MeasuredText jitter(const LaneScore &of)
{
    const bool withoutTimes = of.jitterBasis == JitterBasis::RoundTrip && of.roundTrip.isEmpty();
    if (of.jitterBasis == JitterBasis::None || withoutTimes)
        return notMeasured(of.roundTrip.isEmpty() && !of.roundTripNote.isEmpty()
                               ? of.roundTripNote
                               : Words::tr("Too few messages arrived."));
    return {quantities::time(of.jitterNs),
            of.jitterBasis == JitterBasis::OneWay
                ? Words::tr("Estimated from one-way delays as RFC 3550 6.4.1 says.")
                : Words::tr("Estimated as RFC 3550 6.4.1 says, but from round trips."),
            true};
}

MeasuredText stalls(const LaneScore &of)
{
    return count(of, of.stalls,
                 Words::tr("%1 in all; the longest silence was %2.")
                     .arg(quantities::time(double(of.stalledNs)), quantities::time(double(of.longestGapNs))));
}

MeasuredText readsAtServer(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtServer());
}

MeasuredText readsAtClient(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtClient());
}

MeasuredText callsOfClient(const LaneScore &of)
{
    if (neverRan(of))
        return notMeasured(of.error.what);
    return calls(of.client);
}

MeasuredText callsOfServer(const LaneScore &of)
{
    return of.atServer ? calls(*of.atServer) : notMeasured(Words::tr("The server is not ours."));
}

MeasuredText lateSends(const LaneScore &of)
{
    return count(of, of.lateSends,
                 of.lateSends > 0 ? Words::tr("The worst left %1 after it was due, and is counted from then.")
                                        .arg(quantities::time(double(of.latestSendNs)))
                                  : QString());
}

} // namespace measure

} // namespace swb
