// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/relayrows.h"

#include "core/impairment/impairmentoptions.h"
#include "core/impairment/relayfigures.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::RelayRow)
};

QString sentenceCase(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

RelayRow rowOf(const RelayFigure &figure)
{
    const ImpairmentOption *option = impairmentOption(figure.name);
    RelayRow row;
    row.effect = option ? titleOf(*option) : sentenceCase(figure.name);
    row.configured = figure.configured == u"0"_s ? Words::tr("off") : figure.configured;
    row.isMeasured = !figure.measured.isEmpty();
    row.measured = row.isMeasured ? figure.measured : Words::tr("not measured");
    return row;
}

} // namespace

QList<RelayRow> relayRows(const Work &work, Lane lane, const LaneScore &score)
{
    QList<RelayRow> rows;
    if (!score.relay)
        return rows;
    for (const RelayDirection direction : {RelayDirection::ToServer, RelayDirection::ToClient}) {
        const bool there = direction == RelayDirection::ToServer;
        const QString way = (there ? Words::tr("%1 to server") : Words::tr("%1 to client"))
                                .arg(displayName(score.transport));
        const LineFigures &measured = there ? score.relay->toServer : score.relay->toClient;
        const auto figures = relayFigures(score.transport, work.of(lane).impairment.of(direction), measured);
        for (const RelayFigure &figure : figures) {
            rows.append(rowOf(figure));
            rows.last().lane = lane;
            rows.last().way = way;
        }
    }
    return rows;
}

QList<RelayRow> relayRows(const Scorecard &scorecard)
{
    QList<RelayRow> rows;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (scorecard.of(lane))
            rows += relayRows(scorecard.work, lane, scorecard.of(lane)->whole);
    }
    return rows;
}

QString relaySeedsText(const Scorecard &scorecard)
{
    QStringList lanes;
    QStringList named;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        QStringList seeds;
        if (const auto &result = scorecard.of(lane)) {
            for (const LaneScore &run : result->runs)
                seeds.append(run.relaySeed ? QString::number(*run.relaySeed) : QString());
        }
        seeds.removeAll(QString());
        if (seeds.isEmpty())
            continue;
        lanes.append(seeds.join(u", "_s));
        named.append(Words::tr("%1: %2").arg(displayName(scorecard.of(lane)->whole.transport), lanes.last()));
    }
    if (lanes.isEmpty())
        return {};
    const bool same = lanes.size() == 2 && lanes.first() == lanes.last();
    return Words::tr("Seeds of the relays, one per repeat (--seed with the first gives all of them): %1.")
        .arg(same ? lanes.first() : named.join(u"; "_s));
}

QString relayRowsNote()
{
    return Words::tr("Measured over everything that passed the relay, including warm-up and handshakes.");
}

} // namespace swb
