// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/replies/httpfilesreply.h"

#include "core/payload/bytetext.h"
#include "core/values/quantities.h"
#include "protocols/http/httpdate.h"
#include "protocols/http/httpranges.h"
#include "protocols/http/httptarget.h"

#include <QCoreApplication>
#include <array>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpFilesReply)
};

struct Type
{
    const char *suffix;
    const char *type;
};

constexpr std::array types{
    Type{"html", "text/html; charset=utf-8"},
    Type{"htm", "text/html; charset=utf-8"},
    Type{"css", "text/css; charset=utf-8"},
    Type{"js", "text/javascript; charset=utf-8"},
    Type{"mjs", "text/javascript; charset=utf-8"},
    Type{"json", "application/json"},
    Type{"xml", "application/xml"},
    Type{"txt", "text/plain; charset=utf-8"},
    Type{"md", "text/markdown; charset=utf-8"},
    Type{"csv", "text/csv; charset=utf-8"},
    Type{"py", "text/plain; charset=utf-8"},
    Type{"c", "text/plain; charset=utf-8"},
    Type{"cpp", "text/plain; charset=utf-8"},
    Type{"h", "text/plain; charset=utf-8"},
    Type{"log", "text/plain; charset=utf-8"},
    Type{"svg", "image/svg+xml"},
    Type{"png", "image/png"},
    Type{"jpg", "image/jpeg"},
    Type{"jpeg", "image/jpeg"},
    Type{"gif", "image/gif"},
    Type{"webp", "image/webp"},
    Type{"ico", "image/vnd.microsoft.icon"},
    Type{"pdf", "application/pdf"},
    Type{"zip", "application/zip"},
    Type{"gz", "application/gzip"},
    Type{"wasm", "application/wasm"},
    Type{"mp3", "audio/mpeg"},
    Type{"wav", "audio/wav"},
    Type{"mp4", "video/mp4"},
    Type{"webm", "video/webm"},
    Type{"woff2", "font/woff2"},
};

QByteArray pathOf(const QList<QByteArray> &names)
{
    QByteArray path = "/";
    for (const QByteArray &name : names)
        path += percentEncoded(name) + '/';
    return path;
}

QByteArray shownHtml(const QByteArray &name)
{
    return shownText(textFromBytes(name)).toHtmlEscaped().toUtf8();
}

QByteArray rowOf(const ServedFolder::Entry &entry)
{
    const QByteArray slash = entry.isFolder ? "/" : "";
    const QString size = entry.isFolder ? QString() : quantities::bytes(entry.size);
    return "<tr><td><a href=\"./" + percentEncoded(entry.name) + slash + "\">" + shownHtml(entry.name) + slash
        + "</a></td><td>" + size.toUtf8() + "</td><td>" + httpDate(entry.modified) + "</td></tr>\n";
}

} // namespace

QByteArray httpTypeOf(const QByteArray &name)
{
    const QByteArray suffix = name.mid(name.lastIndexOf('.') + 1).toLower();
    const auto *const found = std::find_if(types.begin(), types.end(),
                                           [&suffix](const Type &type) { return suffix == type.suffix; });
    return found == types.end() || !name.contains('.') ? QByteArray("application/octet-stream")
                                                       : QByteArray(found->type);
}

HttpAnswer HttpFilesReply::answer(const HttpRequest &request)
{
    const HttpHead &head = request.head;
    if (head.method != "GET" && head.method != "HEAD")
        return httpNotAllowed("GET, HEAD");
    constexpr int notFound = 404;
    const HttpTarget target = httpTargetOf(head.target);
    const auto names = namesOfPath(target.path);
    std::optional<ServedFolder::Found> found = names ? m_folder->find(*names) : std::nullopt;
    const bool asFolder = target.path.endsWith('/');
    if (!found || (found->file && asFolder))
        return httpProblem(notFound, Words::tr("There is nothing with this name here."));
    if (found->file)
        return httpFileAnswer(head, std::move(*found), httpTypeOf(names->last()));
    if (asFolder)
        return folderAnswer(head, *names);
    constexpr int moved = 301;
    HttpAnswer answer = httpProblem(moved, {});
    QByteArray location = pathOf(*names);
    if (!target.query.isEmpty())
        location += '?' + target.query;
    answer.fields.append(HttpField{"Location", location});
    return answer;
}

std::optional<HttpAnswer> HttpFilesReply::answerAtOnce(const HttpRequest &request)
{
    const HttpHead &head = request.head;
    if (head.method != "GET" && head.method != "HEAD")
        return answer(request);
    const HttpTarget target = httpTargetOf(head.target);
    const auto names = namesOfPath(target.path);
    if (!names || target.path.endsWith('/'))
        return std::nullopt;
    std::optional<ServedFolder::Found> found = m_folder->findAtOnce(*names);
    if (!found || !found->file)
        return std::nullopt;
    return httpFileAnswer(head, std::move(*found), httpTypeOf(names->last()));
}

HttpAnswer HttpFilesReply::folderAnswer(const HttpHead &head, const QList<QByteArray> &names) const
{
    const QByteArray index = "index.html";
    std::optional<ServedFolder::Found> found = m_folder->find(names + QList<QByteArray>{index});
    if (found && found->file)
        return httpFileAnswer(head, std::move(*found), httpTypeOf(index));
    return listing(names);
}

HttpAnswer HttpFilesReply::listing(const QList<QByteArray> &names) const
{
    const ServedFolder::Listing listing = m_folder->list(names, mostListed);
    const QByteArray title = shownHtml('/' + names.join('/'));
    HttpAnswer answer;
    answer.fields = {{"Content-Type", "text/html; charset=utf-8"}, {"X-Content-Type-Options", "nosniff"}};
    answer.body = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + title
        + "</title></head>\n<body><h1>" + title + "</h1>\n<table>\n";
    if (!names.isEmpty())
        answer.body += "<tr><td><a href=\"../\">../</a></td><td></td><td></td></tr>\n";
    for (const ServedFolder::Entry &entry : listing.entries)
        answer.body += rowOf(entry);
    answer.body += "</table>\n";
    if (listing.isCut)
        answer.body += "<p>" + Words::tr("More entries are not shown.").toUtf8() + "</p>\n";
    answer.body += "</body></html>\n";
    return answer;
}

} // namespace swb
