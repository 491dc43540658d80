// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/examplecommand.h"

#include "cli/exitcode.h"
#include "cli/servecommand.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"

#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

/// A name, the rows and the title, a line each.
QString listOf(const QList<Example> &examples)
{
    qsizetype widest = 0;
    for (const Example &example : examples)
        widest = std::max(widest, example.name.size());
    QString text;
    for (const Example &example : examples)
        text += example.name.leftJustified(widest) + u"  "_s + example.title + u'\n';
    return text;
}

bool isOfServer(const ExampleClient &client, const ServerSettings &server)
{
    return client.url.port == server.url.port && client.url.transport == server.url.transport
        && client.url.scheme == server.url.scheme;
}

ServeOptions optionsFor(const Example &example, bool anyPort)
{
    ServeOptions options;
    options.servers = example.servers;
    options.next = example.next;
    for (ServerSettings &server : options.servers) {
        QList<ExampleClient> clients = example.clients;
        clients.removeIf([&](const ExampleClient &client) { return !isOfServer(client, server); });
        options.otherSides << clients;
        if (anyPort)
            server.url.port = 0;
    }
    return options;
}

} // namespace

CommandLine ExampleCommand::commandLine()
{
    CommandLine line(
        u"example list|show NAME|run NAME [options]"_s,
        tr("Programs that talk to each other, with the bytes of both sides, and the faults of those "
           "that\nare printed in lecture notes. list names them, show tells all of one, run starts "
           "its servers and\nprints the commands for the other side. Your own stand in %1 as JSON "
           "files.")
            .arg(ExampleShelf::ownFolder()));
    line.addFlag(u"any-port"_s, tr("run: listens on free ports rather than on those of the example."));
    return line;
}

Result<std::unique_ptr<Command>> ExampleCommand::make(const CommandLine &line, Console &console)
{
    const QStringList words = line.positional();
    const QString verb = words.value(0);
    const bool takesName = verb == u"show"_s || verb == u"run"_s;
    if ((verb != u"list"_s && !takesName) || words.size() != (takesName ? 2 : 1))
        return usageError(tr("It is swb example list, show NAME or run NAME."));
    if (line.isSet(u"any-port"_s) && verb != u"run"_s)
        return usageError(tr("--any-port is for run only."));
    const ExampleShelf shelf = ExampleShelf::read();
    QStringList complaints;
    for (const Error &error : shelf.errors)
        complaints << error.toString();
    if (!takesName)
        return std::unique_ptr<Command>(
            std::make_unique<ExampleCommand>(listOf(shelf.examples), complaints, console));
    const Example *const example = shelf.find(words[1]);
    if (!example)
        return usageError(complaints.isEmpty()
                              ? tr("There is no example “%1”; swb example list names all.").arg(words[1])
                              : tr("There is no example “%1”. %2").arg(words[1], complaints.join(u' ')));
    if (verb == u"run"_s)
        return std::unique_ptr<Command>(
            std::make_unique<ServeCommand>(optionsFor(*example, line.isSet(u"any-port"_s)), console));
    return std::unique_ptr<Command>(
        std::make_unique<ExampleCommand>(exampleText(*example), QStringList(), console));
}

ExampleCommand::ExampleCommand(const QString &text, const QStringList &complaints, Console &console)
    : Command(console)
    , m_text(text)
    , m_complaints(complaints)
{ }

/// A file that is none is told, and does not keep the others from being listed; the exit code tells of it.
void ExampleCommand::start()
{
    console().out.write(m_text.toUtf8());
    for (const QString &complaint : m_complaints)
        console().complain(complaint);
    QTimer::singleShot(0, this,
                       [this] { Q_EMIT finished(m_complaints.isEmpty() ? ExitOk : ExitNetworkFailure); });
}

} // namespace swb
