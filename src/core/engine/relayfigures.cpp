// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/relayfigures.h"

#include "core/impairment/impairmentoptions.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::RelayFigure)
};

quint64 read(const std::atomic<quint64> &counter)
{
    return counter.load(std::memory_order_relaxed);
}

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

QString meanAndMost(const LineCounters &of)
{
    return Words::tr("%1 mean, %2 at most")
        .arg(milliseconds(of.meanDelay()), milliseconds(double(read(of.delayMaxNs)) / 1e9));
}

/// What was measured of the thing that this option sets; nothing where no clock or counter tells.
QString measuredFor(QLatin1StringView option, const LineCounters &of)
{
    const quint64 received = read(of.received);
    const quint64 passed = read(of.passed);
    if (option == "loss"_L1)
        return share(of.droppedFor(DropReason::Loss), received);
    if (option == "burst"_L1)
        return share(of.droppedFor(DropReason::BurstLoss), received);
    if (option == "drop"_L1)
        return QString::number(of.droppedFor(DropReason::ByNumber));
    if (option == "dup"_L1)
        return share(read(of.duplicated), passed);
    if (option == "reorder"_L1)
        return share(read(of.reordered), passed);
    if (option == "corrupt"_L1)
        return share(read(of.corrupted), received - of.droppedInAll());
    if (passed == 0)
        return {};
    if (option == "delay"_L1)
        return meanAndMost(of);
    if (option == "jitter"_L1)
        return Words::tr("%1 standard deviation").arg(milliseconds(of.delayDeviation()));
    if (option == "rate"_L1)
        return Words::tr("%1 bit/s").arg(QString::number(of.bitsPerSecond(), 'f', 0));
    return {};
}

bool hasHappened(QLatin1StringView option, const LineCounters &of)
{
    return (option == "reorder"_L1 && read(of.reordered) > 0)
        || (option == "delay"_L1 && read(of.passed) > 0);
}

/// Losses that no option of chance has set.
void addOtherDrops(QList<RelayFigure> &figures, const LineCounters &of)
{
    for (const DropReason reason : {DropReason::QueueOverflow, DropReason::Refused, DropReason::PeerGone,
                                    DropReason::Stopped, DropReason::ByHand}) {
        if (of.droppedFor(reason) > 0)
            figures.append({describe(reason), {}, QString::number(of.droppedFor(reason))});
    }
    if (read(of.systemDropped) > 0)
        figures.append({Words::tr("the system dropped before they were read"),
                        {},
                        QString::number(read(of.systemDropped))});
}

} // namespace

QList<RelayFigure> relayFigures(Transport transport, const Impairment &configured,
                                const LineCounters &measured)
{
    QList<RelayFigure> figures;
    const auto count = [&](const QString &name, const std::atomic<quint64> &units,
                           const std::atomic<quint64> &bytes) {
        figures.append(
            {name,
             {},
             Words::tr("%1 (%2 bytes)").arg(QString::number(read(units)), QString::number(read(bytes)))});
    };
    count(isStream(transport) ? Words::tr("read") : Words::tr("received"), measured.received,
          measured.receivedBytes);
    count(isStream(transport) ? Words::tr("written") : Words::tr("passed on"), measured.passed,
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
