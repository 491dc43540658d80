// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/measures.h"

#include <QCoreApplication>

namespace swb {
namespace {

#define WORDS(text) QT_TRANSLATE_NOOP("swb::Measure", text)

template <int PerMille>
MeasuredText roundTripAt(const LaneScore &of)
{
    return measure::roundTrip(of, PerMille / 1000.0);
}

MeasuredText oneWayMedian(const LaneScore &of)
{
    return measure::oneWay(of, 0.5);
}

QList<Measure> makeMeasures()
{
    return {
        {WORDS("Set-up time"),
         WORDS("From the first attempt to connect until all connections are ready, encryption included; of "
               "several runs their mean. UDP has nothing to connect: its time is that of making the "
               "socket, and of the DTLS handshake."),
         measure::setUp},
        {WORDS("Sent"), WORDS("Messages that the clients handed to the system."), measure::sent},
        {WORDS("Delivered"), WORDS("Messages that arrived whole at the server, each counted once."),
         measure::delivered, true},
        {WORDS("Answered"), WORDS("Messages whose answer came back whole."), measure::answered},
        {WORDS("Lost on the way there"),
         WORDS("Messages that never reached the server. TCP sends again what is lost on the line, so that it "
               "loses messages only when a connection breaks."),
         measure::lostToServer, true},
        {WORDS("Lost on the way back"), WORDS("Answers that never reached the client."),
         measure::lostToClient, true},
        {WORDS("Round trip, p50"), WORDS("Half of the answers took at most so long (the median)."),
         roundTripAt<500>},
        {WORDS("Round trip, p95"), WORDS("95 of 100 answers took at most so long."), roundTripAt<950>},
        {WORDS("Round trip, p99"), WORDS("99 of 100 answers took at most so long."), roundTripAt<990>},
        {WORDS("Round trip, least"),
         WORDS("The quickest answer, from sending the message to having all of it."), roundTripAt<0>},
        {WORDS("Round trip, most"), WORDS("The slowest answer."), roundTripAt<1000>},
        {WORDS("One way, p50"), WORDS("Half of the messages took at most so long to the server."),
         oneWayMedian, true},
        {WORDS("Jitter"),
         WORDS("How much the times of successive messages differ, smoothed over some sixteen of them."),
         measure::jitter},
        {WORDS("Goodput"),
         WORDS("Payload that arrived whole, in each second from the first message to the last."),
         measure::goodput},
        {WORDS("Duplicated"), WORDS("Further copies of a message that had come already."),
         measure::duplicated, true},
        {WORDS("Out of order"), WORDS("Messages that came after one that was sent later (RFC 4737)."),
         measure::reordered, true},
        {WORDS("Corrupted"), WORDS("Messages that came with other bytes than were sent."), measure::corrupted,
         true},
        {WORDS("Answers too late"),
         WORDS("Answers that came after the set time. They are measure::delivered, but in none of the times "
               "below."),
         measure::late},
        {WORDS("Sent late"),
         WORDS("Messages that left after their time, because the client was still busy. Their round trip "
               "counts "
               "from when they were due, or slowness would hide itself."),
         measure::lateSends},
        {WORDS("Stalls"), WORDS("Times when nothing came for 100 ms although something was under way."),
         measure::stalls},
        {WORDS("Reads per message, server"),
         WORDS(
             "How often the server had to read for one message. Above 1 the stream was cut, below 1 messages "
             "came together: TCP keeps bytes in order, not messages apart. UDP always has 1."),
         measure::readsAtServer, true},
        {WORDS("Reads per message, client"), WORDS("The same for answers."), measure::readsAtClient},
        {WORDS("System calls, client"), WORDS("How often the client asked the system to read or write."),
         measure::callsOfClient},
        {WORDS("System calls, server"), WORDS("The same of our server."), measure::callsOfServer, true},
        {WORDS("Bytes of the application"), WORDS("Payload that was sent, without any header."),
         measure::payload},
        {WORDS("Bytes on the wire, there"),
         WORDS("The same with the headers of TCP or UDP and IP, and what was sent again, to the server."),
         measure::wireOut, true},
        {WORDS("Bytes on the wire, back"), WORDS("The same from the server to the client."), measure::wireIn,
         true},
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
