// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logcommand.h"

#include "cli/posix/blockinginput.h"
#include "cli/posix/blockingoutput.h"
#include "core/export/eventexporter.h"
#include "core/export/exportfile.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr qint64 day = 86'400'000'000'000;

/// Whether more than a day is between its first event and its last.
bool spansDays(const OpenedLog &opened)
{
    const auto first = opened.log->at(opened.log->firstId());
    if (!first)
        return false;
    qint64 least = first->timeNs;
    qint64 most = least;
    if (const auto last = opened.log->at(opened.log->endId() - 1)) {
        least = qMin(least, last->timeNs);
        most = qMax(most, last->timeNs);
    }
    for (const ConversationRecord &record : opened.conversations) {
        if (record.stats.events == 0)
            continue;
        least = qMin(least, record.stats.startNs);
        most = qMax(most, record.stats.lastNs);
    }
    return most - least > day;
}

QString nameOf(const QString &file)
{
    return file == u"-" ? LogCommand::tr("standard input") : file;
}

OpenedLog openLog(const QString &file, TaskControl &control)
{
    if (!BlockingInput::isWanted(file))
        return openLogFile(file, control);
    BlockingInput input(file, control);
    return openLogStream(input, nameOf(file), control);
}

} // namespace

LogCommand::LogCommand(LogOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
{
    connect(&m_signals, &SignalWatcher::stopWanted, &m_task, &BackgroundTask::cancel);
    connect(&m_task, &BackgroundTask::finished, this, &LogCommand::finish);
}

LogCommand::~LogCommand() = default;

void LogCommand::start()
{
    m_task.start(u"swb.log"_s, [this](TaskControl &control) { m_findings = work(m_options, control); });
}

LogCommand::Findings LogCommand::work(const LogOptions &options, TaskControl &control)
{
    Findings findings;
    const OpenedLog opened = openLog(options.file, control);
    findings.import = opened.import;
    if (!opened.log)
        return findings;
    ExportSelection selection;
    if (!options.filter.showsAll())
        selection = ExportSelection::matching(
            [&options](const MessageLog &log) { return options.filter.predicate(log); });
    ExportOptions style = options.style;
    style.dates = options.dated || spansDays(opened);
    if (!options.output.isEmpty()) {
        findings.outcome
            = exportToFile(*opened.log, selection, options.format, options.output, control, style);
    } else {
        BlockingOutput output(STDOUT_FILENO, control);
        const auto exporter = makeExporter(options.format, style);
        findings.outcome = ExportRun(*opened.log, *exporter, output, control).run(selection);
        findings.noReader = output.hasNoReader();
    }
    findings.unreadable = opened.session->unreadable();
    findings.damaged = opened.session->isDamaged();
    return findings;
}

void LogCommand::finish()
{
    const Error &error
        = m_findings.import.error.isError() ? m_findings.import.error : m_findings.outcome.error;
    const bool cancelled = m_findings.import.cancelled || m_findings.outcome.cancelled;
    if (error.isError() && !m_findings.noReader && !cancelled)
        console().complain(error.toString());
    else if (!m_findings.noReader)
        tellWhatWasLeftOut();
    const bool failed = cancelled || ((error.isError() || m_findings.damaged) && !m_findings.noReader);
    Q_EMIT finished(failed ? ExitNetworkFailure : ExitOk);
}

void LogCommand::tellWhatWasLeftOut()
{
    const QString name = nameOf(m_options.file);
    QStringList skipped;
    for (auto it = m_findings.import.skipped.cbegin(); it != m_findings.import.skipped.cend(); ++it)
        skipped << QString::number(it.value()) + u" × "_s + it.key();
    if (!skipped.isEmpty())
        console().complain(tr("Left out of %1: %2.").arg(name, skipped.join(u", "_s)));
    if (m_findings.unreadable > 0)
        console().complain(
            tr("%1 is damaged: %2 of its events could not be read.").arg(name).arg(m_findings.unreadable));
    else if (m_findings.damaged)
        console().complain(tr("%1 is damaged: parts of it could not be read.").arg(name));
}

} // namespace swb
