// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measuredtext.h"

#include "core/values/quantities.h"

#include <QCoreApplication>
#include <functional>

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
    return {quantities::count(number), note, true, double(number)};
}

QString whoCounted(const LaneScore &of)
{
    return of.serverIsOurs ? Words::tr("Counted by the comparison's own server.")
                           : Words::tr("The server was given by its URL and keeps no counts for the "
                                       "comparison: a message that was answered must have been delivered.");
}

QString reasons(const DirectionAccount &of)
{
    QStringList words;
    for (int i = 0; i < lossReasons; ++i) {
        if (of.lost[size_t(i)] > 0)
            words.append(
                Words::tr("%1: %2").arg(describe(LossReason(i)), quantities::count(of.lost[size_t(i)])));
    }
    return words.isEmpty() ? QString() : QString(words.join(u"; "_s) % u'.');
}

QString oneWayOnly()
{
    return Words::tr("The workload is one-way: the server does not answer.");
}

QString serverKeepsNoCount()
{
    return Words::tr(
        "The server was given by its URL: only the comparison's own server counts what arrives, and when.");
}

/// A number out of all those it could have happened to.
MeasuredText part(const LaneScore &of, quint64 number, quint64 whole)
{
    MeasuredText text = count(of, number);
    if (text.measured && number > 0) {
        text.text = Words::tr("%1 of %2").arg(quantities::count(number), quantities::count(whole));
        text.note = quantities::share(double(number), double(whole)) % u'.';
    }
    return text;
}

/// What happened to the messages of one direction; the server's part is known only for the comparison's own
/// server.
MeasuredText happened(const LaneScore &of, RelayDirection way, quint64 DirectionAccount::*member,
                      const std::function<quint64(const DirectionAccount &)> &whole)
{
    const bool there = way == RelayDirection::ToServer;
    if (!there && !of.answers)
        return notMeasured(oneWayOnly());
    if (there && !of.serverIsOurs)
        return notMeasured(serverKeepsNoCount());
    const DirectionAccount &account = there ? of.toServer : of.toClient;
    return part(of, account.*member, whole(account));
}

/// Copies and disorder are known only if messages have numbers.
MeasuredText told(const LaneScore &of, RelayDirection way, quint64 DirectionAccount::*member)
{
    if (!of.numbered)
        return notMeasured(
            Words::tr("The messages carry no number, because the text leaves no space for one."));
    return happened(of, way, member, [](const DirectionAccount &account) { return account.delivered; });
}

MeasuredText wire(const std::optional<quint64> &bytes, const QString &evidence)
{
    if (!bytes)
        return notMeasured(evidence);
    return {quantities::bytes(double(*bytes)),
            Words::tr("%1 bytes, %2.", nullptr, quantities::plural(*bytes))
                .arg(quantities::count(*bytes), evidence),
            true, double(*bytes)};
}

/// The quantile of times, followed by `note`. With too few times it is the maximum, whatever its name.
MeasuredText timeAt(const Histogram &times, double share, const QString &note)
{
    const qint64 ns = share <= 0 ? times.min() : share >= 1 ? times.max() : times.percentile(share);
    MeasuredText text{quantities::time(double(ns)), note, true, double(ns)};
    if (share > 0 && share < 1 && times.rankOf(share) == times.count()) {
        text.text = Words::tr("%1 (max)").arg(text.text);
        text.note = Words::tr("%1 With fewer than %2, this is the slowest one.")
                        .arg(note)
                        .arg(qRound(1 / (1 - share)));
    }
    return text;
}

QString qtMakesItsOwn()
{
    return Words::tr("Qt's classes make the calls and do not report how many.");
}

MeasuredText readsPerMessage(const std::optional<double> &reads, const QString &whyNot)
{
    if (!reads)
        return notMeasured(whyNot);
    return {quantities::factor(*reads), {}, true, *reads};
}

MeasuredText calls(const LaneScore &score, const EndCounters &of)
{
    if (!score.callsAreOurs())
        return notMeasured(qtMakesItsOwn());
    return {Words::tr("%1 to write, %2 to read")
                .arg(quantities::count(of.calls.writes), quantities::count(of.calls.reads)),
            Words::tr("Counts our own calls, without those that wait for a socket."), true,
            double(of.calls.writes + of.calls.reads)};
}

} // namespace

void setSideBySide(MeasuredText &one, MeasuredText &other)
{
    const auto rewrite = [&](QString (*alone)(double), QStringList (*together)(const QList<double> &)) {
        if (!one.measured || !other.measured || one.text != alone(one.value)
            || other.text != alone(other.value))
            return;
        const QStringList texts = together({one.value, other.value});
        one.text = texts.first();
        other.text = texts.last();
    };
    rewrite(quantities::time, quantities::times);
    rewrite(quantities::rate, quantities::rates);
}

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
            Words::tr("Connections or sockets: %1. Half of them were ready within %2 each.")
                .arg(quantities::count(of.setup.count()), quantities::time(double(of.setup.percentile(0.5)))),
            true, double(of.setupNs)};
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
    return of.answers ? count(of, of.answered()) : notMeasured(oneWayOnly());
}

