// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

#include "cli/cacommand.h"
#include "cli/comparecommand.h"
#include "cli/democommand.h"
#include "cli/examplecommand.h"
#include "cli/logcommand.h"
#include "cli/relaycommand.h"
#include "cli/sendcommand.h"
#include "cli/servecommand.h"
#include "cli/socketsoption.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

using Made = std::variant<std::unique_ptr<Command>, ExitCode>;

QString generalHelp()
{
    return Words::tr(
        "Usage: swb COMMAND [options]\n"
        "\n"
        "  serve URL...          starts servers and prints every event\n"
        "  send URL [TEXT...]    sends a text, a file or standard input, and prints the replies\n"
        "  relay URL TARGET      forwards traffic, and loses, delays or cuts it as the options say\n"
        "  compare               sends the same messages over TCP and UDP, and compares the results\n"
        "  log FILE              prints or exports a session, a JSON Lines export or a capture file\n"
        "  demo                  sends over TCP, TLS, UDP and DTLS to its own servers\n"
        "  example list          lists examples to show and to run, with the bytes of both sides\n"
        "  ca                    prints the path of the certificate for other programs to trust\n"
        "\n"
        "“swb COMMAND --help” explains each command. Also: --help, --version.\n"
        "Amounts use SI prefixes: 1 kB is 1,000 bytes, and 1 MB is 1,000 kB.");
}

ExitCode refuse(Console &console, const QString &complaint, const QString &command)
{
    console.complain(complaint);
    console.complain(Words::tr("See “swb %1--help” for usage.").arg(command));
    return ExitUsage;
}

/// Reads the arguments of one command; `make` builds it from them, or gives the error.
template <typename Make>
Made prepare(CommandLine line, const QStringList &arguments, Console &console, const Make &make)
{
    const QString name = arguments.first() + u' ';
    if (const Error error = line.parse(arguments.mid(1)); error.isError())
        return refuse(console, error.toString(), name);
    if (line.wantsHelp()) {
        console.out.write(line.help().toUtf8());
        return ExitOk;
    }
    Result<std::unique_ptr<Command>> made = make(line);
    if (!made)
        return refuse(console, made.error().toString(), name);
    return std::move(made).value();
}

template <typename Options, typename CommandClass>
Made prepareWithOptions(const QStringList &arguments, Console &console)
{
    return prepare(Options::commandLine(), arguments, console,
                   [&](const CommandLine &line) -> Result<std::unique_ptr<Command>> {
                       Result<Options> options = Options::read(line);
                       if (!options)
                           return options.error();
                       return std::unique_ptr<Command>(
                           std::make_unique<CommandClass>(std::move(options).value(), console));
                   });
}

/// As above, but a mistake in the filter is pointed at.
Made prepareLog(const QStringList &arguments, Console &console)
{
    return prepare(LogOptions::commandLine(), arguments, console,
                   [&](const CommandLine &line) -> Result<std::unique_ptr<Command>> {
                       Result<LogOptions> options = LogOptions::read(line);
                       if (!options) {
                           console.err.write(LogOptions::filterMistake(line).toUtf8());
                           return options.error();
                       }
                       return std::unique_ptr<Command>(
                           std::make_unique<LogCommand>(std::move(options).value(), console));
                   });
}

Error refusePositional(const CommandLine &line, const QString &name)
{
    if (line.positional().isEmpty())
        return {};
    return usageError(
        Words::tr("%1 takes no arguments, but “%2” was given.").arg(name, line.positional().first()));
}

Made prepareDemo(const QStringList &arguments, Console &console)
{
    CommandLine demo(
        u"demo [options]"_s,
        Words::tr(
            "Sends a line over TCP, TLS, UDP and DTLS to its own uppercase servers and checks each answer."));
    socketsoption::addTo(demo);
    return prepare(std::move(demo), arguments, console,
                   [&](const CommandLine &line) -> Result<std::unique_ptr<Command>> {
                       SocketFamily sockets = defaultSocketFamily();
                       const Error error = firstError(
                           {refusePositional(line, arguments.first()), socketsoption::read(line, sockets)});
                       if (error.isError())
                           return error;
                       return std::unique_ptr<Command>(std::make_unique<DemoCommand>(sockets, console));
                   });
}

Made prepareCa(const QStringList &arguments, Console &console)
{
    return prepare(CommandLine(arguments.first(),
                               Words::tr("Prints the path of the authority's certificate, for example for "
                                         "curl --cacert. Creates the certificate if it is missing.")),
                   arguments, console, [&](const CommandLine &line) -> Result<std::unique_ptr<Command>> {
                       if (const Error error = refusePositional(line, arguments.first()); error.isError())
                           return error;
                       return std::unique_ptr<Command>(std::make_unique<CaCommand>(console));
                   });
}

} // namespace

Made makeCommand(const QStringList &arguments, Console &console)
{
    const QString name = arguments.value(0);
    if (name == u"serve"_s)
        return prepareWithOptions<ServeOptions, ServeCommand>(arguments, console);
    if (name == u"send"_s)
        return prepareWithOptions<SendOptions, SendCommand>(arguments, console);
    if (name == u"relay"_s)
        return prepareWithOptions<RelayOptions, RelayCommand>(arguments, console);
    if (name == u"compare"_s)
        return prepareWithOptions<CompareOptions, CompareCommand>(arguments, console);
    if (name == u"log"_s)
        return prepareLog(arguments, console);
    if (name == u"demo"_s)
        return prepareDemo(arguments, console);
    if (name == u"example"_s)
        return prepare(ExampleCommand::commandLine(), arguments, console,
                       [&](const CommandLine &line) { return ExampleCommand::make(line, console); });
    if (name == u"ca"_s)
        return prepareCa(arguments, console);
    if (name == u"--help"_s || name == u"-h"_s || name == u"help"_s) {
        console.out.write(generalHelp().toUtf8() + '\n');
        return ExitOk;
    }
    if (name.isEmpty())
        return refuse(console,
                      Words::tr("A command is missing: serve, send, relay, compare, log, demo or ca."), {});
    return refuse(
        console,
        Words::tr("There is no command “%1”. The commands are serve, send, relay, compare, log, demo and ca.")
            .arg(name),
        {});
}

} // namespace swb
