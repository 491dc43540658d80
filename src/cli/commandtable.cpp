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

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

using Made = std::variant<std::unique_ptr<Command>, ExitCode>;
using MadeCommand = Result<std::unique_ptr<Command>>;

struct Entry
{
    QLatin1StringView name;
    const char *arguments; ///< shown in the list of all commands
    const char *summary; ///< untranslated
    CommandLine (*line)();
    MadeCommand (*make)(const CommandLine &line, Console &console);
};

template <typename Options, typename CommandClass>
MadeCommand makeWithOptions(const CommandLine &line, Console &console)
{
    Result<Options> options = Options::read(line);
    if (!options)
        return options.error();
    return std::unique_ptr<Command>(std::make_unique<CommandClass>(std::move(options).value(), console));
}

/// As above, but points at a mistake in the filter.
MadeCommand makeLog(const CommandLine &line, Console &console)
{
    MadeCommand made = makeWithOptions<LogOptions, LogCommand>(line, console);
    if (!made)
        console.err.write(LogOptions::filterMistake(line).toUtf8());
    return made;
}

Error refusePositional(const CommandLine &line, QLatin1StringView name)
{
    if (line.positional().isEmpty())
        return {};
    return usageError(
        Words::tr("%1 takes no arguments, but “%2” was given.").arg(name, line.positional().first()));
}

CommandLine demoLine()
{
    CommandLine line(
        u"demo [options]"_s,
        Words::tr(
            "Sends a line over TCP, TLS, UDP and DTLS to its own uppercase servers and checks each answer."));
    socketsoption::addTo(line);
    return line;
}

MadeCommand makeDemo(const CommandLine &line, Console &console)
{
    SocketFamily sockets = defaultSocketFamily();
    const Error error = firstError({refusePositional(line, "demo"_L1), socketsoption::read(line, sockets)});
    if (error.isError())
        return error;
    return std::unique_ptr<Command>(std::make_unique<DemoCommand>(sockets, console));
}

CommandLine caLine()
{
    return CommandLine(u"ca"_s,
                       Words::tr("Prints the path of the authority's certificate, for example for curl "
                                 "--cacert. Creates the certificate if it is missing."));
}

MadeCommand makeCa(const CommandLine &line, Console &console)
{
    if (const Error error = refusePositional(line, "ca"_L1); error.isError())
        return error;
    return std::unique_ptr<Command>(std::make_unique<CaCommand>(console));
}

/// The only table of commands.
constexpr Entry entries[] = {
    {"serve"_L1, "URL...", QT_TRANSLATE_NOOP("Commands", "starts servers and prints every event"),
     &ServeOptions::commandLine, &makeWithOptions<ServeOptions, ServeCommand>},
    {"send"_L1, "URL [TEXT...]",
     QT_TRANSLATE_NOOP("Commands", "sends a text, a file or standard input, and prints the replies"),
     &SendOptions::commandLine, &makeWithOptions<SendOptions, SendCommand>},
    {"relay"_L1, "URL TARGET",
     QT_TRANSLATE_NOOP("Commands", "forwards traffic, and loses, delays or cuts it as the options say"),
     &RelayOptions::commandLine, &makeWithOptions<RelayOptions, RelayCommand>},
    {"compare"_L1, "",
     QT_TRANSLATE_NOOP("Commands", "sends the same messages over TCP and UDP, and compares the results"),
     &CompareOptions::commandLine, &makeWithOptions<CompareOptions, CompareCommand>},
    {"log"_L1, "FILE",
     QT_TRANSLATE_NOOP("Commands", "prints or exports a session, a JSON Lines export or a capture file"),
     &LogOptions::commandLine, &makeLog},
    {"demo"_L1, "", QT_TRANSLATE_NOOP("Commands", "sends over TCP, TLS, UDP and DTLS to its own servers"),
     &demoLine, &makeDemo},
    {"example"_L1, "list",
     QT_TRANSLATE_NOOP("Commands", "lists examples to show and to run, with the bytes of both sides"),
     &ExampleCommand::commandLine, &ExampleCommand::make},
    {"ca"_L1, "",
     QT_TRANSLATE_NOOP("Commands", "prints the path of the certificate for other programs to trust"), &caLine,
     &makeCa},
};