/// A server without counts leaves open in which direction a message was lost, but not that nothing was lost.
MeasuredText lostToServer(const LaneScore &of)
{
    const bool allAnswered = of.answers && of.unanswered() == 0;
    if (!of.serverIsOurs && !allAnswered && !neverRan(of))
        return notMeasured(Words::tr("%1 got no answer (%2): a lost message and a lost answer look the same "
                                     "if the server keeps no counts for the comparison.")
                               .arg(quantities::part(of.unanswered(), of.sent()), reasons(of.toServer)));
    return count(of, of.toServer.lostInAll(), reasons(of.toServer));
}

MeasuredText lostToClient(const LaneScore &of)
{
    if (!of.answers)
        return notMeasured(oneWayOnly());
    if (!of.serverIsOurs && of.unanswered() > 0)
        return notMeasured(serverKeepsNoCount());
    return count(of, of.toClient.lostInAll(), reasons(of.toClient));
}

MeasuredText duplicated(const LaneScore &of, RelayDirection way)
{
    return told(of, way, &DirectionAccount::duplicated);
}

MeasuredText reordered(const LaneScore &of, RelayDirection way)
{
    return told(of, way, &DirectionAccount::reordered);
}

MeasuredText corrupted(const LaneScore &of, RelayDirection way)
{
    return happened(of, way, &DirectionAccount::corrupted, [](const DirectionAccount &account) {
        return account.delivered + account.duplicated + account.unreadable;
    });
}

MeasuredText late(const LaneScore &of)
{
    if (!of.answers)
        return notMeasured(oneWayOnly());
    return answersAreTold(of) ? count(of, of.late) : notMeasured(of.roundTripNote);
}

MeasuredText payload(const LaneScore &of)
{
    if (neverRan(of))
        return notMeasured(of.error.what);
    return {quantities::bytes(double(of.bytesSent)),
            Words::tr("%1 bytes.", nullptr, quantities::plural(of.bytesSent))
                .arg(quantities::count(of.bytesSent)),
            true, double(of.bytesSent)};
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
        return notMeasured(Words::tr("Too little arrived to measure a duration."));
    return {quantities::rate(of.goodput()), {}, true, of.goodput()};
}

MeasuredText messageRate(const LaneScore &of)
{
    if (of.messagesPerSecond() <= 0)
        return notMeasured(Words::tr("Too little arrived to measure a duration."));
    return {quantities::count(quint64(qRound64(of.messagesPerSecond()))), {}, true, of.messagesPerSecond()};
}

bool answersAreTold(const LaneScore &of)
{
    return of.numbered || isStream(of.transport) || (of.unanswered() == 0 && of.duplicated() == 0);
}

MeasuredText roundTrip(const LaneScore &of, double share)
{
    if (!of.answers)
        return notMeasured(oneWayOnly());
    if (of.roundTrip.isEmpty())
        return notMeasured(of.roundTripNote.isEmpty() ? Words::tr("No answer arrived in time.")
                                                      : of.roundTripNote);
    return timeAt(of.roundTrip, share,
                  Words::tr("%1 round trips.", nullptr, quantities::plural(of.roundTrip.count()))
                      .arg(quantities::count(of.roundTrip.count())));
}

MeasuredText oneWay(const LaneScore &of, double share)
{
    if (of.oneWay.isEmpty())
        return notMeasured(
            of.serverIsOurs ? Words::tr("Text messages carry no number, so one-way time cannot be measured.")
                            : serverKeepsNoCount());
    return timeAt(
        of.oneWay, share,
        Words::tr("%1 messages. Both ends share one clock.", nullptr, quantities::plural(of.oneWay.count()))
            .arg(quantities::count(of.oneWay.count())));
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
                ? Words::tr("Estimated from one-way delays as in RFC 3550 6.4.1.")
                : Words::tr("Estimated as in RFC 3550 6.4.1, but from round trips."),
            true, of.jitterNs};
}

MeasuredText stalls(const LaneScore &of)
{
    if (!of.answers)
        return notMeasured(oneWayOnly());
    const QString longest
        = Words::tr("The longest silence lasted %1.").arg(quantities::time(double(of.longestGapNs)));
    MeasuredText text = count(
        of, of.stalls,
        of.stalls == 0 ? longest
                       : Words::tr("%1 This includes waits for answers that never came.").arg(longest));
    if (text.measured && of.stalls > 0)
        text.text = Words::tr("%1, for %2").arg(text.text, quantities::time(double(of.stalledNs)));
    return text;
}

MeasuredText readsAtServer(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtServer(),
                           !of.serverIsOurs            ? serverKeepsNoCount()
                               : !of.readsAreCounted() ? qtMakesItsOwn()
                                                       : Words::tr("Nothing arrived."));
}

MeasuredText readsAtClient(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtClient(),
                           !of.answers                 ? oneWayOnly()
                               : !of.readsAreCounted() ? qtMakesItsOwn()
                                                       : Words::tr("No answer came."));
}

MeasuredText callsOfClient(const LaneScore &of)
{
    if (neverRan(of))
        return notMeasured(of.error.what);
    return calls(of, of.client);
}

MeasuredText callsOfServer(const LaneScore &of)
{
    return of.atServer ? calls(of, *of.atServer) : notMeasured(serverKeepsNoCount());
}

MeasuredText lateSends(const LaneScore &of)
{
    return count(of, of.lateSends,
                 of.lateSends > 0
                     ? Words::tr("The latest left %1 after it was due; its time counts from when it was due.")
                           .arg(quantities::time(double(of.latestSendNs)))
                     : QString());
}

} // namespace measure

} // namespace swb
