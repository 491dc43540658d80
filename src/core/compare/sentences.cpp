// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/sentences.h"

#include "core/compare/quantities.h"

#include <QCoreApplication>
#include <algorithm>
#include <functional>

namespace swb {
namespace {

constexpr double leastPart = 0.05; ///< a smaller difference is not worth a word
constexpr double leastPartOfOneRun = 0.25; ///< without repeats that could bear it out
constexpr qsizetype manyRuns
    = 5; ///< that 5 and 5 lie apart by chance happens once in 126 times; 3 and 3, in 10
constexpr quint64 leastSamples = 20; ///< for a median; 20 times as many for p99

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::Sentences)
};

using Figure = std::function<double(const LaneScore &)>;

/// Both lanes, with what they are called.
struct Pair
{
    const LaneResult &tcp;
    const LaneResult &udp;
    QString tcpName;
    QString udpName;
};

std::pair<double, double> rangeOf(const QList<LaneScore> &runs, const Figure &figure)
{
    double least = figure(runs.first());
    double most = least;
    for (const LaneScore &run : runs) {
        least = std::min(least, figure(run));
        most = std::max(most, figure(run));
    }
    return {least, most};
}

/// Whether the numbers bear it out: more than a little, and no run of the one lane among those of the other.
/// A few runs lie apart by chance too easily: they must be further apart than they are spread.
bool differ(const Pair &pair, const Figure &figure)
{
    const double tcp = figure(pair.tcp.whole);
    const double udp = figure(pair.udp.whole);
    const double least = pair.tcp.runs.size() < 2 || pair.udp.runs.size() < 2 ? leastPartOfOneRun : leastPart;
    if (qAbs(tcp - udp) <= least * std::max(tcp, udp))
        return false;
    const auto [tcpLeast, tcpMost] = rangeOf(pair.tcp.runs, figure);
    const auto [udpLeast, udpMost] = rangeOf(pair.udp.runs, figure);
    const double gap = tcp < udp ? udpLeast - tcpMost : tcpLeast - udpMost;
    const bool many = std::min(pair.tcp.runs.size(), pair.udp.runs.size()) >= manyRuns;
    return gap > (many ? 0 : std::max(tcpMost - tcpLeast, udpMost - udpLeast));
}

void sayRoundTrip(const Pair &pair, double share, const QString &name, QStringList &out)
{
    const auto needed = quint64(double(leastSamples) * 0.5 / (1 - share));
    const Histogram &tcp = pair.tcp.whole.roundTrip;
    const Histogram &udp = pair.udp.whole.roundTrip;
    if (tcp.count() < needed || udp.count() < needed)
        return;
    if (!differ(pair, [share](const LaneScore &of) { return double(of.roundTrip.percentile(share)); }))
        return;
    const auto tcpNs = double(tcp.percentile(share));
    const auto udpNs = double(udp.percentile(share));
    const bool udpSooner = udpNs < tcpNs;
    out << Words::tr("%1 answered %2 sooner at %3 (%4 against %5).")
               .arg(udpSooner ? pair.udpName : pair.tcpName, quantities::time(qAbs(tcpNs - udpNs)), name,
                    quantities::time(std::min(tcpNs, udpNs)), quantities::time(std::max(tcpNs, udpNs)));
}

void saySetup(const Pair &pair, QStringList &out)
{
    if (!differ(pair, [](const LaneScore &of) { return double(of.setup.percentile(0.5)); }))
        return;
    const auto tcp = double(pair.tcp.whole.setup.percentile(0.5));
    const auto udp = double(pair.udp.whole.setup.percentile(0.5));
    if (!isEncrypted(pair.udp.whole.transport) && udp < tcp)
        out << Words::tr("%1 took %2 at p50 to set a connection up before its first message; %3 has none to "
                         "set up (its socket took %4).")
                   .arg(pair.tcpName, quantities::time(tcp), pair.udpName, quantities::time(udp));
    else
        out << Words::tr("%1 was ready to send %2 sooner (%3 against %4 at p50 of all connections).")
                   .arg(udp < tcp ? pair.udpName : pair.tcpName, quantities::time(qAbs(tcp - udp)),
                        quantities::time(std::min(tcp, udp)), quantities::time(std::max(tcp, udp)));
}

/// The reason of most of what is missing, in words; empty where there is none.
QString mainReason(const Losses &lost)
{
    const auto most = std::max_element(lost.begin(), lost.end());
    return *most == 0 ? QString() : describe(LossReason(most - lost.begin()));
}

QString lossesOf(const QString &name, const LaneScore &of)
{
    const quint64 gone = of.answers ? of.unanswered() : of.lost();
    if (gone == 0)
        return {};
    Losses all = of.toServer.lost;
    for (size_t i = 0; of.answers && i < all.size(); ++i)
        all[i] += of.toClient.lost[i];
    const QString reason = mainReason(all);
    const QString part = quantities::share(double(gone), double(of.sent()));
    return of.answers ? Words::tr("%1 got no answer to %2 of %3 messages (%4); most of them: %5.")
                            .arg(name, quantities::count(gone), quantities::count(of.sent()), part, reason)
                      : Words::tr("%1 lost %2 of %3 messages (%4); most of them: %5.")
                            .arg(name, quantities::count(gone), quantities::count(of.sent()), part, reason);
}

