// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/factjson.h"

#include "core/log/tcpfields.h"
#include "core/values/errorcatalog.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

QJsonObject toJson(const CertificateFacts &certificate)
{
    QJsonObject json{{u"subject"_s, certificate.subject},
                     {u"issuer"_s, certificate.issuer},
                     {u"notBefore"_s, certificate.notBefore.toUTC().toString(Qt::ISODate)},
                     {u"notAfter"_s, certificate.notAfter.toUTC().toString(Qt::ISODate)},
                     {u"sha256"_s, certificate.sha256},
                     {u"names"_s, QJsonArray::fromStringList(certificate.names)}};
    if (!certificate.der.isEmpty())
        json.insert(u"der"_s, QString::fromLatin1(certificate.der.toBase64()));
    return json;
}

QStringList stringsFrom(const QJsonValue &array)
{
    QStringList strings;
    const QJsonArray values = array.toArray();
    for (const auto &value : values)
        strings << value.toString();
    return strings;
}

CertificateFacts certificateFrom(const QJsonObject &json)
{
    return {json[u"subject"_s].toString(),
            json[u"issuer"_s].toString(),
            QDateTime::fromString(json[u"notBefore"_s].toString(), Qt::ISODate),
            QDateTime::fromString(json[u"notAfter"_s].toString(), Qt::ISODate),
            json[u"sha256"_s].toString(),
            stringsFrom(json[u"names"_s]),
            QByteArray::fromBase64(json[u"der"_s].toString().toLatin1())};
}

} // namespace

QJsonObject toJson(const Error &error)
{
    return {{u"code"_s, errorName(error.code)},
            {u"what"_s, error.what},
            {u"why"_s, error.why},
            {u"hint"_s, error.hint},
            {u"systemNames"_s, QJsonArray::fromStringList(error.systemNames)}};
}

QJsonObject toJson(const TlsFacts &tls)
{
    QJsonArray chain;
    for (const CertificateFacts &certificate : tls.peerChain)
        chain.append(toJson(certificate));
    QJsonObject json{{u"protocol"_s, tls.protocol},
                     {u"cipher"_s, tls.cipher},
                     {u"verified"_s, tls.verified},
                     {u"durationNs"_s, tls.durationNs},
                     {u"peerChain"_s, chain}};
    if (!tls.alpn.isEmpty())
        json.insert(u"alpn"_s, tls.alpn);
    if (!tls.serverName.isEmpty())
        json.insert(u"serverName"_s, tls.serverName);
    if (tls.peerIsClient)
        json.insert(u"peerIsClient"_s, true);
    if (!tls.whyNotVerified.isEmpty())
        json.insert(u"whyNotVerified"_s, tls.whyNotVerified);
    return json;
}

QJsonObject toJson(const TcpFacts &tcp)
{
    QJsonObject json;
    for (const TcpField &field : tcpFields) {
        if (tcp.*field.value >= 0)
            json.insert(field.name, tcp.*field.value);
    }
    return json;
}

QJsonObject toJson(const ProtocolFacts &facts)
{
    QJsonArray fields;
    for (const ProtocolField &field : facts.fields)
        fields.append(QJsonArray{field.name, field.value});
    return {{u"name"_s, facts.protocol}, {u"summary"_s, facts.summary}, {u"fields"_s, fields}};
}

Error errorFrom(const QJsonObject &json)
{
    return {errorCodeNamed(json[u"code"_s].toString()), json[u"what"_s].toString(), json[u"why"_s].toString(),
            json[u"hint"_s].toString(), stringsFrom(json[u"systemNames"_s])};
}

TlsFacts tlsFactsFrom(const QJsonObject &json)
{
    TlsFacts tls{json[u"protocol"_s].toString(),      json[u"cipher"_s].toString(),
                 json[u"verified"_s].toBool(),        {},
                 json[u"durationNs"_s].toInteger(),   json[u"alpn"_s].toString(),
                 json[u"serverName"_s].toString(),    json[u"peerIsClient"_s].toBool(),
                 json[u"whyNotVerified"_s].toString()};
    const QJsonArray chain = json[u"peerChain"_s].toArray();
    for (const auto &certificate : chain)
        tls.peerChain << certificateFrom(certificate.toObject());
    return tls;
}

TcpFacts tcpFactsFrom(const QJsonObject &json)
{
    TcpFacts tcp;
    for (const TcpField &field : tcpFields)
        tcp.*field.value = json[field.name].toInteger(-1);
    return tcp;
}

ProtocolFacts protocolFactsFrom(const QJsonObject &json)
{
    ProtocolFacts facts{json[u"name"_s].toString(), json[u"summary"_s].toString(), {}};
    const QJsonArray fields = json[u"fields"_s].toArray();
    for (const auto &field : fields)
        facts.fields.append({field.toArray().at(0).toString(), field.toArray().at(1).toString()});
    return facts;
}

} // namespace swb
