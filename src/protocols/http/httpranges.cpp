// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpranges.h"

#include "protocols/http/byterangesbody.h"
#include "protocols/http/httpdate.h"

namespace swb {

namespace {

constexpr int partialContent = 206;
constexpr int notModified = 304;
constexpr int preconditionFailed = 412;
constexpr int rangeNotSatisfiable = 416;

/// It changes with the file.
QByteArray tagOf(const ServedFolder::Found &found)
{
    constexpr int hex = 16;
    return '"' + QByteArray::number(found.modified.toMSecsSinceEpoch(), hex) + '-'
        + QByteArray::number(found.size, hex) + '"';
}

/// Whether a list of tags contains this one, or "*".
bool listsTag(const QByteArray &list, const QByteArray &tag)
{
    if (list.trimmed() == "*")
        return true;
    for (QByteArray one : list.split(',')) {
        one = one.trimmed();
        if (one == tag || one == "W/" + tag)
            return true;
    }
    return false;
}

/// Dates have no fractions of a second.
bool isNewerThan(const QDateTime &modified, const QDateTime &date)
{
    return modified.toSecsSinceEpoch() > date.toSecsSinceEpoch();
}

/// 304 or 412, or 0 if the file should be sent (RFC 9110 13.2.2).
int statusOfConditions(const HttpHead &request, const QByteArray &tag, const QDateTime &modified)
{
    if (request.has("If-Match")) {
        if (!listsTag(request.value("If-Match"), tag))
            return preconditionFailed;
    } else if (const QDateTime since = timeOfHttpDate(request.value("If-Unmodified-Since"));
               since.isValid() && isNewerThan(modified, since)) {
        return preconditionFailed;
    }
    if (request.has("If-None-Match"))
        return listsTag(request.value("If-None-Match"), tag) ? notModified : 0;
    const QDateTime since = timeOfHttpDate(request.value("If-Modified-Since"));
    return since.isValid() && !isNewerThan(modified, since) ? notModified : 0;
}

/// A part is valid only together with what the client has of the same version (RFC 9110 13.1.5).
bool rangeHolds(const HttpHead &request, const QByteArray &tag, const QDateTime &modified)
{
    const QByteArray condition = request.value("If-Range");
    if (condition.isEmpty() || condition == tag)
        return true;
    const QDateTime date = timeOfHttpDate(condition);
    return date.isValid() && date.toSecsSinceEpoch() == modified.toSecsSinceEpoch();
}

/// Reads one of a list; false if it is invalid. `found` has no length if it lies outside.
bool readRange(const QByteArray &text, qint64 size, HttpRange &found)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return false;
    bool hasFirst = false;
    bool hasLast = false;
    const quint64 first = text.first(dash).toULongLong(&hasFirst);
    const quint64 last = text.sliced(dash + 1).toULongLong(&hasLast);
    if ((!hasFirst && dash > 0) || (!hasLast && dash + 1 < text.size()) || (!hasFirst && !hasLast)
        || (hasFirst && hasLast && last < first))
        return false;
    const auto whole = quint64(size);
    if (!hasFirst) // this many bytes at the end
        found = {qint64(whole - qMin(last, whole)), size - 1};
    else if (first < whole)
        found = {qint64(first), hasLast ? qint64(qMin(last, whole - 1)) : size - 1};
    else
        found = {0, -1};
    return true;
}

/// Completes an answer with parts of the file.
void sendParts(ServedFolder::Found &found, const QList<HttpRange> &parts, const QByteArray &type,
               HttpAnswer &answer)
{
    answer.status = partialContent;
    if (parts.size() > 1) {
        auto body = std::make_shared<ByteRangesBody>(std::move(found.file), found.size, parts, type);
        answer.fields.append(HttpField{"Content-Type", body->type()});
        answer.fileBytes = body->length();
        answer.file = std::move(body);
        return;
    }
    answer.fields.append(HttpField{"Content-Type", type});
    answer.fields.append(HttpField{"Content-Range", httpContentRange(parts.first(), found.size)});
    answer.fileBytes = parts.first().length();
    found.file->seek(parts.first().first);
    answer.file = std::move(found.file);
}

} // namespace

HttpRanges httpRangesOf(const QByteArray &value, qint64 size)
{
    const QByteArray unit = "bytes=";
    const QByteArrayList texts = value.mid(unit.size()).split(',');
    if (!value.startsWith(unit) || texts.size() > HttpRanges::most)
        return {};
    HttpRanges ranges{HttpRanges::Kind::Parts};
    qint64 bytes = 0;
    for (const QByteArray &text : texts) {
        HttpRange range;
        if (!readRange(text.trimmed(), size, range))
            return {};
        if (range.length() > 0)
            ranges.parts.append(range);
        bytes += range.length();
    }
    if (ranges.parts.isEmpty())
        return {HttpRanges::Kind::Outside};
    return bytes > size ? HttpRanges() : ranges;
}

QByteArray httpContentRange(const HttpRange &range, qint64 size)
{
    return "bytes " + QByteArray::number(range.first) + '-' + QByteArray::number(range.last) + '/'
        + QByteArray::number(size);
}

HttpAnswer httpFileAnswer(const HttpHead &request, ServedFolder::Found found, const QByteArray &type)
{
    const QByteArray tag = tagOf(found);
    HttpAnswer answer;
    answer.fields = {{"ETag", tag}, {"Last-Modified", httpDate(found.modified)}};
    if (const int status = statusOfConditions(request, tag, found.modified); status != 0) {
        answer.status = status;
        return answer;
    }
    HttpRanges ranges;
    if (request.method == "GET" && rangeHolds(request, tag, found.modified))
        ranges = httpRangesOf(request.value("Range"), found.size);
    answer.fields.append(HttpField{"Accept-Ranges", "bytes"});
    if (ranges.kind == HttpRanges::Kind::Outside) {
        answer.status = rangeNotSatisfiable;
        answer.fields.append(HttpField{"Content-Range", "bytes */" + QByteArray::number(found.size)});
        return answer;
    }
    answer.fields.append(HttpField{"X-Content-Type-Options", "nosniff"});
    if (ranges.kind == HttpRanges::Kind::Parts) {
        sendParts(found, ranges.parts, type, answer);
        return answer;
    }
    answer.fields.append(HttpField{"Content-Type", type});
    answer.fileBytes = found.size;
    answer.file = std::move(found.file);
    return answer;
}

} // namespace swb
