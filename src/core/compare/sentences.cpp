// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/sentences.h"

#include "core/compare/verdicts.h"
#include "core/impairment/impairmentoptions.h"
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr RelayDirection bothWays[] = {RelayDirection::ToServer, RelayDirection::ToClient};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Sentences)
};

/// Both lanes, with their names.
struct Pair
{
    const LaneResult &tcp;
    const LaneResult &udp;
    QString tcpName;
    QString udpName;
};

/// Why messages are missing, the most frequent reason first: "lost by the relay: 120; nothing says where: 6".
QString reasonsOf(const LaneScore &of)
{
    QList<std::pair<quint64, LossReason>> found;
    for (int reason = 0; reason < lossReasons; ++reason) {
        const quint64 back = of.answers ? of.toClient.lost[size_t(reason)] : 0;
        if (const quint64 lost = of.toServer.lost[size_t(reason)] + back; lost > 0)
            found.append({lost, LossReason(reason)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList words;
    for (const auto &[lost, reason] : found)
        words.append(Words::tr("%1: %2").arg(describe(reason), quantities::count(lost)));
    return words.join(u"; "_s);
}

QString lossesOf(const QString &name, const LaneScore &of)
{
    const quint64 gone = of.answers ? of.unanswered() : of.lost();
    if (gone == 0)
        return {};
    const QString part = quantities::part(gone, of.sent());
    const int number = quantities::plural(of.sent());
    return (of.answers ? Words::tr("%1: no answer to %2 messages; %3.", nullptr, number)
                       : Words::tr("%1: lost %2 messages; %3.", nullptr, number))
        .arg(name, part, reasonsOf(of));
}

/// Effects of the relays that were set for this lane and that the other cannot have.
QStringList effectsWithout(const Work &work, Lane with, Lane without)
{
    QStringList effects;
    static const Impairment nothing;
    for (const ImpairmentOption &option : impairmentOptions()) {
        const bool possible = isStream(work.transportOf(without)) ? option.streams : option.datagrams;
        const RelayImpairment &line = work.of(with).impairment;
        const bool set = std::any_of(std::begin(bothWays), std::end(bothWays), [&](RelayDirection direction) {
            return option.value(line.of(direction)) != option.value(nothing);
        });
        if (set && !possible)
            effects.append(titleOf(option));
    }
    return effects;
}

/// A lane that was not impaired has not shown that it can cope with it.
void sayWhatWasNotApplied(const Scorecard &scorecard, const Pair &pair, QStringList &out)
{
    const QStringList toTcp = effectsWithout(scorecard.work, Lane::Udp, Lane::Tcp);
    if (!toTcp.isEmpty())
        out << Words::tr("Not applied to %1: %2. A relay forwards every byte of a stream in order, so this "
                         "comparison does not show how %1 behaves on a network that loses packets.")
                   .arg(pair.tcpName, toTcp.join(u", "_s));
    const QStringList toUdp = effectsWithout(scorecard.work, Lane::Tcp, Lane::Udp);
    if (!toUdp.isEmpty())
        out << Words::tr("Not applied to %1, because only streams support it: %2.")
                   .arg(pair.udpName, toUdp.join(u", "_s));
}

void sayLosses(const Scorecard &scorecard, const Pair &pair, QStringList &out)
{
    const QString tcp = lossesOf(pair.tcpName, pair.tcp.whole);
    const QString udp = lossesOf(pair.udpName, pair.udp.whole);
    const bool tcpWasSpared = !effectsWithout(scorecard.work, Lane::Udp, Lane::Tcp).isEmpty();
    const auto none = [](const QString &name) { return Words::tr("%1 lost none.").arg(name); };
    if (!udp.isEmpty())
        out << (tcp.isEmpty() && !tcpWasSpared ? QString(udp % u' ' % none(pair.tcpName)) : udp);
    if (!tcp.isEmpty())
        out << (udp.isEmpty() ? QString(tcp % u' ' % none(pair.udpName)) : tcp);
}

bool isDisordered(const DirectionAccount &of)
{
    return of.duplicated + of.reordered + of.corrupted > 0;
}

/// Only if messages have numbers: otherwise it is not known.
void sayDisorder(const QString &name, const LaneScore &of, QStringList &out)
{
    if (!of.numbered)
        return;
    for (const RelayDirection direction : bothWays) {
        const bool there = direction == RelayDirection::ToServer;
        const DirectionAccount &account = there ? of.toServer : of.toClient;
        if (!isDisordered(account))
            continue;
        QStringList parts;
        if (account.reordered > 0)
            parts << Words::tr("%1 arrived out of order")
                         .arg(quantities::part(account.reordered, account.delivered));
        if (account.duplicated > 0)
            parts << Words::tr("%1 duplicates", nullptr, quantities::plural(account.duplicated))
                         .arg(quantities::count(account.duplicated));
        if (account.corrupted > 0)
            parts << Words::tr("%1 corrupted", nullptr, quantities::plural(account.corrupted))
                         .arg(quantities::count(account.corrupted));
        const int number = quantities::plural(account.delivered);
        out << (there ? Words::tr("%1, of %2 messages that reached the server: %3.", nullptr, number)
                      : Words::tr("%1, of %2 answers that arrived: %3.", nullptr, number))
                   .arg(name, quantities::count(account.delivered), parts.join(u", "_s));
    }
}

/// Only if all repeats agree, since the next run might say the opposite.
void sayReads(const LaneResult &stream, QStringList &out)
{
    constexpr double few = 0.95;
    constexpr double many = 1.05;
    const auto all = [&stream](auto test) {
        return std::all_of(stream.runs.begin(), stream.runs.end(), [&](const LaneScore &run) {
            const auto reads = run.readsPerMessageAtServer();
            return reads && test(*reads);
        });
    };
    const QString number = quantities::factor(stream.whole.readsPerMessageAtServer().value_or(1));
    if (all([](double reads) { return reads < few; }))
        out << Words::tr("The stream delivered several messages at once: %1 reads per message at the server. "
                         "A datagram is always one read.")
                   .arg(number);
    if (all([](double reads) { return reads > many; }))
        out << Words::tr("The stream delivered messages in pieces: %1 reads per message at the server. A "
                         "datagram is always one read.")
                   .arg(number);
}

void sayStalls(const QString &name, const LaneScore &of, QStringList &out)
{
    if (of.stalls == 1)
        out << Words::tr("%1 stalled once, %2 in total.").arg(name, quantities::time(double(of.stalledNs)));
    if (of.stalls > 1)
        out << Words::tr("%1 stalled %2 times, %3 in total.", nullptr, quantities::plural(of.stalls))
                   .arg(name, quantities::count(of.stalls), quantities::time(double(of.stalledNs)));
}

void sayLateSends(const QString &name, const LaneScore &of, QStringList &out)
{
    if (of.lateSends * 100 > of.sent())
        out << Words::tr("%1 of the messages over %2 left late, up to %3 after they were due; their time "
                         "counts from when they were due.")
                   .arg(quantities::share(double(of.lateSends), double(of.sent())), name,
                        quantities::time(double(of.latestSendNs)));
}

} // namespace

QStringList differences(const Scorecard &scorecard)
{
    QStringList out;
    if (!scorecard.tcp || !scorecard.udp || scorecard.tcp->runs.isEmpty() || scorecard.udp->runs.isEmpty())
        return out;
    const Pair pair{*scorecard.tcp, *scorecard.udp, displayName(scorecard.tcp->whole.transport),
                    displayName(scorecard.udp->whole.transport)};
    if (pair.tcp.whole.error.isError() || pair.udp.whole.error.isError())
        return out;
    sayWhatWasNotApplied(scorecard, pair, out);
    out << verdictSentences(scorecard);
    sayLosses(scorecard, pair, out);
    sayReads(pair.tcp, out);
    for (const auto &[name, lane] :
         {std::pair(pair.tcpName, &pair.tcp), std::pair(pair.udpName, &pair.udp)}) {
        sayDisorder(name, lane->whole, out);
        sayStalls(name, lane->whole, out);
        sayLateSends(name, lane->whole, out);
    }
    return out;
}

} // namespace swb
