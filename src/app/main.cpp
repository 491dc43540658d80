// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/firstpaint.h"
#include "app/processage.h"
#include "app/windowusage.h"
#include "core/values/datafolder.h"
#include "net/compare/netexperiments.h"
#include "net/netengine.h"
#include "widgets/common/wheelguard.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/settings/workbenchsettings.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;
using namespace swb;

namespace {

struct Options
{
    std::optional<ThemeChoice> theme;
    std::optional<int> zoom;
    bool present = false;
    QStringList sessions; ///< files to open
    bool quitWhenShown = false;
};

std::optional<ThemeChoice> themeNamed(const QString &name)
{
    if (name == u"light"_s)
        return ThemeChoice::Light;
    if (name == u"dark"_s)
        return ThemeChoice::Dark;
    return name == u"system"_s ? std::optional(ThemeChoice::System) : std::nullopt;
}

[[noreturn]] void refuse(const QString &words)
{
    std::fprintf(stderr, "%s\n", qPrintable(words));
    std::exit(2);
}

/// Ends the program, with a message on standard error, if an option is invalid.
Options readOptions(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Client/server workbench for network sockets"));
    const ProgramUsage usage = windowUsage();
    for (const OptionUsage &option : usage.commands.constFirst().options)
        parser.addOption({option.names, option.description, option.value.name});
    QCommandLineOption quitWhenShown(u"quit-when-shown"_s); // for the benchmark
    quitWhenShown.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(quitWhenShown);
    parser.addPositionalArgument(u"FILE"_s, usage.commands.constFirst().description, u"[FILE...]"_s);
    parser.process(application);
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    const QString theme = u"theme"_s;
    const QString zoom = u"zoom"_s;
    Options options;
    options.sessions = parser.positionalArguments();
    options.present = parser.isSet(u"present"_s);
    options.quitWhenShown = parser.isSet(quitWhenShown);
    if (parser.isSet(theme)) {
        options.theme = themeNamed(parser.value(theme));
        if (!options.theme)
            refuse(QApplication::translate("main", "Unknown theme: %1. Use system, light or dark.")
                       .arg(parser.value(theme)));
    }
    if (parser.isSet(zoom)) {
        bool isNumber = false;
        options.zoom = parser.value(zoom).toInt(&isNumber);
        if (!isNumber)
            refuse(
                QApplication::translate("main", "Not a number: %1. Use 100 to 300.").arg(parser.value(zoom)));
    }
    return options;
}

/// Prints how many milliseconds after the start of the process the window was shown, and ends the program.
void quitWhenShown(MainWindow &window)
{
    QObject::connect(new FirstPaint(&window), &FirstPaint::painted, &window, [] {
        std::printf("%.1f\n", processAgeMs());
        QApplication::quit();
    });
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    WheelGuard wheelGuard;
    application.installEventFilter(&wheelGuard);
    QApplication::setApplicationName(u"socket-workbench"_s);
    QApplication::setApplicationDisplayName(u"Socket Workbench"_s);
    QApplication::setApplicationVersion(QStringLiteral(SWB_VERSION));
    QApplication::setDesktopFileName(u"socket-workbench"_s);
    QApplication::setWindowIcon(applicationIcon());
    const Options options = readOptions(application);

    NetEngine engine;
    NetExperiments experiments(engine.log());
    WorkbenchSettings settings(dataFolder());
    Theme theme(&application);
    theme.setChoice(options.theme.value_or(settings.state().theme));
    theme.setZoom(options.zoom.value_or(settings.state().zoomPercent));
    MainWindow window(&engine, &experiments, &settings, &theme);
    if (options.quitWhenShown)
        quitWhenShown(window);
    window.show();
    window.setPresenting(options.present);
    for (const QString &session : options.sessions)
        window.openSession(session);
    return QApplication::exec();
}
