// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/httprequesttext.h"

#include "core/payload/bytetext.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QUrl>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::HttpRequestText)
};

constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

Error badRequest(QByteArrayView line, const QString &why)
{
    return makeError(ErrorCode::BadRequest,
                     Words::tr("“%1” is not valid in a request.").arg(shownText(textFromBytes(line))), why);
}

/// Cuts the first line off the text, without its line end.
QByteArrayView takeLine(QByteArrayView &text)
{
    const qsizetype end = text.indexOf('\n');
    QByteArrayView line = end < 0 ? text : text.first(end);
    text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// Bytes that are not allowed in the request line are escaped, as in browsers.
QByteArray cleanTarget(const QByteArray &target)
{
    QByteArray clean;
    for (const char c : target) {
        constexpr uchar firstSeen = 0x21;
        constexpr uchar lastSeen = 0x7e;
        if (uchar(c) < firstSeen || uchar(c) > lastSeen)
            clean += QByteArray(1, c).toPercentEncoding();
        else
            clean += c;
    }
    return clean;
}

Error readFirstLine(QByteArrayView line, const EndpointUrl &url, HttpHead &head)
{
    const QList<QByteArray> words = line.toByteArray().simplified().split(' ');
    constexpr qsizetype most = 3;
    head.method = words.value(0);
    if (words.size() > most)
        return badRequest(line,
                          Words::tr("Write METHOD PATH, optionally followed by HTTP/1.1 or HTTP/1.0; write a "
                                    "space in the path as %20."));
    if (head.method.isEmpty())
        head.method = "GET";
    if (!isHttpToken(head.method) || head.method != head.method.toUpper())
        return badRequest(line, Words::tr("A request begins with a method in uppercase, such as GET."));
    head.target = cleanTarget(words.size() > 1 ? words.at(1) : bytesFromText(url.path));
    if (head.target.isEmpty())
        head.target = "/";
    if (!head.target.startsWith('/') && head.target != "*" && !head.target.contains("://"))
        return badRequest(line, Words::tr("The path must begin with a slash."));
    if (words.size() == most && words.at(2) != "HTTP/1.1" && words.at(2) != "HTTP/1.0")
        return badRequest(line, Words::tr("The version must be HTTP/1.1 or HTTP/1.0."));
    head.minor = words.value(2) == "HTTP/1.0" ? 0 : 1;
    return {};
}

Error readField(QByteArrayView line, HttpHead &head)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.first(qMax(colon, qsizetype(0))).toByteArray();
    const QByteArray value = line.sliced(colon + 1).toByteArray().trimmed();
    if (colon < 0 || !isHttpToken(name))
        return badRequest(
            line,
            Words::tr(
                "Write a header line as Name: value; an empty line separates the header from the body."));
    if (!isHttpValue(value))
        return badRequest(line, Words::tr("A header line cannot contain non-printing characters."));
    head.fields.append({name, value});
    return {};
}

bool wantsBody(const QByteArray &method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace

QByteArray httpHostOf(const EndpointUrl &url)
{
    QByteArray host = QUrl::toAce(url.host);
    if (url.host.contains(u':'))
        host = '[' + url.host.section(u'%', 0, 0).toLatin1() + ']'; // a zone is only valid locally (RFC 6874
                                                                    // 4)
    else if (host.isEmpty())
        host = bytesFromText(url.host);
    const quint16 usual = isEncrypted(url.transport) ? httpsPort : httpPort;
    return url.port == usual ? host : QByteArray(host + ':' + QByteArray::number(url.port));
}

Result<HttpAsked> readHttpRequest(QByteArrayView text, const EndpointUrl &url)
{
    HttpAsked asked;
    if (Error error = readFirstLine(takeLine(text), url, asked.head); error.isError())
        return error;
    while (!text.isEmpty()) {
        const QByteArrayView line = takeLine(text);
        if (line.isEmpty())
            break;
        if (Error error = readField(line, asked.head); error.isError())
            return error;
    }
    asked.body = text.toByteArray();
    HttpHead &head = asked.head;
    if (!head.has("Host"))
        head.fields.prepend(HttpField{"Host", httpHostOf(url)});
    const bool saysLength = head.has("Content-Length") || head.has("Transfer-Encoding");
    if (!saysLength && (!asked.body.isEmpty() || wantsBody(head.method)))
        head.fields.append(HttpField{"Content-Length", QByteArray::number(asked.body.size())});
    return asked;
}

} // namespace swb
