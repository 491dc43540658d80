// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/csvexporter.h"

#include "core/export/appendwords.h"
#include "core/log/eventtext.h"
#include "core/payload/hex.h"
#include "core/payload/printable.h"
#include "core/payload/utf8.h"
#include "core/values/numbertext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr char header[] = "number,time,seconds,kind,direction,severity,evidence,protocol,conversation,role,"
                          "source,destination,length,info,text,hex,marked,note\r\n";

/// In quotes if it has a quote, a comma or a line break, RFC 4180 2.
void appendField(QByteArray &out, const QByteArray &field)
{
    const bool bare = std::none_of(field.cbegin(), field.cend(),
                                   [](char c) { return c == '"' || c == ',' || c == '\n' || c == '\r'; });
    if (bare) {
        out += field;
        return;
    }
    out += '"';
    for (qsizetype at = 0; at < field.size();) {
        const qsizetype quote = field.indexOf('"', at);
        const qsizetype end = quote < 0 ? field.size() : quote + 1;
        out.append(field.constData() + at, end - at);
        if (quote >= 0)
            out += '"';
        at = end;
    }
    out += '"';
}

bool isKept(char32_t codePoint)
{
    return codePoint == '\t' || codePoint == '\r' || codePoint == '\n' || !isUnsafeInLine(codePoint);
}

/// Ordinary characters unchanged, and pictures for the rest.
void appendText(QByteArray &out, QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype begin = at;
        while (at < bytes.size() && quint8(bytes[at]) >= 0x20 && quint8(bytes[at]) < 0x7f)
            ++at;
        out.append(bytes.data() + begin, at - begin);
        if (at == bytes.size())
            return;
        const Utf8Unit unit = utf8At(bytes, at);
        if (unit.valid && isKept(unit.codePoint))
            out.append(bytes.data() + at, unit.length);
        else
            out += QStringView(QChar::fromUcs4(visibleInLine(unit))).toUtf8();
        at += unit.length;
    }
}

} // namespace

void CsvExporter::begin(QByteArray &out, const QDateTime &logStart)
{
    m_clock = WallClock(logStart.toUTC(), u"yyyy-MM-ddTHH:mm:ss."_s, 9);
    out += header;
}

bool CsvExporter::event(QByteArray &out, const Event &event, const EventContext &context,
                        const Annotation &annotation)
{
    const auto word = [&out](QLatin1StringView text) {
        append(out, text);
        out += ',';
    };
    appendNumber(out, event.id);
    out += ',';
    m_clock.appendTo(out, event.timeNs);
    out += "Z,";
    appendSeconds(out, event.timeNs);
    out += ',';
    word(nameOf(event.kind));
    word(nameOf(event.direction));
    word(nameOf(event.severity));
    word(nameOf(event.evidence));
    appendProtocol(out, event);
    out += ',';
    const Conversation &conversation = context.conversation;
    if (conversation.id == ConversationId::None) {
        out += ",,,,";
    } else {
        appendLabel(out, conversation);
        out += ',';
        append(out, nameOf(conversation.role));
        out += ',';
        appendSource(out, event, conversation);
        out += ',';
        appendDestination(out, event, conversation);
        out += ',';
    }
    if (carriesBytes(event))
        appendNumber(out, event.length);
    out += ',';
    if (event.detail || !carriesBytes(event))
        appendWordsField(out, EventText::info(event).toUtf8());
    out += ',';
    appendWordsField(out, event.payload);
    out += ',';
    appendHex(out, event.payload);
    out += annotation.marked ? ",yes," : ",,";
    appendWordsField(out, annotation.note.toUtf8());
    out += "\r\n";
    return true;
}

/// Text for people, which may be a peer's.
void CsvExporter::appendWordsField(QByteArray &out, QByteArrayView bytes)
{
    m_scratch.resize(0);
    const bool likeFormula = !bytes.isEmpty() && QByteArrayView("=+-@\t\r").contains(bytes.front());
    if (likeFormula && m_cells == Cells::Guarded)
        m_scratch += '\'';
    appendText(m_scratch, bytes);
    appendField(out, m_scratch);
}

} // namespace swb
