// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logcommand.h"

#include "cli/blockingoutput.h"
#include "core/export/eventexporter.h"
#include "core/export/exportfile.h"

using namespace Qt::StringLiterals;

namespace swb {

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
    const OpenedLog opened = openLogFile(options.file, control);
    findings.import = opened.import;
    if (!opened.log)
        return findings;
    ExportSelection selection;
    if (!options.filter.showsAll())
        selection = ExportSelection::matching(
            [&options](const MessageLog &log) { return options.filter.predicate(log); });
    if (!options.output.isEmpty()) {
        findings.outcome = exportToFile(*opened.log, selection, options.format, options.output, control);
    } else {
        BlockingOutput output(STDOUT_FILENO, control);
        const auto exporter = makeExporter(options.format);
        findings.outcome = ExportRun(*opened.log, *exporter, output, control).run(selection);
        findings.noReader = output.hasNoReader();
    }
    findings.unreadable = opened.session->unreadable();
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
    const bool failed = cancelled || (error.isError() && !m_findings.noReader);
    Q_EMIT finished(failed ? ExitNetworkFailure : ExitOk);
}

void LogCommand::tellWhatWasLeftOut()
{
    QStringList skipped;
    for (auto it = m_findings.import.skipped.cbegin(); it != m_findings.import.skipped.cend(); ++it)
        skipped << QString::number(it.value()) + u" × "_s + it.key();
    if (!skipped.isEmpty())
        console().complain(tr("Left out of %1: %2.").arg(m_options.file, skipped.join(u", "_s)));
    if (m_findings.unreadable > 0)
        console().complain(tr("%1 is damaged: %2 of its events could not be read.")
                               .arg(m_options.file)
                               .arg(m_findings.unreadable));
}

} // namespace swb
