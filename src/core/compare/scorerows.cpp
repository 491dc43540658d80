// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorerows.h"

#include "core/compare/measures.h"
#include "core/values/quantities.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Scorecard)
};

std::optional<MeasuredText> rowText(const std::optional<LaneResult> &lane, const Measure &measure)
{
    if (!lane)
        return {};
    return lane->runs.isEmpty() ? notMeasured() : measure.of(lane->whole);
}

/// The notes of both lanes, once if they are equal.
QString noteOf(const Scorecard &scorecard, const std::optional<MeasuredText> &tcp,
               const std::optional<MeasuredText> &udp)
{
    if (tcp && udp && tcp->note == udp->note)
        return tcp->note;
    QStringList notes;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        const auto &text = lane == Lane::Tcp ? tcp : udp;
        if (text && !text->note.isEmpty())
            notes.append(
                Words::tr("%1: %2").arg(displayName(scorecard.of(lane)->whole.transport), text->note));
    }
    return notes.join(QStringLiteral(" "));
}

QString paceText(const Work &work)
{
    switch (work.pace) {
    case WorkPace::PingPong:
        return Words::tr("each after the answer to the previous one");
    case WorkPace::AsFast:
        return Words::tr("as fast as possible, %1 in flight").arg(work.inFlight);
    case WorkPace::Rate:
        return Words::tr("%1 per second").arg(quantities::count(quint64(work.rate)));
    case WorkPace::Bursts:
        return Words::tr("%1 per second, %2 at once")
            .arg(quantities::count(quint64(work.rate)))
            .arg(work.burst);
    }
    return {};
}

QString directionText(WorkDirection direction)
{
    switch (direction) {
    case WorkDirection::Echo:
        return Words::tr("echoed");
    case WorkDirection::Uppercase:
        return Words::tr("answered in uppercase");
    case WorkDirection::OneWay:
        return Words::tr("one way");
    }
    return {};
}

} // namespace

QList<ScoreRow> scoreRows(const Scorecard &scorecard)
{
    QList<ScoreRow> rows;
    std::optional<Measure::Group> group;
    for (const Measure &measure : measures()) {
        if (group != measure.group)
            rows.append({nameOf(measure.group), {}, {}, {}, true});
        group = measure.group;
        auto tcp = rowText(scorecard.tcp, measure);
        auto udp = rowText(scorecard.udp, measure);
        if (tcp && udp)
            setSideBySide(*tcp, *udp);
        rows.append({nameOf(measure), tcp ? tcp->text : QString(), udp ? udp->text : QString(),
                     noteOf(scorecard, tcp, udp), false});
    }
    return rows;
}

QStringList workParts(const Work &work)
{
    const QString messages
        = Words::tr("%1 messages", nullptr, int(work.count)).arg(quantities::count(quint64(work.count)));
    return {Words::tr("%1 of %n bytes", nullptr, int(work.messageBytes())).arg(messages),
            paceText(work),
            Words::tr("over %n connections", nullptr, work.connections),
            directionText(work.direction),
            work.sockets == SocketFamily::Qt ? Words::tr("with Qt's classes") : QString(),
            work.repeats > 1 ? Words::tr("%n runs", nullptr, work.repeats) : QString(),
            work.warmUp > 0 ? Words::tr("after %1 for warm-up").arg(quantities::count(quint64(work.warmUp)))
                            : QString()};
}

QString workText(const Work &work)
{
    QStringList parts = workParts(work);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString machineText(const Scorecard &scorecard)
{
    const MachineFacts &machine = scorecard.machine;
    QStringList parts{machine.system,
                      machine.kernel,
                      machine.processor,
                      Words::tr("%n cores", nullptr, machine.cores),
                      Words::tr("Qt %1").arg(machine.qt),
                      Words::tr("Socket Workbench %1").arg(machine.workbench)};
    parts.removeAll(QString());
    bool loopback = true;
    for (const auto &lane : {scorecard.tcp, scorecard.udp})
        loopback = loopback && (!lane || lane->whole.loopback);
    parts << (loopback ? Words::tr("loopback: no network between the two ends")
                       : Words::tr("over a network"));
    return parts.join(QStringLiteral(", "));
}

} // namespace swb
