// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/replies/httpechoreply.h"

#include "core/payload/bytetext.h"
#include "core/payload/jsontext.h"
#include "protocols/http/httptarget.h"

#include <QJsonObject>
#include <QStringDecoder>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

QString shown(QByteArrayView bytes)
{
    return shownText(textFromBytes(bytes));
}

QJsonObject headersOf(const HttpHead &head)
{
    QJsonObject headers;
    for (const HttpField &field : head.fields) {
        const QString name = shown(field.name);
        const QString before = headers[name].toString();
        headers[name] = before.isEmpty() ? shown(field.value) : QString(before + u", " + shown(field.value));
    }
    return headers;
}

} // namespace

HttpAnswer HttpEchoReply::answer(const HttpRequest &request)
{
    const HttpTarget target = httpTargetOf(request.head.target);
    QJsonObject said{
        {u"method"_s, shown(request.head.method)},
        {u"path"_s, shown(target.path)},
        {u"query"_s, shown(target.query)},
        {u"version"_s, QString(u"HTTP/1."_s + QString::number(request.head.minor))},
        {u"headers"_s, headersOf(request.head)},
    };
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(request.body);
    if (decoder.hasError())
        said[u"bodyBase64"] = QString::fromLatin1(request.body.toByteArray().toBase64());
    else
        said[u"body"] = text;
    return {m_status, {{"Content-Type", "application/json"}}, jsonText(said, QJsonDocument::Indented)};
}

} // namespace swb
