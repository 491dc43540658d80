// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/httpoptions.h"

#include "core/files/ordinaryfile.h"
#include "core/payload/bytetext.h"
#include "core/values/errorcatalog.h"
#include "protocols/http/httprequesttext.h"
#include "protocols/http/replies/httpreplyspec.h"

#include <QJsonDocument>
#include <QJsonParseError>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb::httpoptions {
namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(HttpOptions)
};

constexpr qint64 mostBodyBytes = limits::sendQueueBytes - (1 << 20); ///< the header needs space too

/// The options from which a request's text is made.
const QStringList &partNames()
{
    static const QStringList names{u"method"_s, u"header"_s, u"body"_s,   u"body-file"_s,  u"json-body"_s,
                                   u"form"_s,   u"user"_s,   u"bearer"_s, u"compressed"_s, u"http1.0"_s};
    return names;
}

const QStringList &bodyNames()
{
    static const QStringList names{u"body"_s, u"body-file"_s, u"json-body"_s, u"form"_s};
    return names;
}

/// The options for handling answers.
const QStringList &answerNames()
{
    static const QStringList names{u"redirects"_s, u"follow"_s, u"cookies"_s, u"fail"_s};
    return names;
}

QString firstSet(const CommandLine &line, const QStringList &names)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [&line](const QString &name) { return line.isSet(name); });
    return found == names.end() ? QString() : *found;
}

struct Body
{
    QByteArray bytes;
    QByteArray type; ///< empty: no Content-Type
};

/// "name=value" as forms are sent (application/x-www-form-urlencoded).
QByteArray formText(const QStringList &pairs)
{
    QByteArrayList parts;
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        const QString name = equals < 0 ? pair : pair.first(equals);
        const QString value = equals < 0 ? QString() : pair.sliced(equals + 1);
        parts << bytesFromText(name).toPercentEncoding().replace("%20", "+") + '='
                + bytesFromText(value).toPercentEncoding().replace("%20", "+");
    }
    return parts.join('&');
}

Result<Body> readBody(const CommandLine &line)
{
    if (line.isSet(u"json-body"_s)) {
        const QByteArray text = bytesFromText(line.value(u"json-body"_s));
        QJsonParseError problem;
        [[maybe_unused]] const QJsonDocument read = QJsonDocument::fromJson(text, &problem);
        if (problem.error != QJsonParseError::NoError)
            return usageError(Words::tr("--json-body is not valid JSON: %1.").arg(problem.errorString()));
        return Body{text, "application/json"};
    }
    if (line.isSet(u"form"_s))
        return Body{formText(line.values(u"form"_s)), "application/x-www-form-urlencoded"};
    if (!line.isSet(u"body-file"_s))
        return Body{bytesFromText(line.value(u"body"_s)), {}};
    const QString path = line.value(u"body-file"_s);
    QString problem;
    const QByteArray bytes = readOrdinaryFile(path, mostBodyBytes, problem);
    if (!problem.isEmpty())
        return makeError(ErrorCode::FileUnreadable, Words::tr("Could not read %1.").arg(path), problem);
    return Body{bytes, {}};
}

/// Header lines, with those from other options after those that were written out.
Result<QByteArrayList> readHeader(const CommandLine &line)
{
    QByteArrayList header;
    for (const QString &written : line.values(u"header"_s)) {
        const Result<HttpField> field = parseHttpField(written);
        if (!field)
            return field.error();
        header << field.value().name + ": " + field.value().value;
    }
    if (line.isSet(u"user"_s))
        header << "Authorization: Basic " + bytesFromText(line.value(u"user"_s)).toBase64();
    if (line.isSet(u"bearer"_s))
        header << "Authorization: Bearer " + bytesFromText(line.value(u"bearer"_s));
    if (line.isSet(u"compressed"_s))
        header << "Accept-Encoding: gzip, deflate";
    return header;
}

Result<QByteArray> requestText(const CommandLine &line)
{
    const Result<Body> body = readBody(line);
    if (!body)
        return body.error();
    Result<QByteArrayList> header = readHeader(line);
    if (!header)
        return header.error();
    const bool hasBody = !firstSet(line, bodyNames()).isEmpty();
    const QString method = line.value(u"method"_s, hasBody ? u"POST"_s : u"GET"_s);
    QByteArrayList lines = header.value();
    const bool typed = std::any_of(lines.begin(), lines.end(), [](const QByteArray &field) {
        return field.toLower().startsWith("content-type:");
    });
    if (!body.value().type.isEmpty() && !typed)
        lines << "Content-Type: " + body.value().type;
    lines.prepend(bytesFromText(method));
    return QByteArray(lines.join("\r\n") + "\r\n\r\n" + body.value().bytes);
}

/// The version must follow the path, which is in the URL.
QByteArray withVersion(const CommandLine &line, const EndpointUrl &url, const QByteArray &text)
{
    if (!line.isSet(u"http1.0"_s))
        return text;
    const QByteArray path = bytesFromText(url.path.isEmpty() ? u"/"_s : url.path);
    const qsizetype end = text.indexOf('\r');
    return text.first(end) + ' ' + path + " HTTP/1.0" + text.sliced(end);
}

} // namespace

bool isHttp(const EndpointUrl &url)
{
    return url.scheme == u"http" || url.scheme == u"https";
}

