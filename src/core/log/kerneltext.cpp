// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/kerneltext.h"

#include "core/values/quantities.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QString milliseconds(qint64 micros)
{
    return QString::number(double(micros) / 1000.0, 'f', 3);
}

} // namespace

QString KernelText::line(const TcpFacts &facts)
{
    QStringList parts;
    if (facts.rttUs >= 0)
        parts.append(tr("RTT %1 ms").arg(milliseconds(facts.rttUs)));
    if (facts.retransmits >= 0)
        parts.append(
            tr("%1 retransmits", nullptr, quantities::plural(facts.retransmits)).arg(facts.retransmits));
    if (facts.congestionWindow >= 0)
        parts.append(tr("cwnd %1").arg(facts.congestionWindow));
    return parts.isEmpty() ? tr("the kernel reports nothing about this connection") : parts.join(u", "_s);
}

QString KernelText::full(const TcpFacts &facts)
{
    QStringList lines;
    const auto add = [&lines](const QString &name, qint64 value, const QString &withUnit) {
        lines.append(value < 0 ? tr("%1: not reported by the kernel").arg(name)
                               : tr("%1: %2 (sampled)").arg(name, withUnit));
    };
    const auto time = [&add](const QString &name, qint64 micros) {
        add(name, micros, tr("%1 ms").arg(milliseconds(micros)));
    };
    const auto count = [&add](const QString &name, qint64 value, const QString &unit) {
        add(name, value, unit.arg(value));
    };
    time(tr("Smoothed round-trip time"), facts.rttUs);
    time(tr("Mean deviation of the round-trip time"), facts.rttVarUs);
    time(tr("Minimum round-trip time"), facts.minRttUs);
    time(tr("Retransmission timeout"), facts.rtoUs);
    count(tr("Maximum payload of a segment (MSS)"), facts.sendMss, tr("%1 B"));
    count(tr("Congestion window, in segments"), facts.congestionWindow, u"%1"_s);
    count(tr("Segments not yet acknowledged"), facts.unacked, u"%1"_s);
    count(tr("Segments retransmitted, total"), facts.retransmits, u"%1"_s);
    count(tr("Segments currently considered lost"), facts.lost, u"%1"_s);
    count(tr("Segments sent"), facts.segmentsOut, u"%1"_s);
    count(tr("Segments received"), facts.segmentsIn, u"%1"_s);
    count(tr("Delivery rate, latest estimate"), facts.deliveryRate, tr("%1 B/s"));
    return lines.join(u'\n');
}

} // namespace swb
