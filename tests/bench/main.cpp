// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/raw/sockets.h"
#include "bench/report/json.h"
#include "bench/report/machine.h"
#include "bench/report/table.h"
#include "bench/roles.h"
#include "bench/run/runner.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>
#include <exception>

using namespace swb::bench;

namespace {

constexpr unsigned descriptorsWanted = 65'536;

struct Options
{
    Settings settings;
    QString jsonFile;
    bool list = false;
};

QString text(const char *words)
{
    return QString::fromLatin1(words);
}

Settings quick()
{
    Settings settings;
    settings.seconds = 0.3;
    settings.warmUpSeconds = 0.1;
    settings.rounds = 3;
    settings.logEvents = 1'000'000;
    settings.recordEvents = 1'000'000;
    settings.guiSeconds = 1.0;
    settings.longLogEvents = 1'000'000;
    return settings;
}

/// Fractions of a second, to check that the benchmark itself works.
Settings smoke()
{
    Settings settings;
    settings.seconds = 0.05;
    settings.warmUpSeconds = 0.02;
    settings.rounds = 1;
    settings.heldConnections = 200;
    settings.logEvents = 20'000;
    settings.recordEvents = 20'000;
    settings.guiSeconds = 0.2;
    settings.filterEvents = 20'000;
    settings.longLogEvents = 20'000;
    settings.exportEvents = 20'000;
    return settings;
}

Options parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        text("Measures Socket Workbench beside a raw epoll server and other programs. "
             "Exits with 1 where bytes were lost or something broke, not where a "
             "target is missed."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {text("quick"), text("Three rounds of 0.3 s.")},
        {text("smoke"), text("One round of 0.05 s: does the benchmark itself work?")},
        {text("seconds"), text("Counted time of a round."), text("S")},
        {text("rounds"), text("Rounds of each row."), text("N")},
        {text("rows"), text("Only these rows, by id."), text("ID,...")},
        {text("contenders"), text("Only these: raw, ours, qtloop, qt, qssl, swb, python, socat, ncat."),
         text("ID,...")},
        {text("held"), text("Connections of the row of held ones."), text("N")},
        {text("json"), text("Writes settings, machine and every round to this file."), text("FILE")},
        {text("list"), text("Lists the rows with their ids.")},
    });
    parser.process(application);

    Options options;
    if (parser.isSet(text("quick")))
        options.settings = quick();
    if (parser.isSet(text("smoke")))
        options.settings = smoke();
    Settings &settings = options.settings;
    if (parser.isSet(text("seconds")))
        settings.seconds = parser.value(text("seconds")).toDouble();
    if (parser.isSet(text("rounds")))
        settings.rounds = parser.value(text("rounds")).toInt();
    if (parser.isSet(text("held")))
        settings.heldConnections = parser.value(text("held")).toInt();
    settings.rows = parser.value(text("rows")).split(u',', Qt::SkipEmptyParts);
    settings.contenders = parser.value(text("contenders")).split(u',', Qt::SkipEmptyParts);
    settings.programFolder = QCoreApplication::applicationDirPath();
    options.jsonFile = parser.value(text("json"));
    options.list = parser.isSet(text("list"));
    return options;
}

void save(const QString &fileName, const QJsonObject &json)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        throw std::runtime_error("cannot write " + fileName.toStdString());
}

int run(const Options &options)
{
    raiseDescriptorLimit(descriptorsWanted);
    QTextStream out(stdout);
    Runner runner(options.settings);
    const QJsonObject machine = machineFacts(); // before the run adds to the load
    printHead(out, options.settings, machine, runner.contenders());
    QList<RowResult> results;
    bool sound = true;
    for (const Row &row : plan(options.settings)) {
        results.append(runner.run(row));
        printRow(out, results.last());
        sound = sound && faultsOf(results.last()).isEmpty();
    }
    printSummary(out, results);
    if (!options.jsonFile.isEmpty())
        save(options.jsonFile, toJson(options.settings, machine, results));
    return sound ? 0 : 1;
}

int list(const Settings &settings)
{
    QTextStream out(stdout);
    for (const Row &row : plan(settings))
        out << row.id.leftJustified(12) << row.title << '\n';
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    try {
        if (argc > 2 && qstrcmp(argv[1], "--role") == 0) {
            QStringList arguments;
            for (int i = 2; i < argc; ++i)
                arguments.append(QString::fromLocal8Bit(argv[i]));
            return runRole(argc, argv, arguments);
        }
        const QCoreApplication application(argc, argv);
        QCoreApplication::setApplicationVersion(text(SWB_VERSION));
        const Options options = parse(application);
        return options.list ? list(options.settings) : run(options);
    } catch (const std::exception &error) {
        qCritical("swb-bench: %s", error.what());
        return 1;
    }
}