void addForServers(CommandLine &line)
{
    line.addValue(u"status"_s, u"N"_s,
                  Words::tr("HTTP: the status of the fixed and echo replies (default: 200)."));
    line.addValue(u"header"_s, u"LINE"_s,
                  Words::tr("HTTP: adds a header line to every answer, such as \"Cache-Control: no-store\"; "
                            "can be repeated."));
}

Error read(const CommandLine &line, HttpServerSettings &http)
{
    http.headers = line.values(u"header"_s);
    http.writeBack = line.isSet(u"reply"_s) && line.isSet(u"save"_s);
    return line.readNumber(u"status"_s, limits::lowestHttpStatus, limits::highestHttpStatus, http.status);
}

Error checkUse(const CommandLine &line, const QList<ServerSettings> &servers)
{
    const QString option = firstSet(line, {u"status"_s, u"header"_s});
    const bool any = std::any_of(servers.begin(), servers.end(),
                                 [](const ServerSettings &server) { return isHttp(server.url); });
    if (!option.isEmpty() && !any)
        return usageError(Words::tr("--%1 is for http:// and https:// only.").arg(option));
    return {};
}

void addForClients(CommandLine &line)
{
    line.addValue(u"method"_s, u"M"_s,
                  Words::tr("HTTP: GET, HEAD, POST, PUT, ... (default: GET, or POST with a body)."));
    line.suggest(u"method"_s,
                 {u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s, u"OPTIONS"_s});
    line.addValue(
        u"header"_s, u"LINE"_s,
        Words::tr("HTTP: adds a header line, such as \"Accept: application/json\"; can be repeated."));
    line.addValue(u"body"_s, u"TEXT"_s, Words::tr("HTTP: the body, sent unchanged."));
    line.addValue(u"body-file"_s, u"FILE"_s, Words::tr("HTTP: sends the bytes of this file as the body."));
    line.addValue(u"json-body"_s, u"JSON"_s,
                  Words::tr("HTTP: a JSON body, which is checked and sent as application/json."));
    line.addValue(u"form"_s, u"NAME=VALUE"_s, Words::tr("HTTP: a field of a form body; can be repeated."));
    line.addValue(
        u"user"_s, u"NAME:PASSWORD"_s,
        Words::tr(
            "HTTP: Basic authentication. Other users on this computer can see it in the process list."));
    line.addValue(u"bearer"_s, u"TOKEN"_s,
                  Words::tr("HTTP: Bearer authentication, visible in the process list too."));
    line.addFlag(u"compressed"_s,
                 Words::tr("HTTP: requests gzip or deflate. Compressed bodies are always decoded."));
    line.addFlag(u"http1.0"_s, Words::tr("HTTP: uses HTTP/1.0."));
    line.addValue(u"redirects"_s, u"N"_s,
                  Words::tr("HTTP: maximum number of redirects to follow to the same server over the same "
                            "connection (default: %1); others are reported, not followed.")
                      .arg(HttpClientSettings().redirects));
    line.addFlag(
        u"follow"_s,
        Words::tr("HTTP: follows redirects to other servers too, each over a new connection and without "
                  "--user, --bearer, cookies and --cert. Never follows a redirect from https to http."));
    line.addFlag(u"cookies"_s,
                 Words::tr("HTTP: stores cookies and sends them with later requests, for example after a "
                           "redirect or with --every."));
    line.addFlag(u"fail"_s, Words::tr("HTTP: exits with 1 if the status is 400 or above."));
}

Error read(const CommandLine &line, ClientSettings &client, std::optional<QByteArray> &message)
{
    const QString part = firstSet(line, partNames());
    if (!isHttp(client.url)) {
        const QString other = firstSet(line, answerNames());
        const QString option = part.isEmpty() ? other : part;
        return option.isEmpty() ? Error{}
                                : usageError(Words::tr("--%1 is for http:// and https:// only.").arg(option));
    }
    client.http.cookies = line.isSet(u"cookies"_s);
    client.http.elsewhere = line.isSet(u"follow"_s);
    client.http.fail = line.isSet(u"fail"_s);
    const auto bodies = std::count_if(bodyNames().begin(), bodyNames().end(),
                                      [&line](const QString &name) { return line.isSet(name); });
    Error error = firstError({
        line.readNumber(u"redirects"_s, 0, limits::redirects, client.http.redirects),
        line.exclude(u"user"_s, u"bearer"_s),
        line.exclude(u"follow"_s, u"every"_s),
        line.exclude(u"follow"_s, u"times"_s),
        bodies > 1 ? usageError(
            Words::tr("A request has only one body: --body, --body-file, --json-body or --form."))
                   : Error{},
        message && !part.isEmpty()
            ? usageError(Words::tr("Give either a TEXT with the whole request or --%1, not both.").arg(part))
            : Error{},
        line.isSet(u"file"_s) ? usageError(Words::tr("Use --body-file to send a file over HTTP.")) : Error{},
    });
    if (error.isError())
        return error;
    if (!message) {
        const Result<QByteArray> text = requestText(line);
        if (!text)
            return text.error();
        message = withVersion(line, client.url, text.value());
    }
    const Result<HttpAsked> asked = readHttpRequest(*message, client.url);
    return asked ? Error{} : asked.error();
}

} // namespace swb::httpoptions
