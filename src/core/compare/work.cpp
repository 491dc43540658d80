// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/work.h"

#include "core/compare/probe.h"
#include "core/framing/framingspec.h"
#include "core/impairment/counterrandom.h"
#include "core/impairment/impairmentoptions.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Work)
};

Error wrong(const QString &what)
{
    return makeError(ErrorCode::BadOption, what);
}

Error outside(const QString &what, qint64 value, qint64 least, qint64 most)
{
    if (value >= least && value <= most)
        return {};
    return wrong(Words::tr("%1 is from %2 to %3, not %4.")
                     .arg(what, QString::number(least), QString::number(most), QString::number(value)));
}

Error sizeProblem(const Work &work)
{
    const qint64 most = work.udp.on && work.udp.encrypted ? limits::workDtlsBytes : limits::workMessageBytes;
    const qint64 bytes = work.messageBytes();
    if (bytes > most && work.udp.on)
        return makeError(
            ErrorCode::DatagramTooLarge,
            Words::tr("A message of %n bytes does not fit in the UDP lane.", nullptr, int(bytes)),
            Words::tr("The maximum here is %n bytes.", nullptr, int(most)));
    return outside(Words::tr("The size of a message"), bytes, 1, limits::workMessageBytes);
}

Error numbersProblem(const Work &work)
{
    const auto ms = work.patience.count();
    for (const Error &error : {
             outside(Words::tr("The number of messages"), work.count, 1, limits::workMessages),
             outside(Words::tr("The number of connections"), work.connections, 1, limits::workConnections),
             outside(Words::tr("The rate"), work.rate, 1, limits::workRate),
             outside(Words::tr("The size of a burst"), work.burst, 1, limits::workBurst),
             outside(Words::tr("The number of messages in flight"), work.inFlight, 1, limits::workInFlight),
             outside(Words::tr("The number of runs"), work.repeats, 1, limits::workRepeats),
             outside(Words::tr("The warm-up"), work.warmUp, 0, limits::workMessages),
             outside(Words::tr("The answer timeout in milliseconds"), ms, 1, limits::workPatience.count()),
         }) {
        if (error.isError())
            return error;
    }
    if (work.count < work.connections)
        return wrong(Words::tr("%1 connections cannot share %n messages: each sends at least one.", nullptr,
                               int(work.count))
                         .arg(work.connections));
    return {};
}

Error framingProblem(const Work &work)
{
    const auto framing = parseFraming(work.framing, limits::workMessageBytes);
    if (!framing)
        return framing.error();
    if (!framing.value())
        return {};
    QByteArray out;
    const QByteArray message = work.text.isEmpty() ? QByteArray(work.size, 'a') : work.text;
    const auto framer = framing.value()();
    Error error = framer->encode(message, out);
    if (error.isError())
        return error;
    framer->append(out);
    const bool whole = framer->next() == Framer::Status::Complete && framer->payload() == message
        && framer->pendingBytes() == 0;
    return whole
        ? Error{}
        : makeError(ErrorCode::BadFraming,
                    Words::tr("The framing “%1” does not keep this message whole.").arg(work.framing));
}

Error serverProblem(const Work &work, Lane lane)
{
    const LaneWork &of = work.of(lane);
    if (!of.server)
        return {};
    const QString what = Words::tr("The %1 lane cannot go to %2.")
                             .arg(displayName(work.transportOf(lane)), of.server->toString());
    if (of.server->transport != work.transportOf(lane))
        return makeError(ErrorCode::BadUrl, what,
                         Words::tr("Its server is at %1://host:port.").arg(schemeOf(work.transportOf(lane))));
    if (of.server->host.isEmpty())
        return makeError(
            ErrorCode::BadUrl,
            Words::tr("The server of the %1 lane has no host.").arg(displayName(work.transportOf(lane))),
            Words::tr("Give the name or address of a computer, such as 127.0.0.1."));
    if (of.server->port == 0)
        return makeError(ErrorCode::BadUrl, what, Words::tr("A server has a port from 1 to 65535."));
    if (work.direction == WorkDirection::OneWay)
        return makeError(
            ErrorCode::BadOption, what,
            Words::tr("With one-way work, only the comparison's own server can report what arrived."));
    return {};
}

Error laneProblem(const Work &work, Lane lane)
{
    if (!work.of(lane).on)
        return {};
    Error error = serverProblem(work, lane);
    if (error.isError())
        return error;
    const Transport transport = work.transportOf(lane);
    error = impossibleFor(transport, work.of(lane).impairment.toServer);
    return error.isError() ? error : impossibleFor(transport, work.of(lane).impairment.toClient);
}

} // namespace

bool LaneWork::hasRelay() const
{
    return relayed || impairment.toServer != Impairment{} || impairment.toClient != Impairment{};
}

Work withRelaysAlike(Work work)
{
    const bool relayed = (work.tcp.on && work.tcp.hasRelay()) || (work.udp.on && work.udp.hasRelay());
    work.tcp.relayed = work.tcp.relayed || (relayed && work.tcp.on);
    work.udp.relayed = work.udp.relayed || (relayed && work.udp.on);
    return work;
}

quint64 repeatSeed(quint64 first, int repeat)
{
    constexpr quint64 stream = 0x72657065; // one that no relay draws from
    return repeat == 0 ? first : CounterRandom(first, stream).bits(quint64(repeat)) >> 11;
}

bool Work::isNumbered() const
{
    return text.isEmpty() && size >= Probe::bytes;
}

Error workProblem(const Work &work)
{
    if (!work.tcp.on && !work.udp.on)
        return wrong(Words::tr("Select at least one lane."));
    if (work.direction == WorkDirection::OneWay && work.pace == WorkPace::PingPong)
        return wrong(Words::tr("Ping-pong waits for answers, but one-way work has none."));
    if (work.direction == WorkDirection::OneWay && !work.isNumbered())
        return wrong(Words::tr("One-way work needs numbered messages: a size of at least %1 and no text.")
                         .arg(Probe::bytes));
    for (const Error &error : {sizeProblem(work), numbersProblem(work), framingProblem(work),
                               laneProblem(work, Lane::Tcp), laneProblem(work, Lane::Udp)}) {
        if (error.isError())
            return error;
    }
    return {};
}

QLatin1StringView nameOf(WorkPace pace)
{
    constexpr const char *names[] = {"ping-pong", "fast", "rate", "bursts"};
    return QLatin1StringView(names[size_t(pace)]);
}

QLatin1StringView nameOf(WorkDirection direction)
{
    constexpr const char *names[] = {"echo", "uppercase", "one-way"};
    return QLatin1StringView(names[size_t(direction)]);
}

QLatin1StringView nameOf(Lane lane)
{
    return lane == Lane::Tcp ? QLatin1StringView("tcp") : QLatin1StringView("udp");
}

} // namespace swb
