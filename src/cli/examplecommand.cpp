// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/examplecommand.h"

#include "cli/examplerun.h"
#include "cli/exitcode.h"
#include "cli/socketsoption.h"
#include "cli/suggestions.h"
#include "protocols/examples/exampleshelf.h"
#include "protocols/examples/exampletext.h"

#include <QDir>
#include <QTimer>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

/// One line with a name and the title each, below the title of their group.
QString listOf(const QList<Example> &examples)
{
    qsizetype widest = 0;
    for (const Example &example : examples)
        widest = std::max(widest, example.name.size());
    QString text;
    std::optional<ExampleGroup> group;
    for (const Example &example : examples) {
        if (group != example.group)
            text += (group ? u"\n"_s : QString()) + titleOf(example.group) + u'\n';
        group = example.group;
        text += u"  "_s + example.name.leftJustified(widest) + u"  "_s + example.title + u'\n';
    }
    return text;
}

/// As a person would type it.
QString ownFolder()
{
    const QString folder = ExampleShelf::ownFolder();
    const QString home = QDir::homePath() + u'/';
    return folder.startsWith(home) ? QString(u"~/"_s + folder.sliced(home.size())) : folder;
}

Result<std::unique_ptr<Command>> makeRun(const CommandLine &line, const Example &example, Console &console)
{
    ExampleRun::Options options;
    options.anyPort = line.isSet(u"any-port"_s);
    options.json = line.isSet(u"json"_s);
    if (Error error = socketsoption::read(line, options.sockets); error.isError())
        return error;
    return std::unique_ptr<Command>(std::make_unique<ExampleRun>(example, options, console));
}

} // namespace

CommandLine ExampleCommand::commandLine()
{
    CommandLine line(
        u"example list|show NAME|run NAME [options]"_s,
        tr("Programs that talk to each other, with the bytes of both sides, and the faults of the programs\n"
           "printed in the lecture notes. list lists the examples, show prints one in full, run starts its "
           "servers\n"
           "and relays and prints the commands for the other side. Put your own as JSON files into %1.")
            .arg(ownFolder()));
    line.addArgument({u"WORD"_s, {u"list"_s, u"show"_s, u"run"_s}});
    line.addArgument({u"NAME"_s, suggestions::examples()});
    line.addFlag(u"any-port"_s, tr("run: listens on free ports instead of those of the example."));
    line.addFlag(u"json"_s, tr("run: prints every event as one JSON object."));
    socketsoption::addTo(line);
    return line;
}

Result<std::unique_ptr<Command>> ExampleCommand::make(const CommandLine &line, Console &console)
{
    const QStringList words = line.positional();
    const QString verb = words.value(0);
    const bool takesName = verb == u"show"_s || verb == u"run"_s;
    if ((verb != u"list"_s && !takesName) || words.size() != (takesName ? 2 : 1))
        return usageError(tr("Use swb example list, show NAME or run NAME."));
    for (const QString &option : line.optionNames()) {
        if (verb != u"run"_s)
            return usageError(tr("--%1 is for run only.").arg(option));
    }
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
                              ? tr("There is no example “%1”; swb example list lists all.").arg(words[1])
                              : tr("There is no example “%1”. %2").arg(words[1], complaints.join(u' ')));
    if (verb == u"run"_s)
        return makeRun(line, *example, console);
    return std::unique_ptr<Command>(
        std::make_unique<ExampleCommand>(exampleText(*example), QStringList(), console));
}

ExampleCommand::ExampleCommand(const QString &text, const QStringList &complaints, Console &console)
    : Command(console)
    , m_text(text)
    , m_complaints(complaints)
{ }

/// An invalid file is reported, and does not keep the others from being listed; the exit code shows it.
void ExampleCommand::start()
{
    console().out.write(m_text.toUtf8());
    for (const QString &complaint : m_complaints)
        console().complain(complaint);
    QTimer::singleShot(0, this,
                       [this] { Q_EMIT finished(m_complaints.isEmpty() ? ExitOk : ExitNetworkFailure); });
}

} // namespace swb
