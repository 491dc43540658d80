// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/verdicts.h"

#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>
#include <functional>
#include <optional>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

using statistics::Repeat;
using statistics::Repeats;
using statistics::Verdict;
using Kind = ComparedFigure::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Verdicts)
};

/// The figure of one repeat; nothing if it was not measured.
using Figure = std::function<std::optional<Repeat>(const LaneScore &)>;

std::optional<Repeats> repeatsOf(const LaneResult &lane, const Figure &figure)
{
    Repeats repeats;
    for (const LaneScore &run : lane.runs) {
        const auto repeat = figure(run);
        if (!repeat)
            return {};
        repeats.append(*repeat);
    }
    return repeats;
}

const Histogram &delaysOf(const LaneScore &of)
{
    return of.answers ? of.roundTrip : of.oneWay;
}

Figure delayAt(double share)
{
    return [share](const LaneScore &of) -> std::optional<Repeat> {
        const auto needed = quint64(double(limits::medianSamples) * 0.5 / (1 - share));
        if (delaysOf(of).count() < needed)
            return {};
        return Repeat(delaysOf(of), share);
    };
}

std::optional<Repeat> setUpOf(const LaneScore &of)
{
    return of.setup.isEmpty() ? std::nullopt : std::optional(Repeat(of.setup, 0.5));
}

std::optional<Repeat> goodputOf(const LaneScore &of)
{
    return of.goodput() > 0 ? std::optional(Repeat(of.goodput())) : std::nullopt;
}

std::optional<Repeat> wireOf(const LaneScore &of)
{
    if (!of.wireBytesOut || of.bytesSent == 0)
        return {};
    return Repeat(double(*of.wireBytesOut) / double(of.bytesSent));
}

bool areComparable(const Scorecard &scorecard)
{
    const auto isWhole = [](const std::optional<LaneResult> &lane) {
        return lane && !lane->runs.isEmpty() && !lane->whole.error.isError();
    };
    return isWhole(scorecard.tcp) && isWhole(scorecard.udp);
}

QString amount(Kind kind, double value)
{
    switch (kind) {
    case Kind::Delay:
    case Kind::SetUp:
        return quantities::time(value);
    case Kind::Goodput:
        return quantities::rate(value);
    case Kind::WirePerByte:
        break;
    }
    return quantities::factor(value);
}

QString clearSentence(const ComparedFigure &figure, const QString &better, const QString &worse)
{
    switch (figure.kind) {
    case Kind::Delay:
        return Words::tr("%1 took less time than %2: %3").arg(better, worse, figure.title);
    case Kind::SetUp:
        return Words::tr("%1 was ready to send sooner than %2: %3").arg(better, worse, figure.title);
    case Kind::Goodput:
        return Words::tr("%1 carried more payload per second than %2: %3").arg(better, worse, figure.title);
    case Kind::WirePerByte:
        break;
    }
    return Words::tr("%1 put fewer bytes on the wire than %2: %3").arg(better, worse, figure.title);
}

/// "19.2 µs to 20.8 µs", without a sign: the sentence already says which lane it favours.
QString sizesOf(const ComparedFigure &figure)
{
    const auto [from, to] = figure.verdict.difference;
    const QString least = amount(figure.kind, std::min(qAbs(from), qAbs(to)));
    const QString most = amount(figure.kind, std::max(qAbs(from), qAbs(to)));
    return least == most ? least : Words::tr("%1 to %2").arg(least, most);
}

/// For the rule's own numbers, which are whole: "5 %".
QString percent(double share)
{
    return QLocale().toString(share * 100) % u" %";
}

QString sayClear(const ComparedFigure &figure, const QString &tcp, const QString &udp)
{
    const Verdict &of = figure.verdict;
    const bool more = figure.kind == Kind::Goodput;
    const bool udpIsBetter = more ? of.b > of.a : of.b < of.a;
    return Words::tr("%1, %2 against %3 (medians of repeats; difference %4).")
        .arg(clearSentence(figure, udpIsBetter ? udp : tcp, udpIsBetter ? tcp : udp),
             amount(figure.kind, udpIsBetter ? of.b : of.a), amount(figure.kind, udpIsBetter ? of.a : of.b),
             sizesOf(figure));
}

QString sayUnclear(const ComparedFigure &figure, const QString &tcp, const QString &udp)
{
    const Verdict &of = figure.verdict;
    const QString why = of.reason == Verdict::TooSmall
        ? Words::tr("they are at most %1 apart").arg(percent(statistics::limits::leastPart))
        : Words::tr("the repeats of one lane differ by as much");
    return Words::tr("No clear difference in %1 (medians of repeats: %2 %3, %4 %5): %6.")
        .arg(figure.title, tcp, amount(figure.kind, of.a), udp, amount(figure.kind, of.b), why);
}

