// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payload/formattedpayload.h"

#include "core/payload/utf8.h"
#include "core/values/quantities.h"

#include <QCoreApplication>
#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HttpText)
};

constexpr qsizetype widestName = 32; ///< longer names shift only their own value
constexpr qsizetype mostFields = 1000;

struct Field
{
    QByteArrayView name;
    QByteArrayView value;
};

struct Message
{
    QByteArrayView startLine;
    QList<Field> fields;
    QByteArrayView body;
    bool headIsWhole = false;

    [[nodiscard]] QByteArrayView value(QByteArrayView name) const
    {
        for (const Field &field : fields) {
            if (field.name.compare(name, Qt::CaseInsensitive) == 0)
                return field.value;
        }
        return {};
    }
};

bool isToken(QByteArrayView bytes)
{
    static constexpr QByteArrayView others("!#$%&'*+-.^_`|~");
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), [](char byte) {
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')
            || others.contains(byte);
    });
}

bool isVersion(QByteArrayView bytes)
{
    return bytes == "HTTP/1.1" || bytes == "HTTP/1.0";
}

/// "GET /index.html HTTP/1.1" or "HTTP/1.1 200 OK".
bool isStartLine(QByteArrayView line)
{
    if (isVersion(line.first(std::min<qsizetype>(8, line.size()))))
        return line.size() >= 12 && line[8] == ' ' && isToken(line.sliced(9, 3));
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    return first > 0 && last > first && isToken(line.first(first)) && isVersion(line.sliced(last + 1));
}

/// Takes a line off the front, without its CRLF (a bare LF is accepted as well, RFC 9112 2.2); false if there
/// is no line end.
bool takeLine(QByteArrayView &rest, QByteArrayView &line)
{
    const qsizetype end = rest.indexOf('\n');
    if (end < 0)
        return false;
    line = rest.first(end > 0 && rest[end - 1] == '\r' ? end - 1 : end);
    rest = rest.sliced(end + 1);
    return true;
}

std::optional<Message> parse(QByteArrayView bytes)
{
    Message message;
    if (!takeLine(bytes, message.startLine) || !isStartLine(message.startLine))
        return std::nullopt;
    QByteArrayView line;
    while (takeLine(bytes, line)) {
        if (line.isEmpty()) {
            message.headIsWhole = true;
            message.body = bytes;
            return message;
        }
        const qsizetype colon = line.indexOf(':');
        if (!isToken(line.first(std::max<qsizetype>(colon, 0))) || message.fields.size() == mostFields)
            return std::nullopt;
        message.fields.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    message.body = bytes;
    return message;
}

QByteArray note(const QString &words)
{
    return '[' + words.toUtf8() + ']';
}

bool isText(QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const Utf8Unit unit = utf8At(bytes, at);
        const bool fits = unit.valid
            && (unit.codePoint >= 0x20 || unit.codePoint == '\n' || unit.codePoint == '\r'
                || unit.codePoint == '\t');
        // A character cut off by the end is no sign of other data.
        if (!fits && (unit.valid || bytes.size() - at > 3))
            return false;
        at += unit.length;
    }
    return true;
}

struct Unchunked
{
    QByteArray body;
    bool isWhole = false;
};

/// Joins the chunks that are there; whatever follows the last one is trailer fields.
Unchunked unchunk(QByteArrayView bytes)
{
    Unchunked result;
    QByteArrayView line;
    while (takeLine(bytes, line)) {
        const qsizetype extension = line.indexOf(';');
        const QByteArrayView digits = (extension < 0 ? line : line.first(extension)).trimmed();
        bool ok = false;
        const qulonglong size = digits.size() > 8 ? 0 : digits.toByteArray().toULongLong(&ok, 16);
        if (!ok)
            return result;
        if (size == 0) {
            result.isWhole = true;
            return result;
        }
        const qsizetype here = std::min(qsizetype(size), bytes.size());
        result.body.append(bytes.first(here));
        bytes = bytes.sliced(here);
        if (here < qsizetype(size) || !takeLine(bytes, line))
            return result;
    }
    return result;
}

void appendHead(QByteArray &out, const Message &message)
{
    qsizetype width = 0;
    for (const Field &field : message.fields)
        width = std::max(width, std::min(field.name.size(), widestName));
    out.append(message.startLine);
    for (const Field &field : message.fields) {
        out += '\n';
        out.append(field.name);
        out += ':';
        out.append(std::max<qsizetype>(0, width - field.name.size()) + 1, ' ');
        out.append(field.value);
    }
}

void appendContent(QByteArray &out, QByteArrayView content)
{
    if (const auto json = indentJson(content))
        out += *json;
    else if (isText(content))
        out.append(content).replace("\r\n", "\n");
    else
        out += note(Words::tr("%n bytes that are not text: see the hex view", nullptr, int(content.size())));
}

void appendBody(QByteArray &out, const Message &message)
{
    out += "\n\n";
    const QByteArray coding = message.value("Transfer-Encoding").toByteArray().toLower();
    if (coding.endsWith("chunked")) {
        const Unchunked chunks = unchunk(message.body);
        out += note(chunks.isWhole
                        ? Words::tr("reassembled from chunks, %n bytes", nullptr, int(chunks.body.size()))
                        : Words::tr("the first %n bytes, reassembled from chunks; the rest is not here",
                                    nullptr, int(chunks.body.size())))
            + '\n';
        return appendContent(out, chunks.body);
    }
    if (!message.body.isEmpty())
        appendContent(out, message.body);
    bool ok = false;
    const qlonglong promised = message.value("Content-Length").toByteArray().toLongLong(&ok);
    if (ok && promised > message.body.size())
        out += '\n'
            + note(Words::tr("%1 of the %2 bytes that Content-Length announces are here", nullptr,
                             quantities::plural(promised))
                       .arg(message.body.size())
                       .arg(promised));
}

} // namespace

bool isHttp(QByteArrayView bytes)
{
    return parse(bytes).has_value();
}

std::optional<QByteArray> layOutHttp(QByteArrayView bytes)
{
    const auto message = parse(bytes);
    if (!message)
        return std::nullopt;
    QByteArray out;
    appendHead(out, *message);
    if (message->headIsWhole)
        appendBody(out, *message);
    else
        out += '\n' + note(Words::tr("the header continues in a later chunk"));
    return out;
}

} // namespace swb
