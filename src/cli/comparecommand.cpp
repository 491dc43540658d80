// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparecommand.h"

#include "core/compare/relayrows.h"
#include "core/compare/scorecardhtml.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/scorerows.h"
#include "core/compare/sentences.h"
#include "core/export/jsontext.h"
#include "core/values/errorcatalog.h"
#include "net/netengine.h"

#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QByteArray trimmedEnd(QByteArray line)
{
    while (line.endsWith(' '))
        line.chop(1);
    return line;
}

/// What each relay was set to do beside what it measured; nothing without one.
QByteArray relayText(const Scorecard &scorecard)
{
    const QList<RelayRow> rows = relayRows(scorecard);
    qsizetype wayWidth = 0;
    qsizetype effectWidth = 0;
    qsizetype setWidth = CompareCommand::tr("set").size();
    for (const RelayRow &row : rows) {
        wayWidth = std::max(wayWidth, row.way.size());
        effectWidth = std::max(effectWidth, row.effect.size());
        setWidth = std::max(setWidth, row.configured.size());
    }
    const auto line = [&](const RelayRow &row) {
        const QString text = row.way.leftJustified(wayWidth + 2) % row.effect.leftJustified(effectWidth + 2)
            % row.configured.leftJustified(setWidth + 2) % row.measured;
        return QByteArray(trimmedEnd(text.toUtf8()) + '\n');
    };
    QByteArray out;
    if (!rows.isEmpty())
        out = '\n'
            + line({{},
                    CompareCommand::tr("relay"),
                    {},
                    CompareCommand::tr("set"),
                    CompareCommand::tr("measured")});
    for (const RelayRow &row : rows)
        out += line(row);
    if (!rows.isEmpty())
        out += (relayRowsNote() % u'\n').toUtf8();
    return out;
}

} // namespace

CompareCommand::CompareCommand(CompareOptions options, Console &console)
    : Command(console)
    , m_options(std::move(options))
    , m_engine(std::make_unique<NetEngine>())
    , m_recording(m_engine->log(), m_options.record, {}, &console)
{
    connect(
        m_engine.get(), &Engine::comparisonFinished, this,
        [this](EndpointId, const Scorecard &scorecard, const Error &error) { onFinished(scorecard, error); });
    connect(&m_signals, &SignalWatcher::stopWanted, this, [this] { m_engine->stopComparison(m_comparison); });
    connect(&m_recording, &SessionRecording::ready, this,
            [this] { m_comparison = m_engine->startComparison(m_options.work); });
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
    m_recording.begin();
}

void CompareCommand::onFinished(const Scorecard &scorecard, const Error &error)
{
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
    if (!m_options.record.isEmpty())
        m_recording.setDocument(documentName(scorecard), jsonText(toJson(scorecard, ScorecardDetail::Whole)));
    if (m_options.html.isEmpty())
        return;
    QSaveFile file(m_options.html);
    const QByteArray report = scorecardHtml(scorecard);
    m_kept = file.open(QIODevice::WriteOnly) && file.write(report) == report.size() && file.commit();
    if (!m_kept)
        console().complain(
            makeError(ErrorCode::FileUnwritable, tr("Could not write %1.").arg(m_options.html)).toString());
}

int CompareCommand::exitCodeOf(const Scorecard &scorecard) const
{
    return scorecard.isAccountedFor() && m_kept ? ExitOk : ExitNetworkFailure;
}

void CompareCommand::finish(int exitCode)
{
    m_engine->log().collect(); // what it said at its end is to be recorded too
    if (!m_recording.finish())
        exitCode = ExitNetworkFailure;
    Q_EMIT finished(exitCode);
}

QByteArray scorecardText(const Scorecard &scorecard)
{
    const QList<ScoreRow> rows = scoreRows(scorecard);
    qsizetype nameWidth = 0;
    qsizetype tcpWidth = 0;
    for (const ScoreRow &row : rows) {
        nameWidth = std::max(nameWidth, row.name.size() + (row.heading ? 0 : 2));
        tcpWidth = std::max(tcpWidth, row.tcp.size());
    }
    const auto line = [&](const QString &name, const QString &tcp, const QString &udp) {
        const QString text = name.leftJustified(nameWidth + 2) % tcp.leftJustified(tcpWidth + 2) % udp;
        return QByteArray(trimmedEnd(text.toUtf8()) + '\n');
    };
    const auto name = [](const std::optional<LaneResult> &lane) {
        return lane ? QString(displayName(lane->whole.transport)) : QString();
    };
    QByteArray out = workText(scorecard.work).toUtf8() + '\n' + machineText(scorecard).toUtf8() + "\n\n";
    out += line({}, name(scorecard.tcp), name(scorecard.udp));
    for (const ScoreRow &row : rows)
        out += line(row.heading ? row.name : QString(u"  "_s % row.name), row.tcp, row.udp);
    out += relayText(scorecard);
    const QStringList sentences = differences(scorecard);
    if (!sentences.isEmpty())
        out += '\n' + sentences.join(u'\n').toUtf8() + '\n';
    for (const ScoreRow &row : rows) {
        if (!row.note.isEmpty())
            out += (row.name % u": "_s % row.note % u'\n').toUtf8();
    }
    return out;
}

} // namespace swb
