// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/textexporter.h"

#include "core/export/appendwords.h"
#include "core/log/eventtext.h"
#include "core/payload/printable.h"
#include "core/values/numbertext.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr char gap[] = "  ";

QByteArray inOneLine(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    QByteArray line;
    appendPrintable(line, bytes, bytes.size());
    return line;
}

} // namespace

void TextExporter::begin(QByteArray &, const QDateTime &logStart)
{
    const bool dated = m_dates == Dates::Written;
    m_clock = WallClock(logStart.toLocalTime(), dated ? u"yyyy-MM-dd HH:mm:ss."_s : u"HH:mm:ss."_s, 6);
}

bool TextExporter::event(QByteArray &out, const Event &event, const EventContext &context,
                         const Annotation &annotation)
{
    if (event.kind == EventKind::Sample && m_samples == Samples::LeftOut)
        return false;
    if (event.kind == EventKind::Listening && !context.url.isEmpty()) {
        out += tr("listening on %1").arg(context.url).toUtf8() + '\n';
        return true;
    }
    m_clock.appendTo(out, event.timeNs);
    appendParties(out, event, context);
    if (carriesBytes(event)) {
        out += gap;
        appendNumber(out, event.length);
        out += ' ';
        out += m_bytes;
    }
    out += gap;
    appendWords(out, event);
    appendAnnotation(out, annotation);
    out += '\n';
    return true;
}

void TextExporter::appendParties(QByteArray &out, const Event &event, const EventContext &context)
{
    const ConversationId id = context.conversation.id;
    if (id == ConversationId::None) {
        out += partiesOf(event, context);
        return;
    }
    Parties &known = m_parties.at((size_t(id) * 3 + size_t(event.direction)) % m_parties.size());
    if (known.conversation != id || known.direction != event.direction || known.transport != event.transport)
        known = {id, event.direction, event.transport, partiesOf(event, context)};
    out += known.words;
}

QByteArray TextExporter::partiesOf(const Event &event, const EventContext &context) const
{
    const Conversation &conversation = context.conversation;
    QByteArray words;
    if (conversation.id != ConversationId::None) {
        words += gap;
        appendLabel(words, conversation);
        words += gap;
        words += m_roles.at(size_t(conversation.role));
        words += gap;
        appendSource(words, event, conversation);
        words += event.direction == Direction::None ? " -- " : " -> ";
        appendDestination(words, event, conversation);
    } else if (!context.url.isEmpty()) {
        words += gap + context.url.toUtf8();
    }
    words += gap;
    appendProtocol(words, event);
    return words;
}

void TextExporter::appendWords(QByteArray &out, const Event &event)
{
    if (event.severity >= Severity::Warning)
        out += EventText::severity(event.severity).toUtf8() + ": ";
    if (isPlainData(event)) {
        appendInfo(out, event);
        return;
    }
    QByteArray words;
    appendInfo(words, event);
    words.replace('\n', ' ');
    appendPrintable(out, words, words.size());
}

void TextExporter::appendAnnotation(QByteArray &out, const Annotation &annotation)
{
    if (annotation.marked)
        out += gap + tr("[marked]").toUtf8();
    if (!annotation.note.isEmpty())
        out += gap + tr("[note: %1]").arg(QString::fromUtf8(inOneLine(annotation.note))).toUtf8();
}

} // namespace swb
