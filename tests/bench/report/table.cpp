// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/table.h"

#include <QLocale>

namespace swb::bench {
namespace {

constexpr int nameWidth = 24;
constexpr int numberWidth = 12;

QString number(double value, int decimals)
{
    return QLocale::c().toString(value, 'f', decimals);
}

QString column(const QString &text, int width)
{
    return text.rightJustified(width) + QStringLiteral("  ");
}

QString ofLimit(const RowResult &result, const Series &series)
{
    const Series *limit = result.find(Contender::Kind::Limit);
    const bool comparable = result.row.measure == Measure::Traffic;
    if (!comparable || !limit || limit == &series || !limit->complete())
        return {};
    return number(median(ratios(series.values(), limit->values())), 2);
}

QString remarks(const Row &row, const Series &series)
{
    double lost = 0;
    double dropped = 0;
    QList<double> costs;
    for (const Round &round : series.rounds) {
        lost += round.load.lost + round.load.damaged;
        dropped += round.load.kernelDropped;
        costs.append(round.processorMicrosecondsPerUnit);
    }
    const double cost = median(costs);
    QStringList remarks;
    if (series.contender.kind != Contender::Kind::Peer && cost >= 0.1)
        remarks << QStringLiteral("%1 us of processor per %2")
                       .arg(cost, 0, 'f', 1)
                       .arg(row.unit.section(u'/', 0, 0)
                                .replace(QStringLiteral("replies"), QStringLiteral("reply")));
    if (row.load.work == Work::Stream && series.contender.streamWindow > 0)
        remarks << QStringLiteral("at most %1 KiB under way, or it stalls")
                       .arg(series.contender.streamWindow >> 10);
    if (lost > 0)
        remarks << QStringLiteral("lost %1, the kernel dropped %2").arg(lost).arg(dropped);
    if (!series.rounds.isEmpty() && !series.rounds.last().note.isEmpty())
        remarks << series.rounds.last().note;
    return remarks.join(QStringLiteral("; "));
}

QString seriesLine(const RowResult &result, const Series &series)
{
    const QString name = QStringLiteral("  ") + series.contender.name.leftJustified(nameWidth);
    if (!series.leftOut.isEmpty())
        return name + QStringLiteral("left out: ") + series.leftOut;
    if (!series.broken.isEmpty())
        return name + QStringLiteral("broke: ") + series.broken;
    const Spread spread = spreadOf(series.values());
    const int decimals = result.row.decimals;
    return name + column(number(spread.median, decimals), numberWidth)
        + column(number(spread.low, decimals), numberWidth)
        + column(number(spread.high, decimals), numberWidth) + column(ofLimit(result, series), 6)
        + remarks(result.row, series);
}

} // namespace

void printHead(QTextStream &out, const Settings &settings, const QJsonObject &machine,
               const QList<Contender> &contenders)
{
    out << "Socket Workbench benchmark: " << settings.rounds << " rounds of " << settings.seconds
        << " s each, every contender in turn\n";
    for (auto fact = machine.begin(); fact != machine.end(); ++fact)
        out << "  " << fact.key().leftJustified(nameWidth) << fact.value().toVariant().toString() << '\n';
    if (machine[QStringLiteral("load before")].toDouble() > machine[QStringLiteral("cores")].toDouble() / 2)
        out << "  Other programs keep this machine busy: look at the processor time of each, the rest is "
               "noise.\n";
    for (const Contender &contender : contenders) {
        if (contender.kind == Contender::Kind::Peer)
            out << "  " << contender.name.leftJustified(nameWidth)
                << (contender.program.isEmpty() ? QStringLiteral("not installed") : contender.version)
                << '\n';
    }
    out << Qt::endl;
}

void printRow(QTextStream &out, const RowResult &result)
{
    out << result.row.title << '\n'
        << "  " << result.row.unit.leftJustified(nameWidth) << column(QStringLiteral("median"), numberWidth)
        << column(QStringLiteral("min"), numberWidth) << column(QStringLiteral("max"), numberWidth)
        << column(QStringLiteral("of raw"), 6) << '\n';
    for (const Series &series : result.series)
        out << seriesLine(result, series) << '\n';
    const QList<Verdict> verdicts = verdictsOf(result);
    for (const Verdict &verdict : verdicts)
        out << "  -> " << verdict.toString() << '\n';
    out << Qt::endl;
}

void printSummary(QTextStream &out, const QList<RowResult> &results)
{
    out << "Targets\n";
    for (const RowResult &result : results) {
        const QList<Verdict> verdicts = verdictsOf(result);
        for (const Verdict &verdict : verdicts)
            out << (verdict.reached      ? "  ok    "
                        : verdict.judged ? "  MISS  "
                                         : "  -     ")
                << result.row.title.leftJustified(56) << "  " << verdict.toString() << '\n';
    }
    for (const RowResult &result : results) {
        const QStringList faults = faultsOf(result);
        for (const QString &fault : faults)
            out << "  BROKEN  " << fault << '\n';
    }
    out << Qt::flush;
}

} // namespace swb::bench
