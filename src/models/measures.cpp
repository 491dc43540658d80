// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/measures.h"

#include "core/compare/quantities.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

#define WORDS(text) QT_TRANSLATE_NOOP("swb::Measure", text)

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Measure)
};

MeasuredText unknown(const QString &reason)
{
    return {Words::tr("not measured"), reason, false};
}

MeasuredText count(quint64 number, const QString &note = {})
{
    return {QString::number(number), note, true};
}

MeasuredText setUp(const LaneScore &of)
{
    if (of.setup.isEmpty())
        return unknown(Words::tr("No connection was made."));
    return {quantities::time(double(of.setupNs)),
            Words::tr("%n connection(s) or socket(s); half of them were ready within %1 each.", nullptr,
                      int(of.setup.count()))
                .arg(quantities::time(double(of.setup.percentile(0.5)))),
            true};
}

QString whoCounted(const LaneScore &of)
{
    return of.serverIsOurs ? Words::tr("Counted by our own server.")
                           : Words::tr("The server is not ours: what was answered must have been delivered.");
}

MeasuredText delivered(const LaneScore &of)
{
    return count(of.delivered(), whoCounted(of));
}

MeasuredText answered(const LaneScore &of)
{
    return of.answers ? count(of.answered())
                      : unknown(Words::tr("The work goes one way: nothing is answered."));
}

QString reasons(const DirectionAccount &of)
{
    QStringList words;
    for (int i = 0; i < lossReasons; ++i) {
        if (of.lost[size_t(i)] > 0)
            words.append(
                Words::tr("%1: %2").arg(describe(LossReason(i)), QString::number(of.lost[size_t(i)])));
    }
    return words.join(u"; "_s);
}

MeasuredText lostToServer(const LaneScore &of)
{
    return count(of.toServer.lostInAll(), reasons(of.toServer));
}

MeasuredText lostToClient(const LaneScore &of)
{
    if (!of.answers)
        return unknown(Words::tr("The work goes one way: nothing is answered."));
    if (!of.serverIsOurs)
        return unknown(Words::tr("The server is not ours: a lost answer and a lost message look the same."));
    return count(of.toClient.lostInAll(), reasons(of.toClient));
}

QString bothWays(const LaneScore &of, quint64 DirectionAccount::*member)
{
    return Words::tr("%1 on the way to the server, %2 on the way back.")
        .arg(QString::number(of.toServer.*member), QString::number(of.toClient.*member));
}

/// Of copies and disorder only the messages' own numbers tell.
MeasuredText told(const LaneScore &of, quint64 number, quint64 DirectionAccount::*member)
{
    if (!of.numbered)
        return unknown(Words::tr("The messages bear no number, since the text leaves no room for one."));
    return count(number, bothWays(of, member));
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
    return count(of.corrupted(), bothWays(of, &DirectionAccount::corrupted));
}

MeasuredText late(const LaneScore &of)
{
    return of.answers ? count(of.late) : unknown(Words::tr("The work goes one way: nothing is answered."));
}

MeasuredText payload(const LaneScore &of)
{
    return {quantities::bytes(double(of.bytesSent)), Words::tr("%1 bytes").arg(of.bytesSent), true};
}

MeasuredText wire(const std::optional<quint64> &bytes, const QString &evidence)
{
    if (!bytes)
        return unknown(evidence);
    return {quantities::bytes(double(*bytes)),
            Words::tr("%1 bytes. %2").arg(QString::number(*bytes), evidence), true};
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
        return unknown(Words::tr("Too little arrived to have taken any time."));
    return {quantities::rate(of.goodput()),
            Words::tr("%1 messages a second").arg(QString::number(of.messagesPerSecond(), 'f', 0)), true};
}

MeasuredText time(const LaneScore &of, const Histogram &times, double share)
{
    if (times.isEmpty())
        return unknown(of.roundTripNote.isEmpty() ? Words::tr("No answer came in time.") : of.roundTripNote);
    const qint64 ns = share <= 0 ? times.min() : share >= 1 ? times.max() : times.percentile(share);
    return {quantities::time(double(ns)), Words::tr("of %n round trip(s)", nullptr, int(times.count())),
            true};
}

template <int PerMille>
MeasuredText roundTrip(const LaneScore &of)
{
    return time(of, of.roundTrip, PerMille / 1000.0);
}

MeasuredText oneWay(const LaneScore &of)
{
    if (of.oneWay.isEmpty())
        return unknown(of.serverIsOurs ? Words::tr("No message arrived that bears a number.")
                                       : Words::tr("The server is not ours, and clocks of two programs are "
                                                   "not compared."));
    return {
        quantities::time(double(of.oneWay.percentile(0.5))),
        Words::tr("Both ends are ours and share one clock; %n message(s).", nullptr, int(of.oneWay.count())),
        true};
}

MeasuredText jitter(const LaneScore &of)
{
    if (of.jitterBasis == JitterBasis::None)
        return unknown(Words::tr("Too few messages arrived."));
    return {quantities::time(of.jitterNs),
            of.jitterBasis == JitterBasis::OneWay
                ? Words::tr("Estimated from one-way delays as RFC 3550 6.4.1 says.")
                : Words::tr("Estimated as RFC 3550 6.4.1 says, but from round trips."),
            true};
}

