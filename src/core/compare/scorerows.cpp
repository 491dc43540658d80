// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorerows.h"

#include "core/compare/measuredtext.h"
#include "core/compare/quantities.h"

#include <QCoreApplication>
#include <functional>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Scorecard)
};

using Cell = std::function<MeasuredText(const LaneScore &)>;

/// Gathers the rows of both lanes.
class Rows
{
public:
    explicit Rows(const Scorecard &scorecard)
        : m_scorecard(scorecard)
    { }

    void heading(const QString &name) { m_rows.append({name, {}, {}, {}, true}); }
    void add(const QString &name, const Cell &cell, const QString &note = {})
    {
        m_rows.append({name, text(m_scorecard.tcp, cell), text(m_scorecard.udp, cell), note, false});
    }
    /// Only where it is not 0 in one of the lanes.
    void addCount(const QString &name, const std::function<quint64(const LaneScore &)> &number)
    {
        const bool any = (m_scorecard.tcp && number(m_scorecard.tcp->whole) > 0)
            || (m_scorecard.udp && number(m_scorecard.udp->whole) > 0);
        if (any)
            add(name, [&](const LaneScore &of) { return MeasuredText{quantities::count(number(of)), {}}; });
    }
    [[nodiscard]] QList<ScoreRow> take() { return std::move(m_rows); }
    [[nodiscard]] bool any(const std::function<bool(const LaneScore &)> &test) const
    {
        return (m_scorecard.tcp && test(m_scorecard.tcp->whole))
            || (m_scorecard.udp && test(m_scorecard.udp->whole));
    }

private:
    static QString text(const std::optional<LaneResult> &lane, const Cell &cell)
    {
        if (!lane)
            return {};
        return lane->runs.isEmpty() ? notMeasured().text : cell(lane->whole).text;
    }

    const Scorecard &m_scorecard;
    QList<ScoreRow> m_rows;
};

void addMessages(Rows &rows)
{
    rows.add(Words::tr("sent"), measure::sent);
    rows.add(Words::tr("delivered"), measure::delivered,
             rows.any([](const LaneScore &of) { return !of.serverIsOurs; })
                 ? Words::tr("where the server is not ours: answered")
                 : QString());
    if (rows.any([](const LaneScore &of) { return of.answers; }))
        rows.add(Words::tr("answered"), measure::answered);
    rows.add(Words::tr("lost on the way"), measure::lostToServer);
    for (int i = 0; i < lossReasons; ++i)
        rows.addCount(QStringLiteral("  ") % describe(LossReason(i)),
                      [i](const LaneScore &of) { return of.toServer.lost[size_t(i)]; });
    rows.addCount(Words::tr("answers lost"), [](const LaneScore &of) { return of.toClient.lostInAll(); });
    for (int i = 0; i < lossReasons; ++i)
        rows.addCount(QStringLiteral("  ") % describe(LossReason(i)),
                      [i](const LaneScore &of) { return of.toClient.lost[size_t(i)]; });
    rows.add(Words::tr("duplicated"), measure::duplicated);
    rows.add(Words::tr("reordered"), measure::reordered);
    rows.add(Words::tr("corrupted"), measure::corrupted);
    rows.addCount(Words::tr("answered late"), [](const LaneScore &of) { return of.late; });
    rows.addCount(Words::tr("left late"), [](const LaneScore &of) { return of.lateSends; });
}

void addTimes(Rows &rows, const QString &name, MeasuredText (*at)(const LaneScore &, double))
{
    const auto row = [&](const QString &which, double share) {
        rows.add(QString(name % u' ' % which), [at, share](const LaneScore &of) { return at(of, share); });
    };
    row(Words::tr("min"), 0);
    row(Words::tr("p50"), 0.5);
    row(Words::tr("p95"), 0.95);
    row(Words::tr("p99"), 0.99);
    row(Words::tr("max"), 1);
}

/// The two estimators are not the same: each lane says which it has.
MeasuredText jitterText(const LaneScore &of)
{
    MeasuredText text = measure::jitter(of);
    if (text.measured)
        text.text = (of.jitterBasis == JitterBasis::OneWay ? Words::tr("%1 one way")
                                                           : Words::tr("%1 of round trips"))
                        .arg(text.text);
    return text;
}

MeasuredText stallText(const LaneScore &of)
{
    MeasuredText text = measure::stalls(of);
    if (of.stalls > 0)
        text.text = Words::tr("%1, %2 in all").arg(text.text, quantities::time(double(of.stalledNs)));
    return text;
}

