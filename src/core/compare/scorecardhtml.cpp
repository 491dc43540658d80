// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/scorecardhtml.h"

#include "core/compare/measures.h"
#include "core/compare/relayrows.h"
#include "core/compare/scorecardjson.h"
#include "core/compare/scorerows.h"
#include "core/compare/sentences.h"
#include "core/compare/verdicts.h"
#include "core/compare/workjson.h"
#include "core/payload/jsontext.h"
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ScorecardHtml)
};

constexpr char style[] = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--quiet:#57606a;--line:#d0d7de;--band:#f6f8fa;
--tcp:#005a8c;--udp:#a84300}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--quiet:#9198a1;--line:#3d444d;
--band:#161b22;--tcp:#79c0ff;--udp:#ffa657}}
body{margin:1.5rem;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.2rem .8rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
th[colspan],thead th{background:var(--band)}td small{color:var(--quiet)}p{margin:.2rem 0}
svg{max-width:60rem;width:100%}svg text{fill:var(--ink);font:13px system-ui,sans-serif}
.axis{stroke:var(--line)}.tcp{stroke:var(--tcp)}.udp{stroke:var(--udp);stroke-dasharray:8 5}
polyline{fill:none;stroke-width:3}pre{background:var(--band);padding:.6rem;overflow-x:auto}
)";

constexpr int width = 900;
constexpr int height = 320;
constexpr int left = 50;
constexpr int bottom = 30;
constexpr int top = 20;

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray cell(const QString &text, const char *tag = "td")
{
    return QByteArray("<") + tag + '>' + escaped(text) + "</" + tag + '>';
}

QString nameOfLane(const std::optional<LaneResult> &lane)
{
    return lane ? QString(displayName(lane->whole.transport)) : QString();
}

void appendTable(QByteArray &out, const Scorecard &scorecard)
{
    out += "<table>\n<thead><tr><th></th>" + cell(nameOfLane(scorecard.tcp), "th")
        + cell(nameOfLane(scorecard.udp), "th") + "</tr></thead>\n<tbody>\n";
    const QList<ScoreRow> rows = scoreRows(scorecard);
    for (const ScoreRow &row : rows) {
        if (row.heading) {
            out += "<tr><th colspan=\"3\">" + escaped(row.name) + "</th></tr>\n";
            continue;
        }
        out += "<tr><td>" + escaped(row.name);
        if (!row.note.isEmpty())
            out += "<br><small>" + escaped(row.note) + "</small>";
        out += "</td>" + cell(row.tcp) + cell(row.udp) + "</tr>\n";
    }
    out += "</tbody>\n</table>\n";
}

/// What each relay was set to do beside what it measured; nothing without one.
void appendRelay(QByteArray &out, const Scorecard &scorecard)
{
    const QList<RelayRow> rows = relayRows(scorecard);
    if (rows.isEmpty())
        return;
    out += "<h2>" + escaped(Words::tr("The simulated network: settings beside measurements"))
        + "</h2>\n<table>\n<thead><tr>";
    for (const QString &name :
         {Words::tr("Direction"), Words::tr("Effect"), Words::tr("Set"), Words::tr("Measured")})
        out += cell(name, "th");
    out += "</tr></thead>\n<tbody>\n";
    for (const RelayRow &row : rows)
        out += "<tr>" + cell(row.way) + cell(row.effect) + cell(row.configured) + cell(row.measured)
            + "</tr>\n";
    out += "</tbody>\n</table>\n<p>" + escaped(relayRowsNote()) + "</p>\n<p>"
        + escaped(relaySeedsText(scorecard)) + "</p>\n";
}

/// What describes each run; the rest is in the scorecard.
QList<const Measure *> measuresOfRuns()
{
    QList<const Measure *> chosen;
    for (const char *id :
         {"sent", "delivered", "answered", "lost_to_server", "round_trip_p50", "round_trip_p99", "goodput"}) {
        const auto found = std::find_if(measures().begin(), measures().end(), [id](const Measure &measure) {
            return QByteArrayView(measure.id) == id;
        });
        Q_ASSERT(found != measures().end());
        chosen.append(&*found);
    }
    return chosen;
}

void appendRuns(QByteArray &out, const Scorecard &scorecard)
{
    const QList<const Measure *> chosen = measuresOfRuns();
    out += "<table>\n<thead><tr>" + cell(Words::tr("Lane"), "th") + cell(Words::tr("Repeat"), "th")
        + cell(Words::tr("Seed of its relay"), "th");
    for (const Measure *measure : chosen)
        out += cell(nameOf(*measure), "th");
    out += "</tr></thead>\n<tbody>\n";
    for (const auto &lane : {scorecard.tcp, scorecard.udp}) {
        for (qsizetype i = 0; lane && i < lane->runs.size(); ++i) {
            const LaneScore &run = lane->runs.at(i);
            out += "<tr>" + cell(displayName(run.transport)) + cell(QString::number(i + 1))
                + cell(run.relaySeed ? QString::number(*run.relaySeed) : Words::tr("no relay"));
            for (const Measure *measure : chosen)
                out += cell(measure->of(run).text);
            out += "</tr>\n";
        }
    }
    out += "</tbody>\n</table>\n";
}

