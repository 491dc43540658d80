// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/relayfigures.h"

#include "core/impairment/impairmentoptions.h"
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::RelayFigure)
};

QString share(quint64 part, quint64 whole)
{
    if (whole == 0)
        return {};
    const double percent = 100 * double(part) / double(whole);
    return Words::tr("%1% (%2 of %3)")
        .arg(QString::number(percent, 'f', 2), QString::number(part), QString::number(whole));
}

QString milliseconds(double seconds)
{
    return Words::tr("%1 ms").arg(QString::number(seconds * 1000, 'f', 3));
}

QString meanAndMost(const LineFigures &of)
{
    return Words::tr("%1 mean, %2 maximum").arg(milliseconds(of.meanDelay()), milliseconds(of.delayMost));
}

/// What was measured of this option's effect; nothing if no clock or counter measures it.
QString measuredFor(QLatin1StringView option, const LineFigures &of)
{
    const quint64 received = of.received;
    const quint64 passed = of.passed;
    if (option == "loss"_L1)
        return share(of.droppedFor(DropReason::Loss), received);
    if (option == "burst"_L1)
        return share(of.droppedFor(DropReason::BurstLoss), received);
    if (option == "drop"_L1)
        return QString::number(of.droppedFor(DropReason::ByNumber));
    if (option == "dup"_L1)
        return share(of.duplicated, passed);
    if (option == "reorder"_L1)
        return share(of.reordered, passed);
    if (option == "corrupt"_L1)
        return share(of.corrupted, received - std::min(received, of.droppedInAll()));
    if (passed == 0)
        return {};
    if (option == "delay"_L1)
        return meanAndMost(of);
    if (option == "jitter"_L1 && passed > 1)
        return Words::tr("%1 standard deviation").arg(milliseconds(of.delayDeviation()));
    if (option == "rate"_L1 && of.spanNs > 0)
        return Words::tr("%1 bit/s").arg(QString::number(of.bitsPerSecond(), 'f', 0));
    return {};
}

bool hasHappened(QLatin1StringView option, const LineFigures &of)
{
    return (option == "reorder"_L1 && of.reordered > 0) || (option == "delay"_L1 && of.passed > 0);
}

/// Losses that were not caused by a random option.
void addOtherDrops(QList<RelayFigure> &figures, const LineFigures &of)
{
    for (const DropReason reason : {DropReason::QueueOverflow, DropReason::Refused, DropReason::PeerGone,
                                    DropReason::Stopped, DropReason::ByHand, DropReason::NoSession}) {
        if (of.droppedFor(reason) > 0)
            figures.append({describe(reason), {}, QString::number(of.droppedFor(reason))});
    }
    if (of.systemDropped > 0)
        figures.append({Words::tr("dropped by the system before they were read"),
                        {},
                        QString::number(of.systemDropped)});
}

} // namespace

QList<RelayFigure> relayFigures(Transport transport, const Impairment &configured,
                                const LineFigures &measured)
{
    QList<RelayFigure> figures;
    const auto count = [&](const QString &name, quint64 units, quint64 bytes) {
        figures.append({name,
                        {},
                        Words::tr("%1 (%2 bytes)", nullptr, quantities::plural(bytes))
                            .arg(QString::number(units), QString::number(bytes))});
    };
    count(isStream(transport) ? Words::tr("read") : Words::tr("received"), measured.received,
          measured.receivedBytes);
    count(isStream(transport) ? Words::tr("written") : Words::tr("forwarded"), measured.passed,
          measured.passedBytes);
    static const Impairment nothing;
    for (const ImpairmentOption &option : impairmentOptions()) {
        const QLatin1StringView name(option.name);
        const bool set = option.value(configured) != option.value(nothing);
        if (set || (hasHappened(name, measured) && (isStream(transport) ? option.streams : option.datagrams)))
            figures.append({name, set ? option.value(configured) : u"0"_s, measuredFor(name, measured)});
    }
    addOtherDrops(figures, measured);
    return figures;
}

} // namespace swb