MeasuredText stalls(const LaneScore &of)
{
    return count(of.stalls,
                 Words::tr("%1 in all; the longest silence was %2.")
                     .arg(quantities::time(double(of.stalledNs)), quantities::time(double(of.longestGapNs))));
}

MeasuredText readsPerMessage(const std::optional<double> &reads)
{
    if (!reads)
        return unknown(Words::tr("Only reads of our own ends are counted."));
    return {QString::number(*reads, 'f', 3), {}, true};
}

MeasuredText readsAtServer(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtServer());
}

MeasuredText readsAtClient(const LaneScore &of)
{
    return readsPerMessage(of.readsPerMessageAtClient());
}

MeasuredText calls(const EndCounters &of)
{
    return {Words::tr("%1 to write, %2 to read")
                .arg(QString::number(of.writeCalls), QString::number(of.readCalls)),
            Words::tr("Counted around our own calls; waiting for a socket is not among them."), true};
}

MeasuredText callsOfClient(const LaneScore &of)
{
    return calls(of.client);
}

MeasuredText callsOfServer(const LaneScore &of)
{
    return of.atServer ? calls(*of.atServer) : unknown(Words::tr("The server is not ours."));
}

MeasuredText lateSends(const LaneScore &of)
{
    return count(of.lateSends,
                 of.lateSends > 0 ? Words::tr("The worst left %1 after it was due, and is counted from then.")
                                        .arg(quantities::time(double(of.latestSendNs)))
                                  : QString());
}

QList<Measure> makeMeasures()
{
    return {
        {WORDS("Set-up time"),
         WORDS("From the first attempt to connect until all connections are ready, encryption included; of "
               "several runs their mean. UDP has nothing to connect: its time is that of making the "
               "socket, and of the DTLS handshake."),
         setUp},
        {WORDS("Sent"), WORDS("Messages that the clients handed to the system."),
         [](const LaneScore &of) { return count(of.sent()); }},
        {WORDS("Delivered"), WORDS("Messages that arrived whole at the server, each counted once."),
         delivered, true},
        {WORDS("Answered"), WORDS("Messages whose answer came back whole."), answered},
        {WORDS("Lost on the way there"),
         WORDS("Messages that never reached the server. TCP sends again what is lost on the line, so that it "
               "loses messages only when a connection breaks."),
         lostToServer, true},
        {WORDS("Lost on the way back"), WORDS("Answers that never reached the client."), lostToClient, true},
        {WORDS("Round trip, p50"), WORDS("Half of the answers took at most so long (the median)."),
         roundTrip<500>},
        {WORDS("Round trip, p95"), WORDS("95 of 100 answers took at most so long."), roundTrip<950>},
        {WORDS("Round trip, p99"), WORDS("99 of 100 answers took at most so long."), roundTrip<990>},
        {WORDS("Round trip, least"),
         WORDS("The quickest answer, from sending the message to having all of it."), roundTrip<0>},
        {WORDS("Round trip, most"), WORDS("The slowest answer."), roundTrip<1000>},
        {WORDS("One way, p50"), WORDS("Half of the messages took at most so long to the server."), oneWay,
         true},
        {WORDS("Jitter"),
         WORDS("How much the times of successive messages differ, smoothed over some sixteen of them."),
         jitter},
        {WORDS("Goodput"),
         WORDS("Payload that arrived whole, in each second from the first message to the last."), goodput},
        {WORDS("Duplicated"), WORDS("Further copies of a message that had come already."), duplicated, true},
        {WORDS("Out of order"), WORDS("Messages that came after one that was sent later (RFC 4737)."),
         reordered, true},
        {WORDS("Corrupted"), WORDS("Messages that came with other bytes than were sent."), corrupted, true},
        {WORDS("Answers too late"),
         WORDS("Answers that came after the set time. They are delivered, but in none of the times below."),
         late},
        {WORDS("Sent late"),
         WORDS("Messages that left after their time, because the client was still busy. Their round trip "
               "counts "
               "from when they were due, or slowness would hide itself."),
         lateSends},
        {WORDS("Stalls"), WORDS("Times when nothing came for 100 ms although something was under way."),
         stalls},
        {WORDS("Reads per message, server"),
         WORDS(
             "How often the server had to read for one message. Above 1 the stream was cut, below 1 messages "
             "came together: TCP keeps bytes in order, not messages apart. UDP always has 1."),
         readsAtServer, true},
        {WORDS("Reads per message, client"), WORDS("The same for answers."), readsAtClient},
        {WORDS("System calls, client"), WORDS("How often the client asked the system to read or write."),
         callsOfClient},
        {WORDS("System calls, server"), WORDS("The same of our server."), callsOfServer, true},
        {WORDS("Bytes of the application"), WORDS("Payload that was sent, without any header."), payload},
        {WORDS("Bytes on the wire, there"),
         WORDS("The same with the headers of TCP or UDP and IP, and what was sent again, to the server."),
         wireOut, true},
        {WORDS("Bytes on the wire, back"), WORDS("The same from the server to the client."), wireIn, true},
    };
}

} // namespace

const QList<Measure> &measures()
{
    static const QList<Measure> all = makeMeasures();
    return all;
}

QString nameOf(const Measure &measure)
{
    return QCoreApplication::translate("swb::Measure", measure.name);
}

QString meaningOf(const Measure &measure)
{
    return QCoreApplication::translate("swb::Measure", measure.meaning);
}

} // namespace swb
