// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparisonreport.h"

#include "core/compare/sentences.h"
#include "core/impairment/impairmentoptions.h"
#include "models/measures.h"
#include "models/worktext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ComparisonReport)
};

constexpr char style[] = R"(
:root{color-scheme:light}
body{margin:1.5rem auto;max-width:64rem;padding:0 1rem;background:#fff;color:#1b1f24;font:15px/1.45 system-ui,sans-serif}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dt,small{color:#454e59}dd{margin:0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.3rem .8rem .3rem 0;border-bottom:1px solid #d0d7de;vertical-align:top;text-align:left}
small{display:block;max-width:30rem}.tcp{color:#005a8c}.udp{color:#8a3600}.unmeasured{color:#454e59;font-style:italic}
figure{margin:1rem 0}figure svg{max-width:100%;height:auto}
)";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray element(const char *name, const QString &text)
{
    return QByteArray("<") + name + ">" + escaped(text) + "</" + name + ">";
}

void appendFact(QByteArray &out, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        out += element("dt", name) + element("dd", value) + "\n";
}

/// What is set of an impairment: "loss 5%, delay 40ms".
QString describe(const Impairment &impairment)
{
    static const Impairment nothing;
    QStringList words;
    for (const ImpairmentOption &option : impairmentOptions()) {
        if (option.value(impairment) != option.value(nothing))
            words.append(titleOf(option) % u' ' % option.value(impairment));
    }
    return words.join(u", "_s);
}

void appendLane(QByteArray &out, const Scorecard &of, Lane lane)
{
    if (!of.of(lane))
        return;
    const LaneScore &score = of.of(lane)->whole;
    const QString name = displayName(score.transport);
    appendFact(out, Words::tr("%1 server").arg(name),
               score.server % (score.serverIsOurs ? Words::tr(" (ours)") : QString())
                   % (score.loopback ? Words::tr(", on this computer (loopback)") : QString()));
    const RelayImpairment &relay = of.work.of(lane).impairment;
    appendFact(out, Words::tr("%1 line to the server").arg(name), describe(relay.toServer));
    appendFact(out, Words::tr("%1 line to the client").arg(name), describe(relay.toClient));
    if (score.relayed)
        appendFact(out, Words::tr("%1 seed").arg(name), QString::number(relay.seed));
    if (score.error.isError())
        appendFact(out, Words::tr("%1 ended early").arg(name), score.error.toString());
}

void appendFacts(QByteArray &out, const Scorecard &of)
{
    out += "<dl>\n";
    appendFact(out, Words::tr("Work"), describe(of.work));
    appendFact(out, Words::tr("Begun"), of.began.toString(Qt::ISODate));
    appendLane(out, of, Lane::Tcp);
    appendLane(out, of, Lane::Udp);
    const MachineFacts &machine = of.machine;
    appendFact(out, Words::tr("System"), machine.system % u", " % machine.kernel);
    appendFact(
        out, Words::tr("Processor"),
        Words::tr("%1 (%2), %3 cores").arg(machine.processor, machine.architecture).arg(machine.cores));
    appendFact(out, Words::tr("Made with"),
               Words::tr("Socket Workbench %1, Qt %2").arg(machine.workbench, machine.qt));
    out += "</dl>\n";
}

void appendSentences(QByteArray &out, const Scorecard &of)
{
    QStringList sentences = differences(of);
    if (of.stopped)
        sentences.prepend(Words::tr("The comparison was stopped before its end."));
    if (sentences.isEmpty())
        return;
    out += element("h2", Words::tr("What tells them apart")) + "\n<ul>\n";
    for (const QString &sentence : std::as_const(sentences))
        out += element("li", sentence) + "\n";
    out += "</ul>\n";
}

void appendCell(QByteArray &out, const Measure &measure, const LaneScore &score, const char *lane)
{
    const MeasuredText text = measure.of(score);
    out += QByteArray("<td><span class=\"") + (text.measured ? lane : "unmeasured") + "\">"
        + escaped(text.text) + "</span>";
    if (!text.note.isEmpty())
        out += element("small", text.note);
    out += "</td>";
}

void appendTable(QByteArray &out, const Scorecard &of)
{
    out += element("h2", Words::tr("Scorecard")) + "\n<table>\n<tr>" + element("th", Words::tr("Measure"));
    for (const Lane lane : {Lane::Tcp, Lane::Udp}) {
        if (of.of(lane))
            out += element("th", displayName(of.of(lane)->whole.transport));
    }
    out += "</tr>\n";
    for (const Measure &measure : measures()) {
        out += "<tr><td>" + escaped(nameOf(measure)) + element("small", meaningOf(measure)) + "</td>";
        if (of.tcp)
            appendCell(out, measure, of.tcp->whole, "tcp");
        if (of.udp)
            appendCell(out, measure, of.udp->whole, "udp");
        out += "</tr>\n";
    }
    out += "</table>\n";
}

/// Without what only a file of its own needs in front.
QByteArray inlined(const QByteArray &svg)
{
    const auto begin = svg.indexOf("<svg");
    return begin < 0 ? QByteArray() : svg.sliced(begin);
}

} // namespace

QByteArray comparisonHtml(const Scorecard &scorecard, const QList<ReportDrawing> &drawings)
{
    const QString title = Words::tr("TCP and UDP compared");
    QByteArray out = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n" + element("title", title)
        + "<style>" + style + "</style></head>\n<body>\n" + element("h1", title) + "\n";
    appendFacts(out, scorecard);
    appendSentences(out, scorecard);
    appendTable(out, scorecard);
    for (const ReportDrawing &drawing : drawings)
        out += "<figure>" + element("h2", drawing.title) + "\n" + inlined(drawing.svg) + "</figure>\n";
    out += "</body></html>\n";
    return out;
}

} // namespace swb
