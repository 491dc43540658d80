// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"
#include "cli/posix/standardstreams.h"
#include "core/payload/bytetext.h"
#include "net/socket/descriptors.h"

#include <QCoreApplication>
#include <QTimer>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace {

using namespace swb;

// For what the libraries open at the start: without descriptors they end the program with their own message.
constexpr int descriptorsOfLibraries = 4;

/// A command whose output was lost has failed.
int exitCodeOf(const Console &console, int exitCode)
{
    return exitCode == ExitOk && console.out.hasFailed() ? ExitNetworkFailure : exitCode;
}

/// Ends the event loop once both outputs have taken everything, or the console's timeout is over.
void exitWhenWritten(Console &console, int exitCode)
{
    const auto exitIfWritten = [&console, exitCode] {
        if (!console.isWriting())
            QCoreApplication::exit(exitCodeOf(console, exitCode));
    };
    for (FdWriter *writer : {&console.out, &console.err}) {
        QObject::connect(writer, &FdWriter::drained, qApp, exitIfWritten);
        QObject::connect(writer, &FdWriter::failed, qApp, exitIfWritten);
    }
    if (console.patience)
        QTimer::singleShot(*console.patience, qApp, [exitCode] { QCoreApplication::exit(exitCode); });
    exitIfWritten();
}

int run(Command &command, Console &console)
{
    QObject::connect(&command, &Command::finished, qApp,
                     [&console](int exitCode) { exitWhenWritten(console, exitCode); });
    command.start();
    return QCoreApplication::exec();
}

/// Before Qt is set up, so that it takes no time.
ExitCode printVersion()
{
    if (std::puts("swb " SWB_VERSION) >= 0 && std::fflush(stdout) == 0)
        return ExitOk;
    std::fprintf(stderr, "swb: Could not write to standard output: %s.\n", std::strerror(errno));
    return ExitNetworkFailure;
}

/// As the shell passed them, byte by byte, which QCoreApplication::arguments() does not preserve.
QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(textFromBytes(QByteArrayView(argv[i])));
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    prepareStandardStreams();
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0)
        return printVersion();
    if (lacksDescriptors(descriptorsOfLibraries))
        exitWithoutDescriptors();
    const QStringList arguments = argumentsOf(argc, argv);
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("swb"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SWB_VERSION));
    Console console;
    QObject::connect(&console.out, &FdWriter::failed, qApp, [&console](int errnoValue) {
        console.complain(QCoreApplication::translate("Main", "Could not write to standard output: %1.")
                             .arg(qt_error_string(errnoValue)));
    });
    auto made = makeCommand(arguments, console);
    if (auto *command = std::get_if<std::unique_ptr<Command>>(&made))
        return run(**command, console);
    if (!console.isWriting())
        return exitCodeOf(console, std::get<ExitCode>(made));
    exitWhenWritten(console, std::get<ExitCode>(made));
    return QCoreApplication::exec();
}
