// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/replies/httpreplyspec.h"

#include "core/payload/bytetext.h"
#include "core/payload/escapes.h"
#include "core/values/errorcatalog.h"
#include "protocols/http/replies/httpechoreply.h"
#include "protocols/http/replies/httpfilesreply.h"
#include "protocols/http/replies/httpfixedreply.h"
#include "protocols/http/replies/httpjsonreply.h"

#include <QCoreApplication>
#include <iterator>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpReply)
};

using MadeReply = Result<std::shared_ptr<HttpReply>>;

struct HttpReplyKind
{
    QLatin1StringView name;
    QLatin1StringView what; ///< the parameter after its colon; empty for none
    const char *label;
    ReplyChoice::Takes takes;
    const char *placeholder;
    MadeReply (*make)(const QString &text, const ServerSettings &settings);
};

MadeReply makeEcho(const QString &, const ServerSettings &settings)
{
    return std::shared_ptr<HttpReply>(std::make_shared<HttpEchoReply>(settings.http.status));
}

MadeReply makeFixedText(const QString &text, const ServerSettings &settings)
{
    const Result<QByteArray> body = unescape(text);
    if (!body)
        return body.error();
    return std::shared_ptr<HttpReply>(std::make_shared<HttpFixedReply>(body.value(), settings.http.status));
}

MadeReply makeFiles(const QString &path, const ServerSettings &)
{
    const auto folder = ServedFolder::open(path);
    if (!folder)
        return folder.error();
    return std::shared_ptr<HttpReply>(std::make_shared<HttpFilesReply>(folder.value()));
}

MadeReply makeJson(const QString &path, const ServerSettings &settings)
{
    const auto store = JsonStore::open(path, settings.http.writeBack);
    if (!store)
        return store.error();
    return std::shared_ptr<HttpReply>(std::make_shared<HttpJsonReply>(store.value()));
}

const HttpReplyKind httpReplyKinds[] = {
    {"echo"_L1, ""_L1, QT_TRANSLATE_NOOP("swb::HttpReply", "Request as JSON"), ReplyChoice::Takes::Nothing,
     "", makeEcho},
    {"fixed"_L1, "TEXT"_L1, QT_TRANSLATE_NOOP("swb::HttpReply", "Fixed text"), ReplyChoice::Takes::Text,
     QT_TRANSLATE_NOOP("swb::HttpReply", "text, with \\n for a line ending"), makeFixedText},
    {"files"_L1, "FOLDER"_L1, QT_TRANSLATE_NOOP("swb::HttpReply", "Files of a folder"),
     ReplyChoice::Takes::Folder, QT_TRANSLATE_NOOP("swb::HttpReply", "a folder"), makeFiles},
    {"json"_L1, "FILE"_L1, QT_TRANSLATE_NOOP("swb::HttpReply", "JSON store (REST)"), ReplyChoice::Takes::File,
     QT_TRANSLATE_NOOP("swb::HttpReply", "a JSON file"), makeJson},
};

Error badHttpReply(const QString &spec, const QString &detail)
{
    Error error = makeError(ErrorCode::BadReply,
                            Words::tr("“%1” is not a reply of an HTTP server.").arg(spec), detail);
    error.hint = Words::tr("Use %1.").arg(httpReplyNotations().join(u", "_s));
    return error;
}

} // namespace

MadeReply makeHttpReply(const ServerSettings &settings)
{
    const QString &spec = settings.reply;
    const qsizetype colon = spec.indexOf(u':');
    const QString name = colon < 0 ? spec : spec.first(colon);
    const auto *const kind = std::find_if(std::begin(httpReplyKinds), std::end(httpReplyKinds),
                                          [&name](const HttpReplyKind &it) { return it.name == name; });
    if (kind == std::end(httpReplyKinds))
        return badHttpReply(spec, {});
    if (kind->what.isEmpty() != (colon < 0))
        return badHttpReply(spec,
                            colon < 0
                                ? Words::tr("A value is missing. Write %1:%2.").arg(kind->name, kind->what)
                                : Words::tr("“%1” takes no value.").arg(name));
    return kind->make(colon < 0 ? QString() : spec.sliced(colon + 1), settings);
}

QStringList httpReplyNotations()
{
    QStringList all;
    for (const HttpReplyKind &kind : httpReplyKinds)
        all << (kind.what.isEmpty() ? QString(kind.name) : QString(kind.name % u':' % kind.what));
    return all;
}

Result<HttpField> parseHttpField(const QString &line)
{
    const qsizetype colon = line.indexOf(u':');
    const HttpField field{bytesFromText(line.left(qMax(colon, qsizetype(0)))).trimmed(),
                          bytesFromText(line.sliced(colon + 1)).trimmed()};
    if (colon < 0 || !isHttpToken(field.name) || !isHttpValue(field.value))
        return makeError(ErrorCode::BadOption, Words::tr("“%1” is not a header line.").arg(line),
                         Words::tr("Write it as Name: value."));
    return field;
}

ReplyChoices httpReplies()
{
    ReplyChoices choices;
    for (const HttpReplyKind &kind : httpReplyKinds)
        choices << ReplyChoice{kind.name, Words::tr(kind.label), kind.takes, Words::tr(kind.placeholder), {}};
    return choices;
}

} // namespace swb
