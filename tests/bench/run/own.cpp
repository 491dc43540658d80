// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/run/own.h"

#include "bench/contenders/serverprocess.h"
#include "bench/load/window.h"
#include "bench/report/statistics.h"
#include "bench/run/comparison.h"
#include "bench/run/slowdisk.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

extern char **environ; // NOLINT: the name is POSIX's

namespace swb::bench {
namespace {

constexpr int startsPerRound = 11;
constexpr int ownMilliseconds = 120'000;

QString notBuilt()
{
    return QStringLiteral("not built");
}

Series &seriesOf(RowResult &result, const char *id, const QString &name, Contender::Kind kind)
{
    const QString wanted = QString::fromLatin1(id);
    for (Series &series : result.series) {
        if (series.contender.id == wanted)
            return series;
    }
    Contender contender;
    contender.id = wanted;
    contender.name = name;
    contender.kind = kind;
    return result.series.emplaceBack(Series{contender, {}, {}, {}});
}

/// Milliseconds from spawn to exit; below 0 if it did not exit with 0.
double startMilliseconds(const QString &program, const char *argument)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    QByteArray path = QFile::encodeName(program);
    QByteArray option(argument);
    char *arguments[] = {path.data(), option.data(), nullptr};
    const auto start = Clock::now();
    pid_t pid = 0;
    int status = -1;
    if (::posix_spawn(&pid, path.constData(), &actions, nullptr, arguments, environ) == 0)
        ::waitpid(pid, &status, 0);
    const double elapsed = secondsSince(start) * 1000;
    posix_spawn_file_actions_destroy(&actions);
    return status == 0 ? elapsed : -1;
}

void addStarts(Series &series, const QString &program, const char *argument)
{
    if (!QFileInfo(program).isExecutable()) {
        series.leftOut = notBuilt();
        return;
    }
    QList<double> times;
    for (int i = 0; i < startsPerRound; ++i)
        times.append(startMilliseconds(program, argument));
    Round round;
    round.value = median(times);
    if (round.value < 0)
        series.broken = program + QStringLiteral(" did not exit with 0");
    series.rounds.append(round);
}

void runToItsEnd(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setChildProcessModifier(&dieWithParent);
    process.start(program, arguments);
    process.waitForFinished(ownMilliseconds);
}

/// Not on a screen, unless there is one with a user.
QProcessEnvironment windowEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!environment.contains(QStringLiteral("DISPLAY")))
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    return environment;
}

/// What the window itself reports about when it was painted. Each start has a separate settings folder.
void addWindowStarts(Series &series, const QString &program)
{
    if (!QFileInfo(program).isExecutable()) {
        series.leftOut = notBuilt();
        return;
    }
    QList<double> times;
    QProcessEnvironment environment = windowEnvironment();
    for (int i = 0; i < startsPerRound; ++i) {
        const QTemporaryDir folder;
        environment.insert(QStringLiteral("SWB_DATA_DIR"), folder.path());
        QProcess process;
        process.setProcessEnvironment(environment);
        runToItsEnd(process, program, {QStringLiteral("--quit-when-shown")});
        times.append(process.readAllStandardOutput().trimmed().toDouble());
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || times.last() <= 0)
            series.broken = program + QStringLiteral(" did not say when its window was painted");
    }
    Round round;
    round.value = median(times);
    round.note = environment.value(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("on a display"));
    series.rounds.append(round);
}

/// Runs one of this benchmark's own programs and returns the line of JSON that it prints.
QJsonObject jsonOf(const QString &program, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    QProcess process;
    process.setProcessEnvironment(environment);
    runToItsEnd(process, program, arguments);
    const QString lastWords = QString::fromLocal8Bit(process.readAllStandardError().right(400)).simplified();
    QJsonObject json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    if (json.isEmpty())
        json[QStringLiteral("failure")] = QString(program + QStringLiteral(" gave no result. ") + lastWords);
    return json;
}

void addRound(Series &series, const QJsonObject &json, const QString &key)
{
    Round round;
    round.value = json[key].toDouble();
    round.note = json[QStringLiteral("note")].toString();
    series.rounds.append(round);
    series.broken = json[QStringLiteral("failure")].toString();
}

void addRecord(Series &series, const Settings &settings)
{
    const QStringList arguments{QStringLiteral("--role"), QStringLiteral("record"),
                                QString::number(settings.recordEvents)};
    addRound(series, jsonOf(QCoreApplication::applicationFilePath(), arguments),
             QStringLiteral("eventsPerSecond"));
}

void addLog(Series &series, const Settings &settings, const QString &key)
{
    const QStringList arguments{QStringLiteral("--role"), QStringLiteral("log"),
                                QString::number(settings.logEvents)};
    addRound(series, jsonOf(QCoreApplication::applicationFilePath(), arguments), key);
}

