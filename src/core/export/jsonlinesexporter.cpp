// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/jsonlinesexporter.h"

#include "core/export/appendwords.h"
#include "core/export/factcodec.h"
#include "core/payload/hex.h"
#include "core/payload/jsontext.h"
#include "core/values/capabilities.h"
#include "core/values/numbertext.h"

#include <QUtf8StringView>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// A word that needs no escape.
void appendWord(QByteArray &out, const char *key, QLatin1StringView word)
{
    out += key;
    append(out, word);
    out += '"';
}

void appendString(QByteArray &out, const char *key, const QString &text)
{
    out += key;
    appendJsonString(out, text.toUtf8());
}

void appendObject(QByteArray &out, const char *key, const QJsonObject &object)
{
    out += key;
    out += jsonText(object);
}

void appendConversation(QByteArray &out, const Event &event, const Conversation &conversation)
{
    out += R"(,"conversation":")";
    appendLabel(out, conversation);
    out += R"(","conversationId":)";
    appendNumber(out, quint32(conversation.id));
    out += R"(,"role":")";
    append(out, nameOf(conversation.role));
    out += R"(","source":")";
    appendSource(out, event, conversation);
    out += R"(","destination":")";
    appendDestination(out, event, conversation);
    out += '"';
}

void appendSockets(QByteArray &out, SocketFamily family, Transport transport)
{
    const Capabilities able = capabilitiesOf(family, transport);
    QStringList can;
    QJsonObject cannot;
    for (const Capability capability : allCapabilities) {
        if (able.has(capability))
            can << u'"' + QString(nameOf(capability)) + u'"';
        else if (concerns(capability, transport))
            cannot.insert(nameOf(capability), whyAbsent(capability, family, transport));
    }
    appendWord(out, R"(,"sockets":")", nameOf(family));
    out += R"(,"capabilities":[)" + can.join(u',').toLatin1() + ']';
    if (!cannot.isEmpty())
        appendObject(out, R"(,"cannot":)", cannot);
}

void appendDetail(QByteArray &out, const EventDetail &detail, Transport transport)
{
    if (!detail.info.isEmpty())
        appendString(out, R"(,"detail":)", detail.info);
    if (detail.error.isError())
        appendObject(out, R"(,"error":)", FactJson::write(detail.error));
    if (detail.tls)
        appendObject(out, R"(,"tls":)", FactJson::write(*detail.tls));
    if (detail.tcp)
        appendObject(out, R"(,"tcp":)", FactJson::write(*detail.tcp));
    if (detail.sockets)
        appendSockets(out, *detail.sockets, transport);
    if (!detail.protocol.isEmpty())
        appendObject(out, R"(,"protocol":)", FactJson::write(detail.protocol));
    if (detail.ended)
        out += R"(,"ended":true)";
}

} // namespace

void JsonLinesExporter::begin(QByteArray &, const QDateTime &logStart)
{
    m_clock = WallClock(logStart.toUTC(), u"yyyy-MM-ddTHH:mm:ss."_s, 9);
}

bool JsonLinesExporter::event(QByteArray &out, const Event &event, const EventContext &context,
                              const Annotation &annotation)
{
    out += R"({"id":)";
    appendNumber(out, event.id);
    out += R"(,"time":")";
    m_clock.appendTo(out, event.timeNs);
    out += R"(Z","timeNs":)";
    if (event.timeNs < 0)
        out += '-';
    appendNumber(out, event.timeNs < 0 ? 0 - quint64(event.timeNs) : quint64(event.timeNs));
    appendWord(out, R"(,"kind":")", nameOf(event.kind));
    appendWord(out, R"(,"direction":")", nameOf(event.direction));
    appendWord(out, R"(,"severity":")", nameOf(event.severity));
    appendWord(out, R"(,"evidence":")", nameOf(event.evidence));
    appendWord(out, R"(,"transport":")", schemeOf(event.transport));
    if (event.endpoint != EndpointId::None) {
        out += R"(,"endpoint":)";
        appendNumber(out, quint32(event.endpoint));
    }
    if (!context.url.isEmpty())
        appendString(out, R"(,"url":)", context.url);
    if (context.conversation.id != ConversationId::None)
        appendConversation(out, event, context.conversation);
    out += R"(,"info":)";
    m_scratch.resize(0);
    appendInfo(m_scratch, event);
    appendJsonString(out, m_scratch);
    if (carriesBytes(event))
        appendBytes(out, event);
    if (event.detail)
        appendDetail(out, *event.detail, event.transport);
    if (annotation.marked)
        out += R"(,"marked":true)";
    if (!annotation.note.isEmpty())
        appendString(out, R"(,"note":)", annotation.note);
    out += "}\n";
    return true;
}

void JsonLinesExporter::appendBytes(QByteArray &out, const Event &event) const
{
    out += R"(,"length":)";
    appendNumber(out, event.length);
    if (m_bytes == Bytes::Hex) {
        out += R"(,"hex":")";
        appendHex(out, event.payload);
    } else {
        out += R"(,"payload":")";
        out += event.payload.toBase64();
    }
    out += '"';
    if (QUtf8StringView(event.payload).isValidUtf8()) {
        out += R"(,"text":)";
        appendJsonString(out, event.payload);
    }
    if (event.isCut()) {
        out += R"(,"taken":)"; // by the receiving call: the rest was thrown away
        appendNumber(out, event.takenLength());
    }
    if (event.notKept() > 0) // by the log
        out += R"(,"truncated":true)";
}

} // namespace swb
