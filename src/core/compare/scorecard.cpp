// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecard.h"

#include "core/values/timeunits.h"

#include <QFile>
#include <QSysInfo>
#include <QThread>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

std::optional<quint64> sum(std::optional<quint64> a, std::optional<quint64> b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

void add(LaneScore &whole, const LaneScore &run)
{
    whole.setup.merge(run.setup);
    whole.setupNs += run.setupNs;
    whole.sendingNs += run.sendingNs;
    whole.durationNs += run.durationNs;
    whole.toServer.add(run.toServer);
    whole.toClient.add(run.toClient);
    whole.late += run.late;
    whole.lateSends += run.lateSends;
    whole.latestSendNs = qMax(whole.latestSendNs, run.latestSendNs);
    whole.bytesSent += run.bytesSent;
    whole.bytesDelivered += run.bytesDelivered;
    whole.wireBytesOut = sum(whole.wireBytesOut, run.wireBytesOut);
    whole.wireBytesIn = sum(whole.wireBytesIn, run.wireBytesIn);
    whole.roundTrip.merge(run.roundTrip);
    whole.oneWay.merge(run.oneWay);
    whole.stalls += run.stalls;
    whole.stalledNs += run.stalledNs;
    whole.longestGapNs = qMax(whole.longestGapNs, run.longestGapNs);
    whole.client.add(run.client);
    if (whole.atServer && run.atServer)
        whole.atServer->add(*run.atServer);
    else
        whole.atServer.reset();
    if (whole.relay && run.relay)
        whole.relay->add(*run.relay);
    else
        whole.relay.reset();
    whole.series = run.series;
    if (run.error.isError())
        whole.error = run.error;
    if (!run.roundTripNote.isEmpty())
        whole.roundTripNote = run.roundTripNote;
}

/// The mean of the runs that have one.
void addJitter(LaneScore &whole, const QList<LaneScore> &runs)
{
    whole.jitterNs = 0;
    whole.jitterBasis = JitterBasis::None;
    int estimates = 0;
    for (const LaneScore &run : runs) {
        if (run.jitterBasis == JitterBasis::None)
            continue;
        whole.jitterBasis = run.jitterBasis;
        whole.jitterNs += run.jitterNs;
        ++estimates;
    }
    if (estimates > 0)
        whole.jitterNs /= estimates;
}

bool evenDirection(const DirectionAccount &account)
{
    return account.sent == account.delivered + account.lostInAll();
}

bool accountedFor(const std::optional<LaneResult> &lane)
{
    return lane && !lane->runs.isEmpty()
        && std::all_of(lane->runs.begin(), lane->runs.end(),
                       [](const LaneScore &run) { return run.isAccountedFor(); });
}

QString processorModel()
{
    QFile file(u"/proc/cpuinfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
        if (line.startsWith("model name"))
            return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    }
    return {};
}

} // namespace

void EndCounters::add(const EndCounters &other)
{
    reads += other.reads;
    calls += other.calls;
}

bool LaneScore::isAccountedFor() const
{
    return !error.isError() && evenDirection(toServer) && (!answers || evenDirection(toClient));
}

double LaneScore::goodput() const
{
    return durationNs > 0 ? double(bytesDelivered) * nsPerSecond / double(durationNs) : 0;
}

double LaneScore::messagesPerSecond() const
{
    const quint64 came = answers ? answered() : delivered();
    return durationNs > 0 ? double(came) * nsPerSecond / double(durationNs) : 0;
}

std::optional<double> LaneScore::readsPerMessageAtServer() const
{
    const quint64 came = toServer.delivered + toServer.duplicated;
    if (!atServer || came == 0 || !readsAreCounted())
        return {};
    return double(atServer->reads) / double(came);
}

std::optional<double> LaneScore::readsPerMessageAtClient() const
{
    const quint64 came = toClient.delivered + toClient.duplicated;
    if (!answers || came == 0 || !readsAreCounted())
        return {};
    return double(client.reads) / double(came);
}

LaneScore wholeOf(const QList<LaneScore> &runs)
{
    if (runs.isEmpty())
        return {};
    LaneScore whole = runs.first();
    for (qsizetype i = 1; i < runs.size(); ++i)
        add(whole, runs.at(i));
    addJitter(whole, runs);
    whole.setupNs /= runs.size();
    return whole;
}

MachineFacts MachineFacts::ofThis()
{
    return {QSysInfo::prettyProductName(),
            QString(QSysInfo::kernelType() % u' ' % QSysInfo::kernelVersion()),
            processorModel(),
            QSysInfo::currentCpuArchitecture(),
            QThread::idealThreadCount(),
            QString::fromLatin1(qVersion()),
            QStringLiteral(SWB_VERSION)};
}

bool Scorecard::isAccountedFor() const
{
    return (!work.tcp.on || accountedFor(tcp)) && (!work.udp.on || accountedFor(udp));
}

} // namespace swb