MeasuredText wireText(const LaneScore &of)
{
    const MeasuredText out = measure::wireOut(of);
    const MeasuredText in = measure::wireIn(of);
    return out.measured && in.measured
        ? MeasuredText{Words::tr("%1 out, %2 in").arg(out.text, in.text), out.note}
        : notMeasured(of.wireEvidence);
}

void addBytes(Rows &rows, const Scorecard &scorecard)
{
    rows.add(Words::tr("payload sent"), measure::payload);
    QStringList evidence;
    for (const auto &lane : {scorecard.tcp, scorecard.udp}) {
        if (lane && !lane->whole.wireEvidence.isEmpty())
            evidence << displayName(lane->whole.transport) % QStringLiteral(" ") % lane->whole.wireEvidence;
    }
    rows.add(Words::tr("on the wire"), wireText, evidence.join(QStringLiteral("; ")));
    rows.add(Words::tr("goodput"), measure::goodput);
    rows.add(Words::tr("messages a second"), [](const LaneScore &of) {
        const MeasuredText goodput = measure::goodput(of);
        return goodput.measured ? MeasuredText{quantities::count(quint64(of.messagesPerSecond())), {}}
                                : goodput;
    });
}

void addCalls(Rows &rows)
{
    rows.add(Words::tr("reads for a message, server"), measure::readsAtServer);
    rows.add(Words::tr("reads for a message, client"), measure::readsAtClient);
    rows.add(Words::tr("calls of the client"), measure::callsOfClient,
             Words::tr("by our own count; waiting is not among them"));
    rows.add(Words::tr("calls of the server"), measure::callsOfServer);
}

QString paceText(const Work &work)
{
    switch (work.pace) {
    case WorkPace::PingPong:
        return Words::tr("each after the answer to the one before");
    case WorkPace::AsFast:
        return Words::tr("as fast as possible, %1 under way").arg(work.inFlight);
    case WorkPace::Rate:
        return Words::tr("%1 a second").arg(quantities::count(quint64(work.rate)));
    case WorkPace::Bursts:
        return Words::tr("%1 a second, %2 at once")
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
        return Words::tr("answered in capitals");
    case WorkDirection::OneWay:
        return Words::tr("one way");
    }
    return {};
}

} // namespace

QList<ScoreRow> scoreRows(const Scorecard &scorecard)
{
    Rows rows(scorecard);
    rows.heading(Words::tr("Messages"));
    addMessages(rows);
    rows.heading(Words::tr("Times"));
    rows.add(Words::tr("set-up of all connections"), measure::setUp);
    if (rows.any([](const LaneScore &of) { return of.answers; }))
        addTimes(rows, Words::tr("round trip"), measure::roundTrip);
    addTimes(rows, Words::tr("one way"), measure::oneWay);
    rows.add(Words::tr("jitter"), jitterText, Words::tr("RFC 3550 6.4.1"));
    rows.add(Words::tr("stalls"), stallText);
    rows.heading(Words::tr("Bytes"));
    addBytes(rows, scorecard);
    rows.heading(Words::tr("Calls"));
    addCalls(rows);
    return rows.take();
}

QStringList workParts(const Work &work)
{
    return {Words::tr("%1 messages of %2 bytes")
                .arg(quantities::count(quint64(work.count)))
                .arg(work.messageBytes()),
            paceText(work),
            work.connections == 1 ? Words::tr("over 1 connection")
                                  : Words::tr("over %1 connections").arg(work.connections),
            directionText(work.direction),
            work.repeats > 1 ? Words::tr("%1 runs").arg(work.repeats) : QString(),
            work.warmUp > 0 ? Words::tr("after %1 to warm up").arg(quantities::count(quint64(work.warmUp)))
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
                      Words::tr("%1 cores").arg(machine.cores),
                      Words::tr("Qt %1").arg(machine.qt),
                      Words::tr("Socket Workbench %1").arg(machine.workbench)};
    parts.removeAll(QString());
    bool loopback = true;
    for (const auto &lane : {scorecard.tcp, scorecard.udp})
        loopback = loopback && (!lane || lane->whole.loopback);
    parts << (loopback ? Words::tr("loopback: no network was between the two ends")
                       : Words::tr("over a network"));
    return parts.join(QStringLiteral(", "));
}

} // namespace swb
