// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/htmlexporter.h"

#include "core/export/appendwords.h"
#include "core/log/eventtext.h"
#include "core/values/numbertext.h"
#include "core/values/quantities.h"

#include <QLocale>
#include <QSysInfo>
#include <QThread>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr char style[] = R"(
:root{color-scheme:light dark;--ink:#1b1f24;--paper:#fff;--quiet:#57606a;--line:#d0d7de;--band:#f6f8fa;
--in:#0550ae;--out:#116329;--warning:#fff5d6;--error:#ffe3e0}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--paper:#0d1117;--quiet:#9198a1;--line:#3d444d;
--band:#161b22;--in:#79c0ff;--out:#7ee787;--warning:#3b2e0a;--error:#4a1512}}
body{margin:1.5rem;background:var(--paper);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
main{display:flex;flex-direction:column}h1,dl,.totals{order:-1}h1{font-size:1.4rem;margin:0 0 .5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}dt,small{color:var(--quiet)}dd{margin:0}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th{position:sticky;top:0;background:var(--band);text-align:left}
th,td{padding:.2rem .6rem;border-bottom:1px solid var(--line);vertical-align:top;white-space:nowrap}
td:last-child{white-space:pre-wrap;overflow-wrap:anywhere;min-width:20rem;font-family:ui-monospace,monospace}
td:first-child,td:nth-child(8){text-align:right}small{display:block;font:13px/1.4 system-ui,sans-serif}
.in td:nth-child(3){color:var(--in)}.out td:nth-child(3){color:var(--out)}
.in td:nth-child(6),.out td:nth-child(5),.none td:nth-child(5){font-weight:bold}
.in td:nth-child(6)::before,.out td:nth-child(6)::before{content:"→ "}
.warning td{background:var(--warning)}.error td{background:var(--error)}
.marked td:first-child{box-shadow:inset .3rem 0 var(--in)}
)";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

void appendHtml(QByteArray &out, QByteArrayView utf8)
{
    const auto isPlain = [](char c) { return c != '<' && c != '>' && c != '&' && c != '"'; };
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const qsizetype begin = at;
        while (at < utf8.size() && isPlain(utf8[at]))
            ++at;
        out.append(utf8.data() + begin, at - begin);
        if (at == utf8.size())
            return;
        switch (utf8[at]) {
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '&':
            out += "&amp;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            break;
        }
    }
}

void appendFact(QByteArray &out, const QString &name, const QString &value)
{
    out += "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
}

/// A line in small print below the text of a row.
void appendSmall(QByteArray &out, const QString &text)
{
    if (!text.isEmpty())
        out += "<small>" + escaped(text) + "</small>";
}

} // namespace

void HtmlExporter::begin(QByteArray &out, const QDateTime &logStart)
{
    const QDateTime local = logStart.toLocalTime();
    const QLocale locale;
    m_clock = WallClock(local, u"HH:mm:ss."_s, 6);
    const QByteArray title
        = escaped(tr("Message log of %1").arg(locale.toString(local, QLocale::ShortFormat)));
    out += "<!DOCTYPE html>\n<html lang=\"" + escaped(locale.bcp47Name())
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + title + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n<h1>" + title
        + "</h1>\n<dl>\n";
    appendFact(out, tr("Log began"),
               local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODateWithMs));
    appendFact(out, tr("Written"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    appendFact(out, tr("Computer"), QSysInfo::machineHostName());
    appendFact(out, tr("System"),
               QString(QSysInfo::prettyProductName() % u", "_s % QSysInfo::kernelType() % u' '
                       % QSysInfo::kernelVersion() % u", "_s % QSysInfo::currentCpuArchitecture()));
    appendFact(out, tr("Processors"), locale.toString(QThread::idealThreadCount()));
    appendFact(out, tr("Bold address"), tr("our end, where the row was logged"));
    appendFact(out, tr("Program"), QString(u"Socket Workbench "_s % QString::fromLatin1(SWB_VERSION)));
    out += "</dl>\n<table>\n<thead><tr>";
    for (const QString &column : {tr("No."), tr("Time"), tr("Event"), tr("Conversation"), tr("Source"),
                                  tr("Destination"), tr("Protocol"), tr("Bytes"), tr("Info")})
        out += "<th scope=\"col\">" + escaped(column) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
}

const QByteArray &HtmlExporter::directionWords(Direction direction) const
{
    return direction == Direction::In ? m_received : direction == Direction::Out ? m_sent : m_undirected;
}

bool HtmlExporter::event(QByteArray &out, const Event &event, const EventContext &context,
                         const Annotation &annotation)
{
    out += "<tr class=\"";
    append(out, nameOf(event.direction));
    out += ' ';
    append(out, nameOf(event.severity));
    out += annotation.marked ? " marked\"><td>" : "\"><td>";
    appendNumber(out, event.id);
    out += "</td><td>";
    m_clock.appendTo(out, event.timeNs);
    out += "</td><td>";
    out += EventText::kind(event).toUtf8();
    if (carriesBytes(event))
        out += directionWords(event.direction);
    out += "</td><td>";
    const bool known = context.conversation.id != ConversationId::None;
    if (known)
        appendLabel(out, context.conversation);
    out += "</td><td>";
    if (known)
        appendSource(out, event, context.conversation);
    else
        out += escaped(context.url);
    out += "</td><td>";
    if (known)
        appendDestination(out, event, context.conversation);
    out += "</td><td>";
    appendProtocol(out, event);
    out += "</td><td>";
    if (carriesBytes(event))
        appendNumber(out, event.length);
    out += "</td><td>";
    appendInfoCell(out, event, annotation);
    out += "</td></tr>\n";
    return true;
}

void HtmlExporter::appendInfoCell(QByteArray &out, const Event &event, const Annotation &annotation)
{
    if (event.severity >= Severity::Warning)
        out += "<b>" + escaped(EventText::severity(event.severity)) + "</b> ";
    m_scratch.resize(0);
    appendInfo(m_scratch, event);
    appendHtml(out, m_scratch);
    if (event.evidence != Evidence::Measured)
        appendSmall(out, tr("How this is known: %1").arg(nameOf(event.evidence)));
    if (event.detail && event.detail->error.isError())
        appendSmall(out, event.detail->error.hint);
    if (event.detail) {
        appendSmall(out, EventText::handshake(event));
        appendSmall(out, EventText::kernelFacts(event));
        appendSmall(out, EventText::sockets(event));
    }
    if (annotation.marked)
        out += "<small>" + m_marked + "</small>";
    if (!annotation.note.isEmpty())
        appendSmall(out, tr("Note: %1").arg(annotation.note));
}

void HtmlExporter::end(QByteArray &out, const ExportTotals &totals)
{
    QStringList sentences{
        tr("%1 events.", nullptr, quantities::plural(totals.written)).arg(quantities::count(totals.written))};
    if (totals.gone > 0)
        sentences << tr("%1 more events had left the log before they could be written.", nullptr,
                        quantities::plural(totals.gone))
                         .arg(quantities::count(totals.gone));
    out += "</tbody>\n</table>\n<p class=\"totals\">" + escaped(sentences.join(u' '))
        + "</p>\n</main>\n</body>\n</html>\n";
}

} // namespace swb