QString reasonName(Verdict::Reason reason)
{
    constexpr const char *names[] = {"clear", "too-few-repeats", "too-small", "within-spread"};
    return QString::fromLatin1(names[size_t(reason)]);
}

} // namespace

QList<ComparedFigure> comparedFigures(const Scorecard &scorecard)
{
    QList<ComparedFigure> figures;
    if (!areComparable(scorecard))
        return figures;
    const auto add = [&](Kind kind, const char *name, const QString &title, const Figure &figure) {
        const auto tcp = repeatsOf(*scorecard.tcp, figure);
        const auto udp = repeatsOf(*scorecard.udp, figure);
        if (tcp && udp)
            figures.append({kind, name, title, statistics::decide(*tcp, *udp)});
    };
    const QString delay
        = scorecard.tcp->whole.answers ? Words::tr("round trip at %1") : Words::tr("one way at %1");
    add(Kind::Delay, "delay_p50", delay.arg(u"p50"), delayAt(0.5));
    add(Kind::Delay, "delay_p99", delay.arg(u"p99"), delayAt(0.99));
    add(Kind::SetUp, "setup_p50", Words::tr("set-up of a connection or socket at p50"), setUpOf);
    if (scorecard.work.pace == WorkPace::AsFast)
        add(Kind::Goodput, "goodput", Words::tr("goodput"), goodputOf);
    add(Kind::WirePerByte, "wire_bytes_per_byte",
        Words::tr("bytes with headers to the server per byte of a message"), wireOf);
    return figures;
}

QStringList verdictSentences(const Scorecard &scorecard)
{
    QStringList out;
    QStringList untold;
    const QList<ComparedFigure> figures = comparedFigures(scorecard);
    for (const ComparedFigure &figure : figures) {
        const QString tcp = displayName(scorecard.tcp->whole.transport);
        const QString udp = displayName(scorecard.udp->whole.transport);
        if (figure.verdict.reason == Verdict::TooFewRepeats)
            untold.append(figure.title);
        else
            out.append(figure.verdict.isClear() ? sayClear(figure, tcp, udp) : sayUnclear(figure, tcp, udp));
    }
    if (!untold.isEmpty())
        out.append(Words::tr("No clear difference: a verdict needs at least %n repeats of each lane, and "
                             "there are fewer. Not compared: %1.",
                             nullptr, statistics::limits::leastRepeats)
                       .arg(untold.join(u"; "_s)));
    return out;
}

QString decisionText()
{
    return Words::tr("A difference is reported if each lane has at least %1 repeats, the medians of their "
                     "repeats lie more than %2 apart, the %3 bootstrap interval of that difference does not "
                     "contain 0 (%4 draws of repeats, and of messages within each), and a Mann-Whitney test "
                     "of the repeats gives a probability of at most %5. With 3 or 4 repeats, where that test "
                     "is too weak, the lanes must lie further apart than the spread of the repeats of "
                     "either. For equal lanes, this reports a difference in at most one of %6 cases. Each "
                     "repeat needs %7 messages for p50 and %8 for p99; its times are recorded to 0.1 %.",
                     nullptr, statistics::limits::leastRepeats)
        .arg(statistics::limits::leastRepeats)
        .arg(percent(statistics::limits::leastPart), percent(statistics::limits::level),
             quantities::count(statistics::limits::draws), percent(statistics::limits::mostChance))
        .arg(qRound(1 / statistics::limits::statedRate))
        .arg(limits::medianSamples)
        .arg(quantities::count(50 * limits::medianSamples));
}

QJsonArray verdictsJson(const Scorecard &scorecard)
{
    QJsonArray all;
    const QList<ComparedFigure> figures = comparedFigures(scorecard);
    for (const ComparedFigure &figure : figures) {
        const Verdict &of = figure.verdict;
        const bool tested = of.reason != Verdict::TooFewRepeats;
        const auto number = [tested](double value) { return tested ? QJsonValue(value) : QJsonValue(); };
        all.append(QJsonObject{
            {u"figure"_s, QLatin1StringView(figure.name)},
            {u"unit"_s,
             figure.kind == Kind::Goodput           ? u"bytes_per_s"_s
                 : figure.kind == Kind::WirePerByte ? u"bytes_per_byte"_s
                                                    : u"ns"_s},
            {u"tcp_median_of_repeats"_s, of.a},
            {u"udp_median_of_repeats"_s, of.b},
            {u"clear"_s, of.isClear()},
            {u"reason"_s, reasonName(of.reason)},
            {u"interval_level"_s, statistics::limits::level},
            {u"difference_from"_s, number(of.difference.from)},
            {u"difference_to"_s, number(of.difference.to)},
            {u"mann_whitney_p"_s, number(of.chance)},
        });
    }
    return all;
}

} // namespace swb
