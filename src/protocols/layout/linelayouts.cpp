// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/layout/layoutwriter.h"

#include <algorithm>

namespace swb {

namespace {

using namespace Qt::StringLiterals;

/// "250-SIZE 10000" and what follows (RFC 5321 4.2.1).
void addAnswer(LayoutWriter &writer)
{
    constexpr qint64 codeDigits = 3;
    for (qint64 at = 0; at < writer.size() && !writer.isFull();) {
        const LayoutLine line = lineFrom(writer.bytes(), at);
        at = line.end;
        const int answer = writer.addText(-1, LayoutWriter::tr("Line"), line.offset, line.length);
        writer.addText(answer, LayoutWriter::tr("Code"), line.offset, qMin(line.length, codeDigits));
        if (line.length > codeDigits + 1)
            writer.addText(answer, LayoutWriter::tr("Text"), line.offset + codeDigits + 1,
                           line.length - codeDigits - 1);
    }
}

/// From the commands before it, MAIL FROM and RCPT TO, which may differ from the header.
void addEnvelope(LayoutWriter &writer, const ProtocolFacts &facts)
{
    const int envelope
        = writer.add(-1, LayoutWriter::tr("Envelope"), LayoutWriter::tr("as given in the commands"), 0, 0);
    for (const ProtocolField &field : facts.fields) {
        const QString value = printableLine(field.value.toUtf8(), LayoutWriter::valueChars);
        if (field.name == u"from")
            writer.add(envelope, LayoutWriter::tr("From"), value, 0, 0);
        else if (field.name == u"to")
            writer.add(envelope, LayoutWriter::tr("To"), value, 0, 0);
    }
}

bool has(const ProtocolFacts &facts, QLatin1StringView name)
{
    return std::any_of(facts.fields.cbegin(), facts.fields.cend(),
                       [name](const ProtocolField &field) { return field.name == name; });
}

} // namespace

void layOutMail(LayoutWriter &writer, const ProtocolFacts &facts)
{
    if (has(facts, "code"_L1))
        return addAnswer(writer);
    addEnvelope(writer, facts);
    const int header = writer.add(-1, LayoutWriter::tr("Header"), {}, 0, 0);
    const HeaderLines lines = addHeaderLines(writer, header, 0);
    writer.amend(header, LayoutWriter::tr("%n fields", nullptr, int(lines.count)), lines.length);
    if (!lines.isWhole)
        return writer.addProblem(-1, LayoutWriter::tr("The header is incomplete here."), writer.size(), 0);
    const qint64 size = writer.size() - lines.end;
    if (size == 0)
        return;
    writer.add(-1, LayoutWriter::tr("Body"), bytesText(size), lines.end, size);
    writer.takeBody(writer.bytes().sliced(lines.end));
}

void layOutFileHeader(LayoutWriter &writer)
{
    const LayoutLine first = lineFrom(writer.bytes(), 0);
    writer.addText(-1, LayoutWriter::tr("Format"), 0, first.length);
    const HeaderLines lines = addHeaderLines(writer, -1, first.end);
    if (!lines.isWhole)
        writer.addProblem(-1, LayoutWriter::tr("The header is incomplete here."), writer.size(), 0);
    if (lines.end < writer.size())
        writer.add(-1, LayoutWriter::tr("Bytes of the file"), bytesText(writer.size() - lines.end), lines.end,
                   writer.size() - lines.end);
}

/// A server's message is what a participant has said, a client's is what the room shows: "Anna: hello".
void layOutChat(LayoutWriter &writer, const ProtocolFacts &facts)
{
    const QByteArrayView line = writer.bytes();
    const QByteArray from = facts.fields.isEmpty() ? QByteArray() : facts.fields.constFirst().value.toUtf8();
    if (line.startsWith('/')) {
        const qsizetype blank = line.indexOf(' ');
        writer.addText(-1, LayoutWriter::tr("Command"), 0, blank < 0 ? line.size() : blank);
        if (blank >= 0)
            writer.addText(-1, LayoutWriter::tr("Purpose"), blank + 1, line.size() - blank - 1);
    } else if (!from.isEmpty() && line.startsWith(from) && line.sliced(from.size()).startsWith(": ")) {
        writer.addText(-1, LayoutWriter::tr("From"), 0, from.size());
        writer.addText(-1, LayoutWriter::tr("Text"), from.size() + 2, line.size() - from.size() - 2);
    } else {
        if (!from.isEmpty())
            writer.add(-1, LayoutWriter::tr("From"), printableLine(from), 0, 0);
        writer.addText(-1,
                       line.startsWith("* ") ? LayoutWriter::tr("From the chat") : LayoutWriter::tr("Text"),
                       0, line.size());
    }
}

} // namespace swb
