// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/runner.h"

#include "bench/contenders/serverprocess.h"
#include "bench/load/window.h"
#include "bench/raw/sockets.h"
#include "bench/run/loadprocess.h"
#include "bench/run/own.h"

#include <QTextStream>
#include <algorithm>
#include <memory>

namespace swb::bench {
namespace {

constexpr int heldRounds = 3;

void say(const QString &text)
{
    QTextStream(stderr) << text << Qt::endl;
}

struct Entry
{
    Series *series;
    std::unique_ptr<ServerProcess> server;
};

Service serviceFor(const Row &row, const Contender &contender, const Credentials &credentials)
{
    LoadSpec load = row.load;
    load.port = freePort();
    load.certificateFile = credentials.certificateFile;
    load.streamWindow = contender.streamWindow;
    load.isEchoed = contender.kind == Contender::Kind::Limit;
    return {load, credentials};
}

Round measure(const Row &row, const ServerProcess &server)
{
    const double before = server.processorSeconds();
    const auto start = Clock::now();
    Round round;
    round.load = LoadProcess(server.service().load).result();
    round.value = row.measure == Measure::Processor
        ? (server.processorSeconds() - before) * 1000 / secondsSince(start)
        : round.load.perSecond() / row.scale;
    if (round.load.allUnits > 0 && row.measure == Measure::Traffic)
        round.processorMicrosecondsPerUnit
            = (server.processorSeconds() - before) * 1e6 * row.scale / round.load.allUnits;
    return round;
}

Round measureHeld(const Row &row, const ServerProcess &server)
{
    const double before = server.residentBytes();
    LoadProcess load(server.service().load);
    const bool held = load.waitUntilHeld();
    const double after = server.residentBytes();
    load.release();
    Round round;
    round.load = load.result();
    round.value = held ? (after - before) / row.load.connections / row.scale : 0;
    return round;
}

void record(Series &series, const Round &round, ServerProcess &server)
{
    if (round.load.failure.isEmpty() && server.isRunning()) {
        series.rounds.append(round);
        return;
    }
    series.broken = round.load.failure;
    if (!server.isRunning())
        series.broken += QStringLiteral(" (the server ended: %1)").arg(server.lastWords());
    say(QStringLiteral("    %1 broke: %2").arg(series.contender.name, series.broken));
}

bool takesPart(const Series &series)
{
    return series.leftOut.isEmpty() && series.broken.isEmpty();
}

} // namespace

Runner::Runner(const Settings &settings)
    : m_settings(settings)
    , m_credentials(Credentials::makeIn(m_folder.path()))
    , m_contenders(allContenders(settings))
{ }

RowResult Runner::run(const Row &row)
{
    say(row.title);
    RowResult result{row, {}};
    if (row.measure == Measure::Traffic || row.measure == Measure::Processor)
        runTraffic(result);
    else if (row.measure == Measure::HeldMemory)
        runHeld(result);
    else
        runOwn(result);
    return result;
}

QList<Series> Runner::serverSeries(const Row &row) const
{
    QList<Series> all;
    for (const Contender &contender : m_contenders) {
        if (isAbout(row, contender))
            all.append(Series{contender, whyLeftOut(contender, row), {}, {}});
    }
    return all;
}

void Runner::runTraffic(RowResult &result)
{
    result.series = serverSeries(result.row);
    std::vector<Entry> entries;
    for (Series &series : result.series) {
        if (!takesPart(series))
            continue;
        const Service service = serviceFor(result.row, series.contender, m_credentials);
        auto server = std::make_unique<ServerProcess>(series.contender, service, m_folder.path());
        series.broken = server->waitUntilReady();
        if (takesPart(series))
            entries.push_back({&series, std::move(server)});
    }
    for (int round = 1; round <= m_settings.rounds; ++round) {
        say(QStringLiteral("  round %1 of %2").arg(round).arg(m_settings.rounds));
        for (const Entry &entry : entries) {
            if (takesPart(*entry.series))
                record(*entry.series, measure(result.row, *entry.server), *entry.server);
        }
    }
}

void Runner::runHeld(RowResult &result)
{
    result.series = serverSeries(result.row);
    const int rounds = std::min(m_settings.rounds, heldRounds);
    for (int round = 1; round <= rounds; ++round) {
        say(QStringLiteral("  round %1 of %2").arg(round).arg(rounds));
        for (Series &series : result.series) {
            if (!takesPart(series))
                continue;
            // A fresh server for each, since a process keeps the memory that it once took.
            const Service service = serviceFor(result.row, series.contender, m_credentials);
            ServerProcess server(series.contender, service, m_folder.path());
            series.broken = server.waitUntilReady();
            if (takesPart(series))
                record(series, measureHeld(result.row, server), server);
        }
    }
}

void Runner::runOwn(RowResult &result)
{
    for (int round = 1; round <= m_settings.rounds; ++round)
        addOwnRound(result, m_settings);
}

} // namespace swb::bench
