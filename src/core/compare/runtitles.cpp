// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/runtitles.h"

#include "core/compare/scorerows.h"
#include "core/impairment/impairmentoptions.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Scorecard)
};

QList<Lane> lanesOf(const Work &work)
{
    QList<Lane> lanes;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (work.of(lane).on)
            lanes.append(lane);
    }
    return lanes;
}

bool isPreset(const Work &work, const ImpairmentPreset &preset)
{
    const QList<Lane> lanes = lanesOf(work);
    return std::all_of(lanes.begin(), lanes.end(), [&](Lane lane) {
        const RelayImpairment &line = work.of(lane).impairment;
        const Transport transport = work.transportOf(lane);
        return line.toServer == possibleFor(transport, preset.toServer)
            && line.toClient == possibleFor(transport, preset.toClient);
    });
}

/// Each amount once, with its direction if it is set for only one.
QStringList amountsOf(const Work &work)
{
    QStringList amounts;
    for (const ImpairmentOption &option : impairmentOptions()) {
        const QString unset = option.value(Impairment{});
        QStringList there;
        QStringList back;
        for (const Lane lane : lanesOf(work)) {
            there.append(option.value(work.of(lane).impairment.toServer));
            back.append(option.value(work.of(lane).impairment.toClient));
        }
        QStringList all = there + back;
        all.removeDuplicates();
        all.removeAll(unset);
        for (const QString &value : std::as_const(all)) {
            const QString words = titleOf(option) % u' ' % value;
            amounts.append(!back.contains(value)       ? Words::tr("%1 to the server").arg(words)
                               : there.contains(value) ? words
                                                       : Words::tr("%1 to the client").arg(words));
        }
    }
    return amounts;
}

QString lanesText(const Work &work)
{
    QStringList names;
    for (const Lane lane : lanesOf(work)) {
        const auto &server = work.of(lane).server;
        names.append(server ? server->toString() : QString(displayName(work.transportOf(lane))));
    }
    return names.size() == 2 ? Words::tr("%1 and %2").arg(names.first(), names.last()) : names.join(u", "_s);
}

/// The same number for every run, in the same order; some may be empty.
QStringList partsOf(const Scorecard &run)
{
    const Work &work = run.work;
    return QStringList{lineText(work), run.stopped ? Words::tr("stopped") : QString()} + workParts(work)
        + QStringList{lanesText(work),
                      work.framing == u"none" ? QString() : Words::tr("framing %1").arg(work.framing)};
}

} // namespace

QString lineText(const Work &work)
{
    const QStringList amounts = amountsOf(work);
    if (amounts.isEmpty())
        return Words::tr("no impairment");
    const auto &presets = impairmentPresets();
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [&](const ImpairmentPreset &preset) { return isPreset(work, preset); });
    return found == presets.end() ? amounts.join(u", "_s) : titleOf(*found);
}

QStringList runTitles(const QList<Scorecard> &runs)
{
    QList<QStringList> parts;
    for (const Scorecard &run : runs)
        parts.append(partsOf(run));
    QStringList titles;
    for (qsizetype run = 0; run < runs.size(); ++run) {
        QStringList telling;
        QStringList shared;
        for (qsizetype part = 0; part < parts[run].size(); ++part) {
            const QString &words = parts[run][part];
            const bool same = std::all_of(parts.cbegin(), parts.cend(),
                                          [&](const QStringList &other) { return other[part] == words; });
            if (!words.isEmpty())
                (same ? shared : telling).append(words);
        }
        shared.append(runs[run].began.toLocalTime().toString(u"HH:mm:ss"_s));
        titles.append(Words::tr("%1: %2").arg(QString::number(run + 1), (telling + shared).join(u", "_s)));
    }
    return titles;
}

} // namespace swb
