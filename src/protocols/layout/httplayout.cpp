// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"
#include "protocols/http/contentdecoder.h"
#include "protocols/http/httpreader.h"
#include "protocols/layout/layoutwriter.h"
#include "protocols/websocket/websocketframes.h"

namespace swb {

namespace {

constexpr HttpBounds layoutBounds{256 << 10, 256 << 10, 1000}; // more than any peer here sends or accepts

/// What Boost.Beast reads of a message, and where the pieces of its body are.
struct ReadHttp
{
    struct Piece
    {
        qint64 offset = 0;
        qint64 length = 0;
    };

    HttpHead head; ///< empty if it was not accepted
    QList<Piece> pieces;
    qint64 bodyBytes = 0;
    std::optional<quint64> promised; ///< by its Content-Length
    bool hasHead = false;
    bool isChunked = false;
    bool isWhole = false;
    qint64 end = 0; ///< of what was read
    QString problem;
};

bool isResponse(QByteArrayView bytes)
{
    return bytes.startsWith("HTTP/");
}

/// Its end may be that of the connection, which is not seen here: such a body extends to the end of the
/// bytes.
ReadHttp readHttp(QByteArrayView bytes)
{
    HttpReader reader(isResponse(bytes) ? HttpReader::Reads::Responses : HttpReader::Reads::Requests,
                      layoutBounds);
    reader.append(bytes);
    ReadHttp read;
    for (;;) {
        const HttpReader::Step step = reader.next();
        read.end = bytes.size() - reader.pendingBytes();
        if (step == HttpReader::Step::Head) {
            read.head = reader.head();
            read.hasHead = true;
            read.isChunked = reader.isChunked();
            read.promised = reader.contentLength();
        } else if (step == HttpReader::Step::Body) {
            const qsizetype size = reader.body().size();
            read.pieces.append({read.end - size, size});
            read.bodyBytes += size;
        } else {
            read.isWhole = step == HttpReader::Step::End;
            if (step == HttpReader::Step::Failed)
                read.problem = reader.failure().why;
            return read;
        }
    }
}

/// Words separated by one space; the last has the rest.
void addWords(LayoutWriter &writer, int parent, const LayoutLine &line, const QStringList &names)
{
    qint64 at = line.offset;
    const qint64 lineEnd = line.offset + line.length;
    for (qsizetype i = 0; i < names.size() && at <= lineEnd; ++i) {
        qint64 end = lineEnd;
        if (i + 1 < names.size()) {
            const qsizetype blank = writer.bytes().first(lineEnd).indexOf(' ', at);
            end = blank < 0 ? lineEnd : blank;
        }
        writer.addText(parent, names[i], at, end - at);
        at = end + 1;
    }
}

/// The target is everything between the first space and the last, in case it contains one.
void addRequestWords(LayoutWriter &writer, int parent, const LayoutLine &line)
{
    const QByteArrayView text = writer.bytes().sliced(line.offset, line.length);
    const qsizetype first = text.indexOf(' ');
    const qsizetype last = text.lastIndexOf(' ');
    if (first < 0 || last == first)
        return addWords(writer, parent, line, {LayoutWriter::tr("Method"), LayoutWriter::tr("Target")});
    writer.addText(parent, LayoutWriter::tr("Method"), line.offset, first);
    writer.addText(parent, LayoutWriter::tr("Target"), line.offset + first + 1, last - first - 1);
    writer.addText(parent, LayoutWriter::tr("Version"), line.offset + last + 1, line.length - last - 1);
}

void addStartLine(LayoutWriter &writer, const LayoutLine &line)
{
    const bool response = isResponse(writer.bytes().sliced(line.offset));
    const int start
        = writer.addText(-1, response ? LayoutWriter::tr("Status line") : LayoutWriter::tr("Request line"),
                         line.offset, line.length);
    if (response)
        addWords(writer, start, line,
                 {LayoutWriter::tr("Version"), LayoutWriter::tr("Status"), LayoutWriter::tr("Reason")});
    else
        addRequestWords(writer, start, line);
}

/// The lines of a chunked body (RFC 9112 7.1), which are around the pieces that the parser has found.
void addChunks(LayoutWriter &writer, int body, const ReadHttp &read, qint64 from)
{
    qint64 at = from;
    for (const ReadHttp::Piece &piece : read.pieces) {
        const LayoutLine size = lineFrom(writer.bytes(), at);
        if (size.end == piece.offset)
            writer.addText(body, LayoutWriter::tr("Size of a chunk"), size.offset, size.length);
        writer.add(body, LayoutWriter::tr("Chunk"), bytesText(piece.length), piece.offset, piece.length);
        at = piece.offset + piece.length;
        if (writer.bytes().sliced(at).startsWith("\r\n"))
            at += 2;
    }
    if (read.isWhole && at < read.end)
        writer.addText(body, LayoutWriter::tr("Last chunk and trailer"), at, read.end - at);
}

/// Decodes the body according to its Content-Encoding; returns that in words.
QString takeDecoded(LayoutWriter &writer, const ReadHttp &read)
{
    const auto decoder = ContentDecoder::of(read.head.value("Content-Encoding"));
    for (const ReadHttp::Piece &piece : read.pieces) {
        const QByteArrayView bytes = writer.bytes().sliced(piece.offset, piece.length);
        if (!decoder) {
            writer.takeBody(bytes);
        } else if (writer.bodyBytes() > MessageLayout::mostBodyBytes) {
            return LayoutWriter::tr("more than %1").arg(bytesText(MessageLayout::mostBodyBytes));
        } else if (!decoder->decode(bytes, [&writer](QByteArrayView part) { writer.takeBody(part); })) {
            return LayoutWriter::tr("not encoded as the header says");
        }
    }
    if (!decoder)
        return {};
    return decoder->isWhole()
        ? bytesText(writer.bodyBytes())
        : LayoutWriter::tr("%1, and the rest is not here").arg(bytesText(writer.bodyBytes()));
}

/// The first lines of an encoded text. JSON is shown separately.
void addDecodedText(LayoutWriter &writer, int field)
{
    constexpr int mostLines = 100;
    const QByteArray &text = writer.body();
    if (field < 0 || isJson(text) || !isWebSocketText(text))
        return;
    const MessageField whole = writer.field(field);
    int number = 0;
    for (qint64 at = 0; at < text.size() && number < mostLines;) {
        const LayoutLine line = lineFrom(text, at);
        at = line.end;
        writer.add(
            field, LayoutWriter::tr("Line %1").arg(++number),
            printableLine(QByteArrayView(text).sliced(line.offset, line.length), LayoutWriter::valueChars),
            whole.offset, whole.length);
    }
}

void addBody(LayoutWriter &writer, const ReadHttp &read, qint64 from)
{
    const qint64 length = (read.isWhole ? read.end : writer.size()) - from;
    if (length <= 0)
        return;
    if (!read.hasHead) {
        writer.add(-1, LayoutWriter::tr("After the header"), bytesText(length), from, length);
        return;
    }
    const QByteArray type = read.head.value("Content-Type");
    const QString kind = type.isEmpty() ? QString() : QString(u", " + printableLine(type));
    const int body = writer.add(-1, LayoutWriter::tr("Body"), bytesText(read.bodyBytes) + kind, from, length);
    writer.beginBody(from);
    const QString decoded = takeDecoded(writer, read);
    const bool isPlain = decoded.isEmpty() && !read.isChunked && read.pieces.size() == 1;
    int carrier = body;
    if (!decoded.isEmpty()) {
        carrier = writer.add(
            body, LayoutWriter::tr("Decoded (%1)").arg(printableLine(read.head.value("Content-Encoding"))),
            decoded, from, length);
        addDecodedText(writer, carrier);
    }
    if (writer.bodyBytes() == writer.body().size())
        addJson(writer, carrier, writer.body(), isPlain ? from : -1);
    if (read.isChunked)
        addChunks(writer, body, read, from);
    if (read.promised && quint64(read.bodyBytes) < *read.promised)
        writer.addProblem(body,
                          LayoutWriter::tr("Content-Length announces %1; these are the ones received.")
                              .arg(bytesText(qint64(*read.promised))),
                          from, length);
}

} // namespace

bool beginsAsHttp(QByteArrayView bytes)
{
    const LayoutLine line = lineFrom(bytes.first(qMin(bytes.size(), layoutBounds.headBytes)), 0);
    const QByteArrayView text = bytes.first(line.length);
    if (isResponse(text))
        return line.isEnded && text.size() > qsizetype(sizeof "HTTP/1.1") && text[8] == ' ';
    const qsizetype version = text.lastIndexOf(' ');
    return line.isEnded && version > 0 && text.sliced(version + 1).startsWith("HTTP/1.")
        && isHttpToken(text.first(text.indexOf(' ')));
}

void layOutHttp(LayoutWriter &writer)
{
    qint64 begin = 0; // empty lines before it are allowed (RFC 9112 2.2)
    while (begin < writer.size() && (writer.bytes()[begin] == '\r' || writer.bytes()[begin] == '\n'))
        ++begin;
    if (begin == writer.size())
        return;
    ReadHttp read = readHttp(writer.bytes());
    const LayoutLine first = lineFrom(writer.bytes(), begin);
    addStartLine(writer, first);
    const int header = writer.add(-1, LayoutWriter::tr("Header"), {}, first.end, 0);
    const HeaderLines lines = addHeaderLines(writer, header, first.end);
    writer.amend(header, LayoutWriter::tr("%n fields", nullptr, int(lines.count)), lines.length);
    if (!read.problem.isEmpty())
        writer.addProblem(-1, read.problem, qMin(read.end, writer.size()), 0);
    if (lines.isWhole)
        addBody(writer, read, lines.end);
    else
        writer.addProblem(-1, LayoutWriter::tr("The header is incomplete here."), writer.size(), 0);
    if (read.isWhole && read.end < writer.size())
        writer.add(-1, LayoutWriter::tr("After the message"), bytesText(writer.size() - read.end), read.end,
                   writer.size() - read.end);
}

} // namespace swb
