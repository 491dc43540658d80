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
         QT_TRANSLATE_NOOP("swb::Measure", "Messages that the clients passed to the system."), measure::sent},
        {in, "delivered", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Delivered"),
         QT_TRANSLATE_NOOP("swb::Measure", "Messages that arrived whole at the server, each counted once."),
         measure::delivered, true},
        {in, "answered", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Answered"),
         QT_TRANSLATE_NOOP("swb::Measure", "Messages whose answer arrived whole."), measure::answered},
        {in, "lost_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Lost on the way there"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Messages that never reached the server. TCP resends lost segments, so it loses "
                           "messages only when a connection breaks. A relay removes nothing from a stream: "
                           "its datagram loss is not applied to TCP."),
         measure::lostToServer, true},
        {in, "lost_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Lost on the way back"),
         QT_TRANSLATE_NOOP("swb::Measure", "Answers that never reached the client."), measure::lostToClient,
         true},
        {in, "duplicated_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Duplicates, there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Additional copies of messages that had already reached the server, not counted as delivered."),
         there<measure::duplicated>, true},
        {in, "duplicated_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Duplicates, back"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Additional copies of answers that had already arrived, not counted as answered."),
         back<measure::duplicated>, true},
        {in, "reordered_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Out of order, there"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Delivered messages that arrived after one that was sent later (RFC 4737)."),
         there<measure::reordered>, true},
        {in, "reordered_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Out of order, back"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The same for answers, by the order in which their messages were sent."),
         back<measure::reordered>, true},
        {in, "corrupted_to_server", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Corrupted, there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "Messages that arrived with bytes other than those sent, as a share of all that arrived."),
         there<measure::corrupted>, true},
        {in, "corrupted_to_client", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Corrupted, back"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same for answers."), back<measure::corrupted>, true},
        {in, "late", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Answers too late"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Answers that arrived after the timeout. They count as delivered, but are not in "
                           "any of the times below."),
         measure::late},
        {in, "late_sends", "messages", QT_TRANSLATE_NOOP("swb::Measure", "Sent late"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Messages that left late because the client was still busy. Their round trip "
                           "counts from when they were due; otherwise slowness would hide itself."),
         measure::lateSends},
    };
}

QList<Measure> times()
{
    constexpr Group in = Group::Times;
    return {
        {in, "setup", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Set-up time"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "From the first attempt to connect until all connections are ready, including "
                           "encryption; the mean over several runs. UDP has nothing to connect: its time is "
                           "that of creating the socket, and of the DTLS handshake."),
         measure::setUp},
        {in, "round_trip_min", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, minimum"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The fastest answer, from sending the message to receiving the whole answer."),
         roundTripAt<0>},
        {in, "round_trip_p50", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p50"),
         QT_TRANSLATE_NOOP("swb::Measure", "Half of the answers took at most this long (the median)."),
         roundTripAt<500>},
        {in, "round_trip_p95", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p95"),
         QT_TRANSLATE_NOOP("swb::Measure", "95 of 100 answers took at most this long."), roundTripAt<950>},
        {in, "round_trip_p99", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, p99"),
         QT_TRANSLATE_NOOP("swb::Measure", "99 of 100 answers took at most this long."), roundTripAt<990>},
        {in, "round_trip_max", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Round trip, maximum"),
         QT_TRANSLATE_NOOP("swb::Measure", "The slowest answer."), roundTripAt<1000>},
        {in, "one_way_min", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, minimum"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "The fastest message to the server, if both ends share one clock."),
         oneWayAt<0>, true},
        {in, "one_way_p50", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p50"),
         QT_TRANSLATE_NOOP("swb::Measure", "Half of the messages took at most this long to the server."),
         oneWayAt<500>, true},
        {in, "one_way_p95", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p95"),
         QT_TRANSLATE_NOOP("swb::Measure", "95 of 100 messages took at most this long."), oneWayAt<950>,
         true},
        {in, "one_way_p99", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, p99"),
         QT_TRANSLATE_NOOP("swb::Measure", "99 of 100 messages took at most this long."), oneWayAt<990>,
         true},
        {in, "one_way_max", "ns", QT_TRANSLATE_NOOP("swb::Measure", "One way, maximum"),
         QT_TRANSLATE_NOOP("swb::Measure", "The slowest message."), oneWayAt<1000>, true},
        {in, "jitter", "ns", QT_TRANSLATE_NOOP("swb::Measure", "Jitter"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "How much the times of successive messages differ, smoothed over about sixteen of "
                           "them (RFC 3550 6.4.1)."),
         measure::jitter},
        {in, "stalls", "times", QT_TRANSLATE_NOOP("swb::Measure", "Stalled"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "How often nothing arrived for 100 ms or more although something was in flight, "
                           "and the total duration."),
         measure::stalls},
    };
}

QList<Measure> bytes()
{
    constexpr Group in = Group::Bytes;
    return {
        {in, "payload_sent", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Application bytes"),
         QT_TRANSLATE_NOOP("swb::Measure", "Payload sent, without any header."), measure::payload},
        {in, "wire_out", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Bytes on the wire, there"),
         QT_TRANSLATE_NOOP(
             "swb::Measure",
             "The same including TCP or UDP and IP headers, and retransmitted bytes, to the server."),
         measure::wireOut, true},
        {in, "wire_in", "bytes", QT_TRANSLATE_NOOP("swb::Measure", "Bytes on the wire, back"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same from the server to the client."), measure::wireIn, true},
        {in, "goodput", "bytes_per_s", QT_TRANSLATE_NOOP("swb::Measure", "Goodput"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Payload that arrived whole, per second from the first message to the last."),
         measure::goodput},
        {in, "message_rate", "messages_per_s", QT_TRANSLATE_NOOP("swb::Measure", "Messages per second"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Messages answered (or delivered, if the server does not answer) per second over "
                           "the same time."),
         measure::messageRate},
    };
}

QList<Measure> systemCalls()
{
    constexpr Group in = Group::Calls;
    return {
        {in, "reads_per_message_at_server", "reads",
         QT_TRANSLATE_NOOP("swb::Measure", "Reads per message, server"),
         QT_TRANSLATE_NOOP("swb::Measure",
                           "Reads that the server needed per message. Above 1, messages arrived in pieces; "
                           "below 1, several arrived together: TCP keeps the order of bytes, not message "
                           "boundaries. UDP always has 1."),
         measure::readsAtServer, true},
        {in, "reads_per_message_at_client", "reads",
         QT_TRANSLATE_NOOP("swb::Measure", "Reads per message, client"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same for answers."), measure::readsAtClient},
        {in, "calls_of_client", "calls", QT_TRANSLATE_NOOP("swb::Measure", "System calls, client"),
         QT_TRANSLATE_NOOP("swb::Measure", "How often the client called the system to read or write."),
         measure::callsOfClient},
        {in, "calls_of_server", "calls", QT_TRANSLATE_NOOP("swb::Measure", "System calls, server"),
         QT_TRANSLATE_NOOP("swb::Measure", "The same for the comparison's own server."),
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