/// "serve, send, relay": all but the last, and the last.
std::pair<QString, QString> commandNames()
{
    QStringList names;
    for (const Entry &entry : entries)
        names << entry.name;
    const QString last = names.takeLast();
    return {names.join(u", "_s), last};
}

QString commandList()
{
    QString text;
    for (const Entry &entry : entries) {
        const QString call = QString(entry.name % u' ' % QLatin1StringView(entry.arguments)).trimmed();
        text += u"  "_s + call.leftJustified(20) + u"  "_s + Words::tr(entry.summary) + u'\n';
    }
    return text;
}

QString generalHelp()
{
    const ProgramUsage usage = programUsage();
    QString text = Words::tr("Usage: swb COMMAND [options]") + u"\n\n"_s + usage.description + u"\n\n"_s
        + commandList() + u'\n'
        + Words::tr("“swb COMMAND --help” explains each command. Also: --help, --version.") + u'\n';
    for (const UsageSection &section : usage.sections)
        text += u'\n' + section.title + u":\n"_s + section.text + u'\n';
    return text;
}

ExitCode refuse(Console &console, const QString &complaint, const QString &command)
{
    console.complain(complaint);
    console.complain(Words::tr("See “swb %1--help” for usage.").arg(command));
    return ExitUsage;
}

ExitCode refuseName(Console &console, const QString &name)
{
    const auto [all, last] = commandNames();
    return refuse(
        console,
        name.isEmpty()
            ? Words::tr("A command is missing: %1 or %2.").arg(all, last)
            : Words::tr("There is no command “%1”. The commands are %2 and %3.").arg(name, all, last),
        {});
}

/// Reads the arguments after the command's name and creates the command from them.
Made prepare(const Entry &entry, const QStringList &arguments, Console &console)
{
    CommandLine line = entry.line();
    const QString name = entry.name + u' ';
    if (const Error error = line.parse(arguments); error.isError())
        return refuse(console, error.toString(), name);
    if (line.wantsHelp()) {
        console.out.write(line.help().toUtf8());
        return ExitOk;
    }
    MadeCommand made = entry.make(line, console);
    if (!made)
        return refuse(console, made.error().toString(), name);
    return std::move(made).value();
}

} // namespace

ProgramUsage programUsage()
{
    ProgramUsage usage{
        u"swb"_s,
        Words::tr("workbench for network sockets on the command line"),
        Words::tr("Starts servers, clients and relays over TCP, UDP, TLS and DTLS, and prints every event "
                  "with its reason.\n"
                  "Amounts use SI prefixes: 1 kB is 1,000 bytes, and 1 MB is 1,000 kB."),
        {{{u"h"_s, u"help"_s}, {}, Words::tr("Lists the commands.")},
         {{u"version"_s}, {}, Words::tr("Shows the version.")}},
        {},
        {{Words::tr("Exit status"),
          u"  "_s
              + Words::tr("0        success\n"
                          "  1        the network, a file or standard output failed\n"
                          "  2        the arguments were wrong\n"
                          "  3        no reply, or an incomplete one, arrived in time\n"
                          "  128 + N  ended by signal N")},
         environmentUsage()},
        {u"socket-workbench(1)"_s}};
    for (const Entry &entry : entries) {
        const CommandLine line = entry.line();
        usage.commands.append(line.usage());
        usage.commands.last().name = entry.name;
        usage.commands.last().summary = Words::tr(entry.summary);
    }
    return usage;
}

Made makeCommand(const QStringList &arguments, Console &console)
{
    const QString name = arguments.value(0);
    if (name == u"--help"_s || name == u"-h"_s || name == u"help"_s) {
        console.out.write(generalHelp().toUtf8());
        return ExitOk;
    }
    const auto *const entry = std::find_if(std::begin(entries), std::end(entries),
                                           [&name](const Entry &one) { return one.name == name; });
    return entry == std::end(entries) ? Made(refuseName(console, name))
                                      : prepare(*entry, arguments.mid(1), console);
}

} // namespace swb
