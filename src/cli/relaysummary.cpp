// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/relaycommand.h"

#include "core/impairment/impairmentjson.h"
#include "core/impairment/relayfigures.h"
#include "core/payload/jsontext.h"

#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RelaySummary)
};

QString table(const QString &title, const QList<RelayFigure> &figures)
{
    qsizetype nameWidth = title.size();
    qsizetype setWidth = Words::tr("set").size();
    for (const RelayFigure &figure : figures) {
        nameWidth = std::max(nameWidth, figure.name.size());
        setWidth = std::max(setWidth, figure.configured.size());
    }
    const auto row = [&](const QString &name, const QString &configured, const QString &measured) {
        QString text = name.leftJustified(nameWidth + 2) % configured.leftJustified(setWidth + 2) % measured;
        while (text.endsWith(u' '))
            text.chop(1);
        return QString(text % u'\n');
    };
    QString text = row(title, Words::tr("set"), Words::tr("measured"));
    for (const RelayFigure &figure : figures)
        text += row(u"  "_s + figure.name, figure.configured, figure.measured);
    return text;
}

QJsonObject measuredJson(const LineFigures &of)
{
    QJsonObject dropped;
    for (int reason = int(DropReason::Loss); reason < dropReasons; ++reason)
        dropped.insert(nameOf(DropReason(reason)), qint64(of.droppedFor(DropReason(reason))));
    QJsonObject object{
        {u"received"_s, qint64(of.received)},   {u"receivedBytes"_s, qint64(of.receivedBytes)},
        {u"passed"_s, qint64(of.passed)},       {u"passedBytes"_s, qint64(of.passedBytes)},
        {u"waiting"_s, qint64(of.waiting)},     {u"duplicated"_s, qint64(of.duplicated)},
        {u"reordered"_s, qint64(of.reordered)}, {u"systemDropped"_s, qint64(of.systemDropped)},
        {u"corrupted"_s, qint64(of.corrupted)}, {u"dropped"_s, dropped},
    };
    if (of.passed > 0) {
        object.insert(u"delayNs"_s,
                      QJsonObject{{u"mean"_s, qRound64(of.meanDelay() * 1e9)},
                                  {u"deviation"_s, qRound64(of.delayDeviation() * 1e9)},
                                  {u"max"_s, qRound64(of.delayMost * 1e9)}});
        object.insert(u"bitsPerSecond"_s, of.bitsPerSecond());
    }
    return object;
}

QJsonObject directionJson(const Impairment &configured, const LineFigures &measured)
{
    return {{u"configured"_s, toJson(configured)}, {u"measured"_s, measuredJson(measured)}};
}

} // namespace

QByteArray relaySummaryText(const RelayStatus &status)
{
    const RelayImpairment &impairment = status.settings.impairment;
    const Transport transport = status.settings.listen.transport;
    const QString text = Words::tr("seed %1").arg(impairment.seed) % u'\n'
        % table(Words::tr("to the server"),
                relayFigures(transport, impairment.toServer, status.counters->toServer.now()))
        % table(Words::tr("to the client"),
                relayFigures(transport, impairment.toClient, status.counters->toClient.now()));
    return text.toUtf8();
}

QByteArray relaySummaryJson(const RelayStatus &status)
{
    const RelayImpairment &impairment = status.settings.impairment;
    const QJsonObject object{
        {u"kind"_s, u"relay-summary"_s},
        {u"seed"_s, qint64(impairment.seed)},
        {u"toServer"_s, directionJson(impairment.toServer, status.counters->toServer.now())},
        {u"toClient"_s, directionJson(impairment.toClient, status.counters->toClient.now())},
    };
    return jsonText(object) + '\n';
}

} // namespace swb
