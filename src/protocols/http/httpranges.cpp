// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httpranges.h"

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

/// Whether a list of tags has this one, or anything will do.
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

/// Dates have no parts of a second.
bool isNewerThan(const QDateTime &modified, const QDateTime &date)
{
    return modified.toSecsSinceEpoch() > date.toSecsSinceEpoch();
}

/// 304 or 412, or 0 where the file is to be sent (RFC 9110 13.2.2).
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

/// A part only goes with what the client has of the same file (RFC 9110 13.1.5).
bool rangeHolds(const HttpHead &request, const QByteArray &tag, const QDateTime &modified)
{
    const QByteArray condition = request.value("If-Range");
    if (condition.isEmpty() || condition == tag)
        return true;
    const QDateTime date = timeOfHttpDate(condition);
    return date.isValid() && date.toSecsSinceEpoch() == modified.toSecsSinceEpoch();
}

} // namespace

HttpRange httpRangeOf(const QByteArray &value, qint64 size)
{
    const QByteArray unit = "bytes=";
    const QByteArray text = value.mid(unit.size()).trimmed();
    const qsizetype dash = text.indexOf('-');
    if (!value.startsWith(unit) || text.contains(',') || dash < 0)
        return {};
    bool hasFirst = false;
    bool hasLast = false;
    const quint64 first = text.first(dash).toULongLong(&hasFirst);
    const quint64 last = text.sliced(dash + 1).toULongLong(&hasLast);
    if ((!hasFirst && dash > 0) || (!hasLast && dash + 1 < text.size()) || (!hasFirst && !hasLast)
        || (hasFirst && hasLast && last < first))
        return {};
    const auto whole = quint64(size);
    if (!hasFirst) // so many bytes at the end
        return last == 0 || size == 0
            ? HttpRange{HttpRange::Kind::Outside}
            : HttpRange{HttpRange::Kind::Part, qint64(whole - qMin(last, whole)), size - 1};
    if (first >= whole)
        return {HttpRange::Kind::Outside};
    return {HttpRange::Kind::Part, qint64(first), hasLast ? qint64(qMin(last, whole - 1)) : size - 1};
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
    HttpRange range;
    if (request.method == "GET" && rangeHolds(request, tag, found.modified))
        range = httpRangeOf(request.value("Range"), found.size);
    answer.fields.append(HttpField{"Accept-Ranges", "bytes"});
    const QByteArray size = QByteArray::number(found.size);
    if (range.kind == HttpRange::Kind::Outside) {
        answer.status = rangeNotSatisfiable;
        answer.fields.append(HttpField{"Content-Range", "bytes */" + size});
        return answer;
    }
    answer.fields.append(HttpField{"Content-Type", type});
    answer.fields.append(HttpField{"X-Content-Type-Options", "nosniff"});
    answer.fileBytes = found.size;
    if (range.kind == HttpRange::Kind::Part) {
        answer.status = partialContent;
        answer.fields.append(HttpField{"Content-Range",
                                       "bytes " + QByteArray::number(range.first) + '-'
                                           + QByteArray::number(range.last) + '/' + size});
        answer.fileBytes = range.last - range.first + 1;
        found.file->seek(range.first);
    }
    answer.file = std::move(found.file);
    return answer;
}

} // namespace swb
