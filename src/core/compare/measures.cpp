// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/measures.h"

#include <QCoreApplication>

namespace swb {
namespace {

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
        {in, "sent", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Sent"),
         QT_TRANSLATE_NOOP("swb::Measure", "Messages that the clients handed to the system."), measure::sent},
        {in, "delivered", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Delivered"),
         QT_TRANSLATE_NOOP("swb::Measure", "Messages that arrived whole at the server, each counted once."),
         measure::delivered, true},
        {in, "answered", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Answered"),
         QT_TRANSLATE_NOOP("swb::Measure", "Messages whose answer came back whole."), measure::answered},
        {in, "lost_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Lost on the way there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Messages that never reached the server. TCP sends again what is lost on the line, so that it "
             "loses messages only when a connection breaks. A relay takes nothing out of a stream: what it "
             "loses of datagrams is not applied to TCP."),
         measure::lostToServer, true},
        {in, "lost_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Lost on the way back"),
         QT_TRANSLATE_NOOP("swb::Measure", "Answers that never reached the client."), measure::lostToClient,
         true},
        {in, "duplicated_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Copies, there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Further copies of messages that had reached the server already, beside those delivered."),
         there<measure::duplicated>, true},
        {in, "duplicated_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Copies, back"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Further copies of answers that had come back already, beside those delivered."),
         back<measure::duplicated>, true},
        {in, "reordered_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Out of order, there"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Delivered messages that came after one that was sent later (RFC 4737)."),
         there<measure::reordered>, true},
        {in, "reordered_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Out of order, back"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The same of answers, by the order in which their messages were sent."),
         back<measure::reordered>, true},
        {in, "corrupted_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Corrupted, there"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Messages that came with other bytes than were sent, of all that came."),
         there<measure::corrupted>, true},
        {in, "corrupted_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Corrupted, back"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same of answers."), back<measure::corrupted>, true},
        {in, "late", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Answers too late"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Answers that came after the set time. They are delivered, but in none of the times below."),
         measure::late},
        {in, "late_sends", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Sent late"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Messages that left after their time, because the client was still busy. Their round trip "
             "counts from when they were due, or slowness would hide itself."),
         measure::lateSends},
    };
}

QList<Measure> times()
{
    constexpr Group in = Group::Times;
    return {
        {in, "setup", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Set-up time"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "From the first attempt to connect until all connections are ready, encryption included; of "
             "several runs their mean. UDP has nothing to connect: its time is that of making the "
             "socket, and of the DTLS handshake."),
         measure::setUp},
        {in, "round_trip_min", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, minimum"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The quickest answer, from sending the message to having all of it."),
         roundTripAt<0>},
        {in, "round_trip_p50", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p50"),
         QT_TRANSLATE_NOOP("swb::Measure", "Half of the answers took at most so long (the median)."),
         roundTripAt<500>},
        {in, "round_trip_p95", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p95"),
         QT_TRANSLATE_NOOP("swb::Measure", "95 of 100 answers took at most so long."), roundTripAt<950>},
        {in, "round_trip_p99", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p99"),
         QT_TRANSLATE_NOOP("swb::Measure", "99 of 100 answers took at most so long."), roundTripAt<990>},
        {in, "round_trip_max", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, maximum"),
         QT_TRANSLATE_NOOP("swb::Measure", "The slowest answer."), roundTripAt<1000>},
        {in, "one_way_min", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, least"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The quickest message to the server, where both ends share one clock."),
         oneWayAt<0>, true},
        {in, "one_way_p50", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p50"),
         QT_TRANSLATE_NOOP("swb::Measure", "Half of the messages took at most so long to the server."),
         oneWayAt<500>, true},
        {in, "one_way_p95", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p95"),
         QT_TRANSLATE_NOOP("swb::Measure", "95 of 100 messages took at most so long."), oneWayAt<950>, true},
        {in, "one_way_p99", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p99"),
         QT_TRANSLATE_NOOP("swb::Measure", "99 of 100 messages took at most so long."), oneWayAt<990>, true},
        {in, "one_way_max", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, most"),
         QT_TRANSLATE_NOOP("swb::Measure", "The slowest message."), oneWayAt<1000>, true},
        {in, "jitter", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Jitter"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "How much the times of successive messages differ, smoothed over some sixteen of them (RFC 3550 "
             "6.4.1)."),
         measure::jitter},
        {in, "stalls", "times", QT_TRANSLATE_NOOP("swb::Measure", "Stood still"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Times when nothing came for 100 ms or more although something was in flight, and how long that "
             "was in all."),
         measure::stalls},
    };
}

QList<Measure> bytes()
{
    constexpr Group in = Group::Bytes;
    return {
        {in, "payload_sent", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Bytes of the application"),
         QT_TRANSLATE_NOOP("swb::Measure", "Payload that was sent, without any header."), measure::payload},
        {in, "wire_out", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Bytes on the wire, there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "The same with the headers of TCP or UDP and IP, and what was sent again, to the server."),
         measure::wireOut, true},
        {in, "wire_in", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Bytes on the wire, back"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same from the server to the client."), measure::wireIn, true},
        {in, "goodput", "bytes_per_s", QT_TRANSLATE_NOOP("swb::Measure", "Goodput"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Payload that arrived whole, in each second from the first message to the last."),
         measure::goodput},
        {in, "message_rate", "messages_per_s", QT_TRANSLATE_NOOP("swb::Measure", "Messages a second"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Messages answered, or delivered where nothing is answered, in each second of the same time."),
         measure::messageRate},
    };
}

QList<Measure> systemCalls()
{
    constexpr Group in = Group::Calls;
    return {
        {in, "reads_per_message_at_server", "reads",
         QT_TRANSLATE_NOOP("swb::Measure", "Reads per message, server"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "How often the server had to read for one message. Above 1 the stream was cut, below 1 messages "
             "came together: TCP keeps bytes in order, not messages apart. UDP always has 1."),
         measure::readsAtServer, true},
        {in, "reads_per_message_at_client", "reads",
         QT_TRANSLATE_NOOP("swb::Measure", "Reads per message, client"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same for answers."), measure::readsAtClient},
        {in, "calls_of_client", "calls", QT_TRANSLATE_NOOP("swb::Measure", "System calls, client"),
         QT_TRANSLATE_NOOP("swb::Measure", "How often the client asked the system to read or write."),
         measure::callsOfClient},
        {in, "calls_of_server", "calls", QT_TRANSLATE_NOOP("swb::Measure", "System calls, server"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same of the comparison's own server."),
         measure::callsOfServer, true},
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
    constexpr const char *names[]
        = {QT_TRANSLATE_NOOP("swb::Measure", "Messages"), QT_TRANSLATE_NOOP("swb::Measure", "Times"),
           QT_TRANSLATE_NOOP("swb::Measure", "Bytes"), QT_TRANSLATE_NOOP("swb::Measure", "Calls")};
    return QCoreApplication::translate("swb::Measure", names[size_t(group)]);
}

} // namespace swb
