// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/eventline.h"

#include "cli/precisetime.h"
#include "core/log/eventtext.h"
#include "core/values/errorcatalog.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QJsonObject toJson(const Error &error)
{
    return {{u"code"_s, errorName(error.code)},
            {u"what"_s, error.what},
            {u"why"_s, error.why},
            {u"hint"_s, error.hint},
            {u"systemNames"_s, QJsonArray::fromStringList(error.systemNames)}};
}

QJsonObject toJson(const CertificateFacts &certificate)
{
    return {{u"subject"_s, certificate.subject},
            {u"issuer"_s, certificate.issuer},
            {u"notBefore"_s, certificate.notBefore.toUTC().toString(Qt::ISODate)},
            {u"notAfter"_s, certificate.notAfter.toUTC().toString(Qt::ISODate)},
            {u"sha256"_s, certificate.sha256},
            {u"names"_s, QJsonArray::fromStringList(certificate.names)}};
}

QJsonObject toJson(const TlsFacts &tls)
{
    QJsonArray chain;
    for (const CertificateFacts &certificate : tls.peerChain)
        chain.append(toJson(certificate));
    return {{u"protocol"_s, tls.protocol},
            {u"cipher"_s, tls.cipher},
            {u"verified"_s, tls.verified},
            {u"durationNs"_s, tls.durationNs},
            {u"peerChain"_s, chain}};
}

QJsonObject toJson(const TcpFacts &tcp)
{
    QJsonObject object;
    const auto add = [&object](const QString &name, qint64 figure) {
        if (figure >= 0)
            object.insert(name, figure);
    };
    add(u"rttUs"_s, tcp.rttUs);
    add(u"rttVarUs"_s, tcp.rttVarUs);
    add(u"minRttUs"_s, tcp.minRttUs);
    add(u"rtoUs"_s, tcp.rtoUs);
    add(u"sendMss"_s, tcp.sendMss);
    add(u"congestionWindow"_s, tcp.congestionWindow);
    add(u"unacked"_s, tcp.unacked);
    add(u"retransmits"_s, tcp.retransmits);
    add(u"lost"_s, tcp.lost);
    add(u"segmentsOut"_s, tcp.segmentsOut);
    add(u"segmentsIn"_s, tcp.segmentsIn);
    add(u"deliveryRate"_s, tcp.deliveryRate);
    return object;
}

void addConversation(QJsonObject &line, const Event &event, const Conversation &conversation)
{
    if (conversation.id == ConversationId::None)
        return;
    line.insert(u"conversation"_s, conversation.label());
    line.insert(u"role"_s, conversation.role == Role::Server ? u"server"_s : u"client"_s);
    line.insert(u"source"_s, EventText::source(event, conversation));
    line.insert(u"destination"_s, EventText::destination(event, conversation));
}

void addBytes(QJsonObject &line, const Event &event)
{
    const bool carriesBytes = event.kind == EventKind::Data || event.kind == EventKind::Message;
    if (!carriesBytes && event.length == 0)
        return;
    line.insert(u"length"_s, qint64(event.length));
    line.insert(u"hex"_s, QString::fromLatin1(event.payload.toHex()));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(event.payload);
    if (!decoder.hasError())
        line.insert(u"text"_s, text);
    if (event.payload.size() < qsizetype(event.length))
        line.insert(u"truncated"_s, true);
}

void addDetail(QJsonObject &line, const Event &event)
{
    if (!event.detail)
        return;
    if (event.detail->error.isError())
        line.insert(u"error"_s, toJson(event.detail->error));
    if (event.detail->tls)
        line.insert(u"tls"_s, toJson(*event.detail->tls));
    if (event.detail->tcp)
        line.insert(u"tcp"_s, toJson(*event.detail->tcp));
}

QByteArray toLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray jsonLine(const Event &event, const EventContext &context)
{
    QJsonObject line{
        {u"id"_s, qint64(event.id)},
        {u"time"_s,
         QString(preciseTime(context.logStart.toUTC(), event.timeNs, u"yyyy-MM-ddTHH:mm:ss."_s) % u'Z')},
        {u"timeNs"_s, event.timeNs},
        {u"kind"_s, nameOf(event.kind)},
        {u"direction"_s, nameOf(event.direction)},
        {u"severity"_s, nameOf(event.severity)},
        {u"evidence"_s, nameOf(event.evidence)},
        {u"transport"_s, schemeOf(event.transport)},
        {u"info"_s, EventText::info(event)}};
    if (!context.url.isEmpty())
        line.insert(u"url"_s, context.url);
    addConversation(line, event, context.conversation);
    addBytes(line, event);
    addDetail(line, event);
    return toLine(line);
}

QByteArray jsonFailureLine(const Error &error, int exitCode)
{
    return toLine({{u"kind"_s, u"failure"_s}, {u"exitCode"_s, exitCode}, {u"error"_s, toJson(error)}});
}

} // namespace swb