void sayLosses(const Pair &pair, QStringList &out)
{
    const QString tcp = lossesOf(pair.tcpName, pair.tcp.whole);
    const QString udp = lossesOf(pair.udpName, pair.udp.whole);
    const auto none = [](const QString &name) { return Words::tr("%1 lost none.").arg(name); };
    if (!udp.isEmpty())
        out << (tcp.isEmpty() ? QString(udp % u' ' % none(pair.tcpName)) : udp);
    if (!tcp.isEmpty())
        out << (udp.isEmpty() ? QString(tcp % u' ' % none(pair.udpName)) : tcp);
}

void sayDisorder(const Pair &pair, QStringList &out)
{
    const LaneScore &udp = pair.udp.whole;
    if (udp.duplicated() + udp.reordered() + udp.corrupted() == 0)
        return;
    QStringList parts;
    if (udp.duplicated() > 0)
        parts << Words::tr("%1 came more than once").arg(quantities::count(udp.duplicated()));
    if (udp.reordered() > 0)
        parts << Words::tr("%1 out of order").arg(quantities::count(udp.reordered()));
    if (udp.corrupted() > 0)
        parts << Words::tr("%1 damaged").arg(quantities::count(udp.corrupted()));
    const LaneScore &tcp = pair.tcp.whole;
    QString text
        = Words::tr("Of the datagrams of %1 %2.").arg(pair.udpName, parts.join(QStringLiteral(", ")));
    if (tcp.duplicated() + tcp.reordered() + tcp.corrupted() == 0)
        text += u' ' % Words::tr("%1 kept all of its bytes, once and in order.").arg(pair.tcpName);
    out << text;
}

void sayGoodput(const Scorecard &scorecard, const Pair &pair, QStringList &out)
{
    const Figure goodput = [](const LaneScore &of) { return of.goodput(); };
    if (scorecard.work.pace != WorkPace::AsFast || !differ(pair, goodput))
        return;
    const double tcp = pair.tcp.whole.goodput();
    const double udp = pair.udp.whole.goodput();
    const bool tcpMore = tcp > udp;
    out << Words::tr("%1 carried %2 times the payload a second (%3 against %4).")
               .arg(tcpMore ? pair.tcpName : pair.udpName,
                    quantities::factor(std::max(tcp, udp) / std::max(std::min(tcp, udp), 1.0)),
                    quantities::rate(std::max(tcp, udp)), quantities::rate(std::min(tcp, udp)));
}

void sayReads(const Pair &pair, QStringList &out)
{
    const auto reads = pair.tcp.whole.readsPerMessageAtServer();
    if (!reads || (*reads > 1 - leastPart && *reads < 1 + leastPart))
        return;
    const QString number = quantities::factor(*reads);
    out << (*reads < 1
                ? Words::tr("The stream brought several messages at once: %1 reads for each message at the "
                            "server. A datagram is always one read.")
                      .arg(number)
                : Words::tr("The stream brought messages in pieces: %1 reads for each message at the server. "
                            "A datagram is always one read.")
                      .arg(number));
}

void sayWire(const Pair &pair, QStringList &out)
{
    const LaneScore &tcp = pair.tcp.whole;
    const LaneScore &udp = pair.udp.whole;
    if (!tcp.wireBytesOut || !udp.wireBytesOut || tcp.bytesSent == 0 || udp.bytesSent == 0)
        return;
    const double tcpPart = double(*tcp.wireBytesOut) / double(tcp.bytesSent);
    const double udpPart = double(*udp.wireBytesOut) / double(udp.bytesSent);
    if (qAbs(tcpPart - udpPart) <= leastPart * std::max(tcpPart, udpPart))
        return;
    out << Words::tr("For each byte of its messages %1 sent %2 bytes with headers, %3 sent %4.")
               .arg(pair.tcpName, quantities::factor(tcpPart), pair.udpName, quantities::factor(udpPart));
}

void sayStalls(const QString &name, const LaneScore &of, QStringList &out)
{
    if (of.stalls == 1)
        out << Words::tr("%1 stood still once, for %2.").arg(name, quantities::time(double(of.stalledNs)));
    if (of.stalls > 1)
        out << Words::tr("%1 stood still %2 times, for %3 in all.")
                   .arg(name, quantities::count(of.stalls), quantities::time(double(of.stalledNs)));
}

void sayLateSends(const QString &name, const LaneScore &of, QStringList &out)
{
    if (of.lateSends * 100 > of.sent())
        out << Words::tr(
                   "%1 of the messages of %2 left late, up to %3 after they were due; their time counts "
                   "from when they were due.")
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
    sayRoundTrip(pair, 0.5, Words::tr("p50"), out);
    sayRoundTrip(pair, 0.99, Words::tr("p99"), out);
    saySetup(pair, out);
    sayLosses(pair, out);
    sayDisorder(pair, out);
    sayGoodput(scorecard, pair, out);
    sayReads(pair, out);
    sayWire(pair, out);
    for (const auto &[name, lane] :
         {std::pair(pair.tcpName, &pair.tcp), std::pair(pair.udpName, &pair.udp)}) {
        sayStalls(name, lane->whole, out);
        sayLateSends(name, lane->whole, out);
    }
    return out;
}

} // namespace swb
