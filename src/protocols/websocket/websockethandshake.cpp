// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/websocket/websockethandshake.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace swb::websocket {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::WebSocket)
};

constexpr int switching = 101;
constexpr int badRequest = 400;
constexpr int notFound = 404;
constexpr int wrongMethod = 405;
constexpr int upgradeRequired = 426;
constexpr qsizetype keyBytes = 16;

HttpHead refusal(int status, const QList<HttpField> &fields = {})
{
    HttpHead head;
    head.status = status;
    head.reason = httpReason(status);
    head.fields = fields;
    head.fields << HttpField{"Connection", "close"} << HttpField{"Content-Length", "0"};
    return head;
}

bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == keyBytes;
}

/// The first of the client's that is one of ours; empty for none.
QByteArray chosen(const HttpHead &request, const QStringList &ours)
{
    for (const HttpField &field : request.fields) {
        if (field.name.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &word : field.value.split(',')) {
            if (ours.contains(QString::fromLatin1(word.trimmed())))
                return word.trimmed();
        }
    }
    return {};
}

} // namespace

QByteArray acceptOf(const QByteArray &key)
{
    return QCryptographicHash::hash(QByteArray(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"),
                                    QCryptographicHash::Sha1)
        .toBase64();
}

HttpHead requestFor(const EndpointUrl &url, const QByteArray &key, const QStringList &subprotocols)
{
    HttpHead head;
    head.method = "GET";
    head.target
        = url.path.isEmpty() ? QByteArray("/") : url.path.toUtf8().toPercentEncoding("/?=&%:@!$'()*+,;~-._");
    const QString host = url.host.contains(u':') ? QString(u'[' + url.host + u']') : url.host;
    head.fields = {{"Host", QString(host + u':' + QString::number(url.port)).toUtf8()},
                   {"Upgrade", "websocket"},
                   {"Connection", "Upgrade"},
                   {"Sec-WebSocket-Key", key},
                   {"Sec-WebSocket-Version", version}};
    if (!subprotocols.isEmpty())
        head.fields << HttpField{"Sec-WebSocket-Protocol", subprotocols.join(QStringLiteral(", ")).toUtf8()};
    return head;
}

HttpHead answerTo(const HttpHead &request, const QString &path, const QStringList &subprotocols)
{
    if (request.method != "GET")
        return refusal(wrongMethod, {{"Allow", "GET"}});
    if (!path.isEmpty() && request.target != path.toUtf8())
        return refusal(notFound);
    if (!request.lists("Upgrade", "websocket") || !request.lists("Connection", "upgrade"))
        return refusal(upgradeRequired, {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", version}});
    if (request.value("Sec-WebSocket-Version") != version)
        return refusal(upgradeRequired, {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", version}});
    const QByteArray key = request.value("Sec-WebSocket-Key");
    if (request.minor < 1 || request.count("Host") != 1 || request.count("Sec-WebSocket-Key") != 1
        || !isKey(key))
        return refusal(badRequest);
    HttpHead head;
    head.status = switching;
    head.reason = httpReason(switching);
    head.fields
        = {{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", acceptOf(key)}};
    if (const QByteArray subprotocol = chosen(request, subprotocols); !subprotocol.isEmpty())
        head.fields << HttpField{"Sec-WebSocket-Protocol", subprotocol};
    return head; // an extension that is not named is not accepted (RFC 6455 9.1)
}

QString problemOf(const HttpHead &answer, const QByteArray &key, const QStringList &subprotocols)
{
    if (answer.status != switching)
        return Words::tr("It answered with %1 %2.")
            .arg(QString::number(answer.status), QString::fromLatin1(answer.reason));
    if (!answer.lists("Upgrade", "websocket") || !answer.lists("Connection", "upgrade"))
        return Words::tr("It switches to another protocol.");
    if (answer.value("Sec-WebSocket-Accept") != acceptOf(key))
        return Words::tr("Its Sec-WebSocket-Accept does not match our key.");
    if (answer.has("Sec-WebSocket-Extensions"))
        return Words::tr("It uses an extension that was not requested: %1.")
            .arg(QString::fromLatin1(answer.value("Sec-WebSocket-Extensions")));
    const QString chose = QString::fromLatin1(answer.value("Sec-WebSocket-Protocol"));
    if (!chose.isEmpty() && !subprotocols.contains(chose))
        return Words::tr("It chose a subprotocol that was not requested: %1.").arg(chose);
    return {};
}

} // namespace swb::websocket
