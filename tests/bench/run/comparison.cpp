// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/comparison.h"

#include "bench/contenders/serverprocess.h"
#include "bench/local/engineload.h"
#include "bench/raw/sockets.h"
#include "bench/run/loadprocess.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace swb::bench {
namespace {

/// A server of one kind on a separate port, for one round.
class RoundServer
{
public:
    RoundServer(const Contender &contender, LoadSpec load)
    {
        load.port = freePort();
        m_process = std::make_unique<ServerProcess>(contender, Service{load, {}}, m_folder.path());
        m_problem = m_process->waitUntilReady();
    }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    [[nodiscard]] const LoadSpec &load() const { return m_process->service().load; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_process;
    QString m_problem;
};

void record(Series &series, const Round &round)
{
    if (round.load.failure.isEmpty())
        series.rounds.append(round);
    else
        series.broken = round.load.failure;
}

Series &seriesOf(RowResult &result, const char *id, const char *name, Contender::Kind kind)
{
    for (Series &series : result.series) {
        if (series.contender.kind == kind)
            return series;
    }
    Contender contender;
    contender.id = QString::fromLatin1(id);
    contender.name = QString::fromLatin1(name);
    contender.kind = kind;
    return result.series.emplaceBack(Series{contender, {}, {}, {}});
}

void addLoad(Series &series, const LoadSpec &load, const char *role)
{
    if (!series.broken.isEmpty())
        return;
    Round round;
    round.load = LoadProcess(load, QString::fromLatin1(role)).result();
    round.value = round.load.perSecond();
    record(series, round);
}

LoadSpec specFor(Carrier carrier, const Settings &settings)
{
    LoadSpec load;
    load.work = carrier == Carrier::Udp ? Work::Datagrams : Work::PingPong;
    load.carrier = carrier;
    load.seconds = settings.seconds;
    load.warmUpSeconds = settings.warmUpSeconds;
    return load;
}

Contender sockperfServer(const QString &program)
{
    Contender contender;
    contender.id = QStringLiteral("sockperf");
    contender.name = contender.id;
    contender.program = program;
    contender.arguments = [](const Service &service) {
        QStringList arguments{QStringLiteral("server"), QStringLiteral("-i"), QStringLiteral("127.0.0.1"),
                              QStringLiteral("-p"), QString::number(service.load.port)};
        if (service.load.carrier == Carrier::Tcp)
            arguments << QStringLiteral("--tcp");
        return arguments;
    };
    return contender;
}

/// Microseconds of a whole round trip at p50 as sockperf measures it; below 0 if it reports none.
double sockperfRoundTrip(const QString &program, const LoadSpec &load, bool looks)
{
    QProcess process;
    QStringList arguments{QStringLiteral("ping-pong"), QStringLiteral("-i"),
                          QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                          QString::number(load.port),  QStringLiteral("-t"),
                          QStringLiteral("1"),         QStringLiteral("-m"),
                          QStringLiteral("64"),        QStringLiteral("--full-rtt")};
    if (load.carrier == Carrier::Tcp)
        arguments << QStringLiteral("--tcp");
    if (looks)
        arguments << QStringLiteral("--nonblocked");
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setChildProcessModifier(&dieWithParent);
    process.start(program, arguments);
    process.waitForFinished(30'000);
    static const QRegularExpression middle(QStringLiteral("percentile 50.000 = +([0-9.]+)"));
    const auto match = middle.match(QString::fromLocal8Bit(process.readAll()));
    return match.hasMatch() ? match.captured(1).toDouble() : -1;
}

} // namespace

void addLoadRate(RowResult &result)
{
    Series &raw = seriesOf(result, "limit", "raw epoll load", Contender::Kind::Limit);
    const RoundServer server(rawServer(), result.row.load);
    if (!server.problem().isEmpty()) {
        raw.broken = server.problem();
        return;
    }
    addLoad(raw, server.load(), "load");
    addLoad(seriesOf(result, "ours", "Socket Workbench", Contender::Kind::Ours), server.load(),
            "engine-load");
}

/// The worse of the two lanes.
void addOfferedRate(Series &series, const Settings &settings)
{
    Round round;
    for (const Carrier carrier : {Carrier::Tcp, Carrier::Udp}) {
        const RoundServer server(rawServer(), specFor(carrier, settings));
        const LoadResult result = LoadProcess(server.load(), QStringLiteral("engine-rate")).result();
        round.value = qMax(round.value, qAbs(result.perSecond() / offeredRate - 1) * 100);
        round.load = result;
        round.note += QStringLiteral("%1 %2/s ")
                          .arg(carrier == Carrier::Tcp ? QStringLiteral("TCP") : QStringLiteral("UDP"))
                          .arg(result.perSecond(), 0, 'f', 0);
        if (!result.failure.isEmpty())
            break;
    }
    record(series, round);
}

void addSockperf(Series &series, const Settings &settings)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("sockperf"));
    if (program.isEmpty()) {
        series.leftOut = QStringLiteral("NOT MEASURED: sockperf is not installed (Debian package sockperf)");
        return;
    }
    Round round;
    for (const Carrier carrier : {Carrier::Tcp, Carrier::Udp}) {
        const RoundServer server(sockperfServer(program), specFor(carrier, settings));
        // Our client polls for an answer before it sleeps, so it is compared with one that never sleeps. The
        // additional time of a sleeping client is the time to wake it up.
        const double theirs = sockperfRoundTrip(program, server.load(), true);
        const double asleep = sockperfRoundTrip(program, server.load(), false);
        LoadResult result = LoadProcess(server.load(), QStringLiteral("engine-rtt")).result();
        const double ours = result.units / 1000;
        if (theirs < 0)
            result.failure = QStringLiteral("sockperf gave no figure");
        round.value = qMax(round.value, qAbs(ours - theirs));
        round.load = result;
        round.note += QStringLiteral("%1 %2 us, sockperf %3 us (%4 us where it sleeps) ")
                          .arg(carrier == Carrier::Tcp ? QStringLiteral("TCP") : QStringLiteral("UDP"))
                          .arg(ours, 0, 'f', 1)
                          .arg(theirs, 0, 'f', 1)
                          .arg(asleep, 0, 'f', 1);
        if (!result.failure.isEmpty())
            break;
    }
    record(series, round);
}

} // namespace swb::bench
