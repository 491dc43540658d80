// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparecommand.h"

#include "core/compare/progresstext.h"
#include "core/compare/scorecardhtml.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/scorecardtext.h"
#include "core/compare/waits.h"
#include "core/files/filewriter.h"
#include "core/payload/jsontext.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace swb {

CompareCommand::CompareCommand(CompareOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
    , m_recording(m_log, m_options.record, {}, &console)
    , m_progress(console)
{
    if (m_progress.isShown())
        connect(&m_experiments, &Experiments::comparisonProgress, this,
                [this](EndpointId, const ComparisonProgress &progress) { onProgress(progress); });
    connect(
        &m_experiments, &Experiments::comparisonFinished, this,
        [this](EndpointId, const Scorecard &scorecard, const Error &error) { onFinished(scorecard, error); });
    connect(&m_signals, &SignalWatcher::stopWanted, this,
            [this] { m_experiments.stopComparison(m_comparison); });
    connect(&m_recording, &SessionRecording::ready, this, &CompareCommand::onReady);
    connect(&m_recording, &SessionRecording::refused, this, [this](const Error &error) {
        this->console().complain(error.toString());
        Q_EMIT finished(ExitNetworkFailure);
    });
}

CompareCommand::~CompareCommand() = default;

void CompareCommand::start()
{
    if (!m_options.note.isEmpty())
        console().complain(m_options.note);
    if (const QString waits = waitsText(m_options.work); !waits.isEmpty())
        console().complain(waits);
    m_recording.begin();
}

void CompareCommand::onReady()
{
    m_running.start();
    m_comparison = m_experiments.startComparison(m_options.work);
}

void CompareCommand::onProgress(const ComparisonProgress &progress)
{
    m_progress.show(progressText(progress, m_options.work, m_running.nsecsElapsed()));
}

void CompareCommand::onFinished(const Scorecard &scorecard, const Error &error)
{
    m_progress.clear();
    if (error.isError()) {
        console().complain(error.toString());
        finish(ExitNetworkFailure);
        return;
    }
    for (const auto &lane : {scorecard.tcp, scorecard.udp}) {
        if (lane && lane->whole.error.isError())
            console().complain(lane->whole.error.toString());
    }
    keep(scorecard);
    console().out.write(m_options.json
                            ? jsonText(toJson(scorecard, ScorecardDetail::Figures), QJsonDocument::Indented)
                            : scorecardText(scorecard));
    finish(exitCodeOf(scorecard));
}

void CompareCommand::keep(const Scorecard &scorecard)
{
    if (!m_options.record.file.isEmpty())
        m_recording.setDocument(documentName(scorecard), jsonText(toJson(scorecard, ScorecardDetail::Whole)));
    if (m_options.html.isEmpty())
        return;
    const Error error = writeFile(m_options.html, scorecardHtml(scorecard));
    m_kept = !error.isError();
    if (!m_kept)
        console().complain(error.toString());
}

int CompareCommand::exitCodeOf(const Scorecard &scorecard) const
{
    return scorecard.isAccountedFor() && m_kept ? ExitOk : ExitNetworkFailure;
}

void CompareCommand::finish(int exitCode)
{
    m_log.collect(); // its last events must be recorded too
    if (!m_recording.finish())
        exitCode = ExitNetworkFailure;
    Q_EMIT finished(exitCode);
}

} // namespace swb
