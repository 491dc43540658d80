// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecardtext.h"

#include "core/compare/relayrows.h"
#include "core/compare/scorerows.h"
#include "core/compare/sentences.h"
#include "core/compare/verdicts.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ScorecardText)
};

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
    qsizetype setWidth = Words::tr("set").size();
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
        out = '\n' + line({{}, Words::tr("relay"), {}, Words::tr("set"), Words::tr("measured")});
    for (const RelayRow &row : rows)
        out += line(row);
    if (!rows.isEmpty())
        out += (relayRowsNote() % u'\n' % relaySeedsText(scorecard) % u'\n').toUtf8();
    return out;
}

QByteArray differencesText(const Scorecard &scorecard)
{
    const QStringList sentences = differences(scorecard);
    if (sentences.isEmpty())
        return {};
    return '\n' + (sentences + QStringList{decisionText()}).join(u'\n').toUtf8() + '\n';
}

/// How the numbers are known, each note once, with all measures that it is about.
QByteArray notesText(const QList<ScoreRow> &rows)
{
    QList<std::pair<QString, QStringList>> notes;
    for (const ScoreRow &row : rows) {
        if (row.note.isEmpty())
            continue;
        const auto known = std::find_if(notes.begin(), notes.end(),
                                        [&](const auto &note) { return note.first == row.note; });
        if (known == notes.end())
            notes.append({row.note, {row.name}});
        else
            known->second.append(row.name);
    }
    QByteArray out;
    for (const auto &[note, names] : notes)
        out += (names.join(u"; "_s) % u": "_s % note % u'\n').toUtf8();
    return out.isEmpty() ? out : '\n' + out;
}

} // namespace

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
    out += relayText(scorecard) + differencesText(scorecard) + notesText(rows);
    return out;
}

} // namespace swb
