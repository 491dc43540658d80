// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/layout/messagelayout.h"

#include "core/values/quantities.h"
#include "protocols/layout/layoutwriter.h"

#include <algorithm>
#include <array>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

/// The content alone, with the log's facts about what was around it.
void layOutPayload(LayoutWriter &writer, const ProtocolFacts &facts)
{
    addFacts(writer, facts);
    if (writer.size() == 0)
        return;
    const int body
        = writer.add(-1, LayoutWriter::tr("Payload"), writer.textAt(0, writer.size()), 0, writer.size());
    writer.takeBody(writer.bytes());
    addJson(writer, body, writer.bytes(), 0);
}

/// Until the bytes around it are found, and if they are not.
void layOutPayloadAlone(LayoutWriter &writer, const ProtocolFacts &facts)
{
    layOutPayload(writer, facts);
    writer.add(-1, LayoutWriter::tr("Bytes"),
               LayoutWriter::tr("the payload only: the surrounding bytes were not found in the chunks"), 0,
               0);
}

void layOutByProtocol(LayoutWriter &writer, const MessageParts &message)
{
    const QString &protocol = message.facts.protocol;
    if (!message.isWhole)
        layOutPayloadAlone(writer, message.facts);
    else if (protocol == u"http")
        layOutHttp(writer);
    else if (protocol == u"ws")
        layOutWebSocket(writer);
    else if (protocol == u"dns")
        layOutDns(writer);
    else if (protocol == u"mail")
        layOutMail(writer, message.facts);
    else if (protocol == u"file" && message.bytes.startsWith("SWB-FILE "))
        layOutFileHeader(writer);
    else if (protocol == u"chat")
        layOutChat(writer, message.facts);
    else
        layOutPayload(writer, message.facts);
}

} // namespace

bool hasMoreInItsChunks(const ProtocolFacts &facts)
{
    return facts.protocol == u"http" || facts.protocol == u"ws";
}

MessageLayout layOutMessage(const MessageParts &message)
{
    LayoutWriter writer(message.bytes);
    layOutByProtocol(writer, message);
    if (message.length > message.bytes.size())
        writer.addProblem(
            -1,
            LayoutWriter::tr("Only the first %1 of %2 bytes are here.", nullptr,
                             quantities::plural(quint64(message.length)))
                .arg(QString::number(message.bytes.size()), quantities::count(quint64(message.length))),
            0, message.bytes.size());
    return writer.take();
}

LayoutLine lineFrom(QByteArrayView bytes, qint64 offset)
{
    LayoutLine line;
    line.offset = offset;
    const qsizetype end = bytes.indexOf('\n', offset);
    line.isEnded = end >= 0;
    line.end = line.isEnded ? end + 1 : bytes.size();
    line.length = (line.isEnded ? end : bytes.size()) - offset;
    if (line.isEnded && line.length > 0 && bytes[offset + line.length - 1] == '\r')
        --line.length;
    return line;
}

HeaderLines addHeaderLines(LayoutWriter &writer, int parent, qint64 offset)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    const QByteArrayView bytes = writer.bytes();
    HeaderLines lines;
    lines.offset = lines.end = offset;
    while (lines.end < bytes.size()) {
        LayoutLine line = lineFrom(bytes, lines.end);
        lines.end = line.end;
        if (line.isEnded && line.length == 0) {
            lines.isWhole = true;
            return lines;
        }
        while (line.end < bytes.size()
               && isBlank(bytes[line.end])) { // it continues (RFC 9112 5.2, RFC 5322 2.2.3)
            const LayoutLine more = lineFrom(bytes, line.end);
            line.length = more.offset + more.length - line.offset;
            lines.end = line.end = more.end;
        }
        ++lines.count;
        lines.length = lines.end - lines.offset;
        const QByteArrayView text = bytes.sliced(line.offset, line.length);
        const qsizetype colon = text.indexOf(':');
        if (colon <= 0) {
            writer.addText(parent, LayoutWriter::tr("Line without a name"), line.offset, line.length);
            continue;
        }
        writer.add(parent, printableLine(text.first(colon)),
                   printableLine(text.sliced(colon + 1).trimmed(), LayoutWriter::valueChars), line.offset,
                   line.length);
    }
    return lines;
}

QString bytesText(qint64 count)
{
    return LayoutWriter::tr("%1 bytes", nullptr, quantities::plural(count)).arg(QLocale().toString(count));
}

void addFacts(LayoutWriter &writer, const ProtocolFacts &facts)
{
    for (const ProtocolField &field : facts.fields)
        writer.add(-1, printableLine(field.name.toUtf8()),
                   printableLine(field.value.toUtf8(), LayoutWriter::valueChars), 0, 0);
}

} // namespace swb