void addExport(Series &series, const Settings &settings)
{
    const QStringList arguments{QStringLiteral("--role"), QStringLiteral("export"),
                                QString::number(settings.exportEvents)};
    addRound(series, jsonOf(QCoreApplication::applicationFilePath(), arguments), QStringLiteral("seconds"));
}

void addGui(Series &series, const Settings &settings, const QStringList &arguments)
{
    const QString program = settings.programFolder + QStringLiteral("/swb-bench-gui");
    if (!QFileInfo(program).isExecutable()) {
        series.leftOut = notBuilt();
        return;
    }
    const QJsonObject json = jsonOf(program, arguments);
    series.leftOut = json[QStringLiteral("leftOut")].toString();
    if (series.leftOut.isEmpty())
        addRound(series, json, QStringLiteral("value"));
}

QStringList guiArguments(Measure measure, const Settings &settings)
{
    const QString messages = QString::number(settings.filterEvents);
    const QString seconds = QString::number(settings.guiSeconds);
    switch (measure) {
    case Measure::GuiStalls:
        return {QStringLiteral("stalls"), seconds};
    case Measure::GuiDetail:
        return {QStringLiteral("detail"), QString::number(64 << 10)};
    case Measure::GuiLongLog:
        return {QStringLiteral("long"), QString::number(settings.longLogEvents), seconds};
    case Measure::GuiFrames:
        return {QStringLiteral("charts"), seconds, QStringLiteral("frames")};
    case Measure::GuiFramesDelay:
        return {QStringLiteral("charts"), seconds, QStringLiteral("delay")};
    case Measure::FilterPart:
        return {QStringLiteral("tshark"), messages};
    case Measure::FilterPattern:
        return {QStringLiteral("filter"), QStringLiteral("text matches \"ne+dle number \\d\""), messages};
    default:
        return {QStringLiteral("filter"), QStringLiteral("text contains \"needle\""), messages};
    }
}

void addRelay(Series &series, const Settings &settings, const QString &load)
{
    const QStringList arguments{QStringLiteral("--role"), QStringLiteral("relay"), load,
                                QString::number(settings.seconds)};
    addRound(series, jsonOf(QCoreApplication::applicationFilePath(), arguments), QStringLiteral("value"));
}

} // namespace

void addOwnRound(RowResult &result, const Settings &settings)
{
    if (result.row.measure == Measure::StartTime) {
        addStarts(seriesOf(result, "limit", QStringLiteral("/bin/true"), Contender::Kind::Limit),
                  QStringLiteral("/bin/true"), "--version");
        addStarts(seriesOf(result, "swb", QStringLiteral("swb"), Contender::Kind::Ours),
                  settings.programFolder + QStringLiteral("/swb"), "--version");
        return;
    }
    if (result.row.measure == Measure::SlowDisk) {
        if (!QFileInfo(settings.programFolder + QStringLiteral("/swb")).isExecutable()) {
            seriesOf(result, "swb", QStringLiteral("swb"), Contender::Kind::Ours).leftOut = notBuilt();
            return;
        }
        addSlowDisk(
            seriesOf(result, "limit", QStringLiteral("swb without recording"), Contender::Kind::Limit),
            result.row, settings, false);
        addSlowDisk(seriesOf(result, "swb", QStringLiteral("swb"), Contender::Kind::Ours), result.row,
                    settings, true);
        return;
    }
    if (result.row.measure == Measure::LoadRate) {
        addLoadRate(result);
        return;
    }
    Series &series = seriesOf(result, "ours", QStringLiteral("Socket Workbench"), Contender::Kind::Ours);
    if (!series.broken.isEmpty())
        return;
    if (result.row.measure == Measure::WindowTime)
        addWindowStarts(series, settings.programFolder + QStringLiteral("/socket-workbench"));
    else if (result.row.measure == Measure::LogRate)
        addLog(series, settings, QStringLiteral("eventsPerSecond"));
    else if (result.row.measure == Measure::RecordRate)
        addRecord(series, settings);
    else if (result.row.measure == Measure::LogMemory)
        addLog(series, settings, QStringLiteral("bytesBeside"));
    else if (result.row.measure == Measure::OfferedRate)
        addOfferedRate(series, settings);
    else if (result.row.measure == Measure::SockperfDifference)
        addSockperf(series, settings);
    else if (result.row.measure == Measure::Relay)
        addRelay(series, settings, result.row.relayLoad);
    else if (result.row.measure == Measure::ExportTime)
        addExport(series, settings);
    else if (result.row.measure != Measure::FilterPart || series.rounds.isEmpty()) // tshark is slow
        addGui(series, settings, guiArguments(result.row.measure, settings));
}

} // namespace swb::bench
