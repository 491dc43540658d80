// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/verdict.h"

namespace swb::bench {
namespace {

Verdict atLeast(const QString &target, double wanted, const QList<double> &ratio)
{
    Verdict verdict;
    verdict.target = target;
    verdict.judged = !ratio.isEmpty();
    verdict.measured = spreadOf(ratio);
    verdict.reached = verdict.judged && verdict.measured.median >= wanted;
    if (verdict.judged && !verdict.reached)
        verdict.shortBy = 1 - verdict.measured.median / wanted;
    return verdict;
}

Verdict atLeast(const Row &row, const Series &ours)
{
    const QString target
        = QStringLiteral("at least %1 %2").arg(row.atLeast, 0, 'f', row.decimals).arg(row.unit).trimmed();
    return atLeast(target, row.atLeast, ours.complete() ? ours.values() : QList<double>());
}

Verdict atMost(const Row &row, const Series &ours)
{
    Verdict verdict;
    verdict.target = QStringLiteral("at most %1 %2").arg(row.atMost).arg(row.unit);
    verdict.judged = ours.complete();
    verdict.measured = spreadOf(ours.values());
    verdict.reached = verdict.judged && verdict.measured.median <= row.atMost;
    if (verdict.judged && !verdict.reached)
        verdict.shortBy = verdict.measured.median / row.atMost - 1;
    return verdict;
}

Verdict atMostAbove(const Row &row, const Series &ours, const Series *other)
{
    Verdict verdict;
    verdict.target = QStringLiteral("at most %1 %2 above that without").arg(row.atMostAbove).arg(row.unit);
    verdict.judged = other && other->complete() && ours.complete();
    if (!verdict.judged)
        return verdict;
    QList<double> above = ours.values();
    for (qsizetype i = 0; i < above.size(); ++i)
        above[i] -= other->values().value(i);
    verdict.measured = spreadOf(above);
    verdict.reached = verdict.measured.median <= row.atMostAbove;
    if (!verdict.reached)
        verdict.shortBy = verdict.measured.median / row.atMostAbove - 1;
    return verdict;
}

QList<double> ratioTo(const Series &ours, const Series *other)
{
    return other && other->complete() && ours.complete() ? ratios(ours.values(), other->values())
                                                         : QList<double>();
}

} // namespace

QString Verdict::toString() const
{
    if (!judged)
        return target + QStringLiteral(": not judged, one side is missing");
    const QString spread = QStringLiteral("%1 (%2 to %3)")
                               .arg(measured.median, 0, 'f', 2)
                               .arg(measured.low, 0, 'f', 2)
                               .arg(measured.high, 0, 'f', 2);
    if (reached)
        return target + QStringLiteral(": reached, ") + spread;
    return target + QStringLiteral(": MISSED by %1 %, ").arg(shortBy * 100, 0, 'f', 0) + spread;
}

QList<Verdict> verdictsOf(const RowResult &result)
{
    QList<Verdict> verdicts;
    const Series *ours = result.find(Contender::Kind::Ours);
    if (!ours)
        return verdicts;
    const Row &row = result.row;
    if (row.ofLimit > 0) {
        const QString limit = row.load.work == Work::HttpGet ? QStringLiteral("nginx")
            : row.recording                                  ? QStringLiteral("that without")
                                                             : QStringLiteral("raw epoll");
        verdicts.append(atLeast(QStringLiteral("at least %1 of ").arg(row.ofLimit, 0, 'f', 2) + limit,
                                row.ofLimit, ratioTo(*ours, result.find(Contender::Kind::Limit))));
    }
    if (row.atLeast > 0)
        verdicts.append(atLeast(row, *ours));
    for (const QString &peer : row.aheadOf) {
        const Series *other = result.find(peer);
        if (other && other->leftOut.isEmpty())
            verdicts.append(
                atLeast(QStringLiteral("ahead of ") + other->contender.name, 1.0, ratioTo(*ours, other)));
    }
    if (row.atMost > 0)
        verdicts.append(atMost(row, *ours));
    if (row.atMostAbove > 0)
        verdicts.append(atMostAbove(row, *ours, result.find(Contender::Kind::Limit)));
    return verdicts;
}

QStringList faultsOf(const RowResult &result)
{
    QStringList faults;
    for (const Series &series : result.series) {
        if (series.contender.kind == Contender::Kind::Peer)
            continue;
        const QString who
            = result.row.title + QStringLiteral(", ") + series.contender.name + QStringLiteral(": ");
        if (!series.broken.isEmpty())
            faults.append(who + series.broken);
        if (series.lost() > 0)
            faults.append(who + QStringLiteral("%1 lost or damaged").arg(series.lost()));
    }
    return faults;
}

} // namespace swb::bench
