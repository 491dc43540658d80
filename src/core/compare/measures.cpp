// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measures.h"

#include <QCoreApplication>

namespace swb {
namespace {

#define WORDS(text) QT_TRANSLATE_NOOP("swb::Measure", text)

using Group = Measure::Group;
using Way = RelayDirection;

template <int PerMille>
MeasuredText roundTripAt(const LaneScore &of)
{
    return measure::roundTrip(of, PerMille / 1000.0);
}

template <int PerMille>
MeasuredText oneWayAt(const LaneScore &of)
{
    return measure::oneWay(of, PerMille / 1000.0);
}

template <MeasuredText (*Of)(const LaneScore &, Way), Way Direction>
MeasuredText onTheWay(const LaneScore &of)
{
    return Of(of, Direction);
}

template <MeasuredText (*Of)(const LaneScore &, Way)>
constexpr auto there = onTheWay<Of, Way::ToServer>;
template <MeasuredText (*Of)(const LaneScore &, Way)>
constexpr auto back = onTheWay<Of, Way::ToClient>;

QList<Measure> messages()
{
    constexpr Group in = Group::Messages;
    return {
        {in, "sent", "messages", WORDS("Sent"), WORDS("Messages that the clients handed to the system."),
         measure::sent},
        {in, "delivered", "messages", WORDS("Delivered"),
         WORDS("Messages that arrived whole at the server, each counted once."), measure::delivered, true},
        {in, "answered", "messages", WORDS("Answered"), WORDS("Messages whose answer came back whole."),
         measure::answered},
        {in, "lost_to_server", "messages", WORDS("Lost on the way there"),
         WORDS("Messages that never reached the server. TCP sends again what is lost on the line, so that it "
               "loses messages only when a connection breaks. A relay takes nothing out of a stream: what it "
               "loses of datagrams is not applied to TCP."),
         measure::lostToServer, true},
        {in, "lost_to_client", "messages", WORDS("Lost on the way back"),
         WORDS("Answers that never reached the client."), measure::lostToClient, true},
        {in, "duplicated_to_server", "messages", WORDS("Copies, there"),
         WORDS("Further copies of messages that had reached the server already, beside those delivered."),
         there<measure::duplicated>, true},
        {in, "duplicated_to_client", "messages", WORDS("Copies, back"),
         WORDS("Further copies of answers that had come back already, beside those delivered."),
         back<measure::duplicated>, true},
        {in, "reordered_to_server", "messages", WORDS("Out of order, there"),
         WORDS("Delivered messages that came after one that was sent later (RFC 4737)."),
         there<measure::reordered>, true},
        {in, "reordered_to_client", "messages", WORDS("Out of order, back"),
         WORDS("The same of answers, by the order in which their messages were sent."),
         back<measure::reordered>, true},
        {in, "corrupted_to_server", "messages", WORDS("Corrupted, there"),
         WORDS("Messages that came with other bytes than were sent, of all that came."),
         there<measure::corrupted>, true},
        {in, "corrupted_to_client", "messages", WORDS("Corrupted, back"), WORDS("The same of answers."),
         back<measure::corrupted>, true},
        {in, "late", "messages", WORDS("Answers too late"),
         WORDS("Answers that came after the set time. They are delivered, but in none of the times below."),
         measure::late},
        {in, "late_sends", "messages", WORDS("Sent late"),
         WORDS("Messages that left after their time, because the client was still busy. Their round trip "
               "counts from when they were due, or slowness would hide itself."),
         measure::lateSends},
    };
}

QList<Measure> times()
{
    constexpr Group in = Group::Times;
    return {
        {in, "setup", "ns", WORDS("Set-up time"),
         WORDS("From the first attempt to connect until all connections are ready, encryption included; of "
               "several runs their mean. UDP has nothing to connect: its time is that of making the "
               "socket, and of the DTLS handshake."),
         measure::setUp},
        {in, "round_trip_min", "ns", WORDS("Round trip, minimum"),
         WORDS("The quickest answer, from sending the message to having all of it."), roundTripAt<0>},
        {in, "round_trip_p50", "ns", WORDS("Round trip, p50"),
         WORDS("Half of the answers took at most so long (the median)."), roundTripAt<500>},
        {in, "round_trip_p95", "ns", WORDS("Round trip, p95"),
         WORDS("95 of 100 answers took at most so long."), roundTripAt<950>},
        {in, "round_trip_p99", "ns", WORDS("Round trip, p99"),
         WORDS("99 of 100 answers took at most so long."), roundTripAt<990>},
        {in, "round_trip_max", "ns", WORDS("Round trip, maximum"), WORDS("The slowest answer."),
         roundTripAt<1000>},
        {in, "one_way_min", "ns", WORDS("One way, least"),
         WORDS("The quickest message to the server, where both ends share one clock."), oneWayAt<0>, true},
        {in, "one_way_p50", "ns", WORDS("One way, p50"),
         WORDS("Half of the messages took at most so long to the server."), oneWayAt<500>, true},
        {in, "one_way_p95", "ns", WORDS("One way, p95"), WORDS("95 of 100 messages took at most so long."),
         oneWayAt<950>, true},
        {in, "one_way_p99", "ns", WORDS("One way, p99"), WORDS("99 of 100 messages took at most so long."),
         oneWayAt<990>, true},
        {in, "one_way_max", "ns", WORDS("One way, most"), WORDS("The slowest message."), oneWayAt<1000>,
         true},
        {in, "jitter", "ns", WORDS("Jitter"),
         WORDS(
             "How much the times of successive messages differ, smoothed over some sixteen of them (RFC 3550 "
             "6.4.1)."),
         measure::jitter},
        {in, "stalls", "times", WORDS("Stood still"),
         WORDS(
             "Times when nothing came for 100 ms or more although something was in flight, and how long that "
             "was in all."),
         measure::stalls},
    };
}

QList<Measure> bytes()
{
    constexpr Group in = Group::Bytes;
    return {
        {in, "payload_sent", "bytes", WORDS("Bytes of the application"),
         WORDS("Payload that was sent, without any header."), measure::payload},
        {in, "wire_out", "bytes", WORDS("Bytes on the wire, there"),
         WORDS("The same with the headers of TCP or UDP and IP, and what was sent again, to the server."),
         measure::wireOut, true},
        {in, "wire_in", "bytes", WORDS("Bytes on the wire, back"),
         WORDS("The same from the server to the client."), measure::wireIn, true},
        {in, "goodput", "bytes_per_s", WORDS("Goodput"),
         WORDS("Payload that arrived whole, in each second from the first message to the last."),
         measure::goodput},
        {in, "message_rate", "messages_per_s", WORDS("Messages a second"),
         WORDS("Messages answered, or delivered where nothing is answered, in each second of the same time."),
         measure::messageRate},
    };
}

QList<Measure> systemCalls()
{
    constexpr Group in = Group::Calls;
    return {
        {in, "reads_per_message_at_server", "reads", WORDS("Reads per message, server"),
         WORDS(
             "How often the server had to read for one message. Above 1 the stream was cut, below 1 messages "
             "came together: TCP keeps bytes in order, not messages apart. UDP always has 1."),
         measure::readsAtServer, true},
        {in, "reads_per_message_at_client", "reads", WORDS("Reads per message, client"),
         WORDS("The same for answers."), measure::readsAtClient},
        {in, "calls_of_client", "calls", WORDS("System calls, client"),
         WORDS("How often the client asked the system to read or write."), measure::callsOfClient},
        {in, "calls_of_server", "calls", WORDS("System calls, server"),
         WORDS("The same of the comparison's own server."), measure::callsOfServer, true},
    };
}

} // namespace

const QList<Measure> &measures()
{
    static const QList<Measure> all = messages() + times() + bytes() + systemCalls();
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

QString nameOf(Measure::Group group)
{
    constexpr const char *names[] = {WORDS("Messages"), WORDS("Times"), WORDS("Bytes"), WORDS("Calls")};
    return QCoreApplication::translate("swb::Measure", names[size_t(group)]);
}

} // namespace swb