/// The position of a time on a logarithmic axis.
double across(double ns, double least, double most)
{
    const double part = std::log(std::max(ns, least) / least) / std::log(most / least);
    return left + part * (width - left - 10);
}

QByteArray lineOf(const Histogram &times, const char *lane, double least, double most)
{
    QByteArray points;
    double before = 0;
    const auto steps = times.steps();
    for (const Histogram::Step &step : steps) {
        const double x = across(double(step.value), least, most);
        const auto y = [](double share) { return top + (1 - share) * (height - top - bottom); };
        points += QByteArray::number(x, 'f', 1) + ',' + QByteArray::number(y(before), 'f', 1) + ' '
            + QByteArray::number(x, 'f', 1) + ',' + QByteArray::number(y(step.share), 'f', 1) + ' ';
        before = step.share;
    }
    return QByteArray("<polyline class=\"") + lane + "\" points=\"" + points + "\"/>\n";
}

QByteArray label(double x, double y, const QString &text)
{
    return "<text x=\"" + QByteArray::number(x, 'f', 1) + "\" y=\"" + QByteArray::number(y, 'f', 1) + "\">"
        + escaped(text) + "</text>\n";
}

QString legendOf(const LaneScore &of, bool solid)
{
    const QString name = displayName(of.transport);
    if (const MeasuredText median = measure::roundTrip(of, 0.5); !median.measured)
        return Words::tr("%1, not measured: %2").arg(name, median.note);
    return (solid ? Words::tr("%1: the solid line.") : Words::tr("%1: the dashed line.")).arg(name);
}

/// The share of messages answered within a time.
void appendDistribution(QByteArray &out, const Scorecard &scorecard)
{
    Histogram both;
    for (const auto &lane : {scorecard.tcp, scorecard.udp}) {
        if (lane)
            both.merge(lane->whole.roundTrip);
    }
    if (both.count() < 2 || both.min() == both.max())
        return;
    const double least = std::max(double(both.min()), 1.0);
    const double most = std::max(double(both.max()), least * 1.1);
    out += "<h2>" + escaped(Words::tr("Share of messages answered within a given time"))
        + "</h2>\n<svg viewBox=\"0 0 900 320\" role=\"img\">\n";
    for (const double share : {0.0, 0.5, 0.95, 1.0}) {
        const double y = top + (1 - share) * (height - top - bottom);
        out += "<line class=\"axis\" x1=\"50\" x2=\"890\" y1=\"" + QByteArray::number(y) + "\" y2=\""
            + QByteArray::number(y) + "\"/>\n" + label(2, y + 4, quantities::share(share, 1));
    }
    for (double part = 0; part <= 1; part += 0.25) {
        const double ns = least * std::pow(most / least, part);
        out += label(std::min(across(ns, least, most), double(width - 60)), height - 8, quantities::time(ns));
    }
    QStringList legend;
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (!scorecard.of(lane))
            continue;
        const LaneScore &of = scorecard.of(lane)->whole;
        const bool solid = lane == Lane::Tcp;
        legend << legendOf(of, solid);
        if (!of.roundTrip.isEmpty())
            out += lineOf(of.roundTrip, solid ? "tcp" : "udp", least, most);
    }
    legend << Words::tr("The time axis is logarithmic.");
    out += "</svg>\n<p>" + escaped(legend.join(u' ')) + "</p>\n";
}

} // namespace

QByteArray scorecardHtml(const Scorecard &scorecard)
{
    const QDateTime local = scorecard.began.toLocalTime();
    const QByteArray title = escaped(
        Words::tr("TCP and UDP side by side, %1").arg(QLocale().toString(local, QLocale::ShortFormat)));
    QByteArray out = "<!DOCTYPE html>\n<html lang=\"" + escaped(QLocale().bcp47Name())
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
    out += "<p>" + escaped(workText(scorecard.work)) + "</p>\n<p>" + escaped(machineText(scorecard))
        + "</p>\n";
    const QStringList sentences = differences(scorecard);
    if (!sentences.isEmpty())
        out += "<h2>" + escaped(Words::tr("What differs")) + "</h2>\n";
    for (const QString &sentence : sentences)
        out += "<p>" + escaped(sentence) + "</p>\n";
    if (!sentences.isEmpty())
        out += "<p><small>" + escaped(decisionText()) + "</small></p>\n";
    out += "<h2>" + escaped(Words::tr("Scorecard")) + "</h2>\n";
    appendTable(out, scorecard);
    appendRelay(out, scorecard);
    appendDistribution(out, scorecard);
    out += "<h2>" + escaped(Words::tr("Runs")) + "</h2>\n";
    appendRuns(out, scorecard);
    out += "<h2>" + escaped(Words::tr("Settings")) + "</h2>\n<pre>"
        + escaped(QString::fromUtf8(jsonText(toJson(scorecard.work), QJsonDocument::Indented))) + "</pre>\n";
    out += "</body>\n</html>\n";
    return out;
}

} // namespace swb
