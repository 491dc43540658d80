// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/detailcodec.h"

#include "core/log/tcpfields.h"
#include "core/values/errorcatalog.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

QCborMap toCbor(const Error &error)
{
    return {{u"code"_s, errorName(error.code)},
            {u"what"_s, error.what},
            {u"why"_s, error.why},
            {u"hint"_s, error.hint},
            {u"names"_s, QCborArray::fromStringList(error.systemNames)}};
}

QStringList namesFrom(const QCborValue &value)
{
    QStringList names;
    const QCborArray array = value.toArray();
    for (const auto &name : array)
        names << name.toString();
    return names;
}

Error errorFrom(const QCborMap &map)
{
    Error error{errorCodeNamed(map[u"code"_s].toString()),
                map[u"what"_s].toString(),
                map[u"why"_s].toString(),
                map[u"hint"_s].toString(),
                {}};
    error.systemNames = namesFrom(map[u"names"_s]);
    return error;
}

QCborMap toCbor(const TlsFacts &tls)
{
    QCborArray chain;
    for (const CertificateFacts &certificate : tls.peerChain) {
        chain.append(QCborMap{{u"subject"_s, certificate.subject},
                              {u"issuer"_s, certificate.issuer},
                              {u"notBefore"_s, certificate.notBefore.toMSecsSinceEpoch()},
                              {u"notAfter"_s, certificate.notAfter.toMSecsSinceEpoch()},
                              {u"sha256"_s, certificate.sha256},
                              {u"names"_s, QCborArray::fromStringList(certificate.names)},
                              {u"der"_s, certificate.der}});
    }
    QCborMap map{{u"protocol"_s, tls.protocol},
                 {u"cipher"_s, tls.cipher},
                 {u"verified"_s, tls.verified},
                 {u"durationNs"_s, tls.durationNs},
                 {u"peerChain"_s, chain}};
    if (!tls.alpn.isEmpty())
        map.insert(u"alpn"_s, tls.alpn);
    if (!tls.serverName.isEmpty())
        map.insert(u"serverName"_s, tls.serverName);
    if (tls.peerIsClient)
        map.insert(u"peerIsClient"_s, true);
    if (!tls.whyNotVerified.isEmpty())
        map.insert(u"whyNotVerified"_s, tls.whyNotVerified);
    return map;
}

/// Only what was written as an integer: Qt casts any other number without a look at its size.
qint64 integerFrom(const QCborValue &value, qint64 otherwise = 0)
{
    return value.isInteger() ? value.toInteger() : otherwise;
}

QDateTime timeFrom(const QCborValue &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(integerFrom(milliseconds), Qt::UTC);
}

TlsFacts tlsFrom(const QCborMap &map)
{
    TlsFacts tls{map[u"protocol"_s].toString(),      map[u"cipher"_s].toString(),
                 map[u"verified"_s].toBool(),        {},
                 integerFrom(map[u"durationNs"_s]),  map[u"alpn"_s].toString(),
                 map[u"serverName"_s].toString(),    map[u"peerIsClient"_s].toBool(),
                 map[u"whyNotVerified"_s].toString()};
    const QCborArray chain = map[u"peerChain"_s].toArray();
    for (const auto &value : chain) {
        const QCborMap certificate = value.toMap();
        tls.peerChain.append({certificate[u"subject"_s].toString(), certificate[u"issuer"_s].toString(),
                              timeFrom(certificate[u"notBefore"_s]), timeFrom(certificate[u"notAfter"_s]),
                              certificate[u"sha256"_s].toString(), namesFrom(certificate[u"names"_s]),
                              certificate[u"der"_s].toByteArray()});
    }
    return tls;
}

QCborMap toCbor(const TcpFacts &tcp)
{
    QCborMap map;
    for (const TcpField &field : tcpFields)
        map.insert(field.name, tcp.*field.value);
    return map;
}

TcpFacts tcpFrom(const QCborMap &map)
{
    TcpFacts tcp;
    for (const TcpField &field : tcpFields)
        tcp.*field.value = integerFrom(map[field.name], -1);
    return tcp;
}

QCborMap toCbor(const ProtocolFacts &facts)
{
    QCborArray fields;
    for (const ProtocolField &field : facts.fields)
        fields.append(QCborArray{field.name, field.value});
    return {{u"name"_s, facts.protocol}, {u"summary"_s, facts.summary}, {u"fields"_s, fields}};
}

ProtocolFacts protocolFrom(const QCborMap &map)
{
    ProtocolFacts facts{map[u"name"_s].toString(), map[u"summary"_s].toString(), {}};
    const QCborArray fields = map[u"fields"_s].toArray();
    for (const auto &value : fields) {
        const QCborArray field = value.toArray();
        facts.fields.append({field.at(0).toString(), field.at(1).toString()});
    }
    return facts;
}

} // namespace

QByteArray encodeDetail(const EventDetail &detail)
{
    QCborMap map;
    if (!detail.info.isEmpty())
        map.insert(u"info"_s, detail.info);
    if (detail.error.isError())
        map.insert(u"error"_s, toCbor(detail.error));
    if (detail.tls)
        map.insert(u"tls"_s, toCbor(*detail.tls));
    if (detail.tcp)
        map.insert(u"tcp"_s, toCbor(*detail.tcp));
    if (detail.taken)
        map.insert(u"taken"_s, qint64(*detail.taken));
    if (detail.sockets)
        map.insert(u"sockets"_s, QString(nameOf(*detail.sockets)));
    if (detail.ended)
        map.insert(u"ended"_s, true);
    if (!detail.protocol.isEmpty())
        map.insert(u"protocol"_s, toCbor(detail.protocol));
    return map.toCborValue().toCbor();
}

std::shared_ptr<const EventDetail> decodeDetail(const QByteArray &bytes)
{
    QCborParserError parsing;
    const QCborValue value = QCborValue::fromCbor(bytes, &parsing);
    if (parsing.error != QCborError::NoError || !value.isMap())
        return nullptr;
    const QCborMap map = value.toMap();
    auto detail = std::make_shared<EventDetail>();
    detail->info = map[u"info"_s].toString();
    if (map.contains(u"error"_s))
        detail->error = errorFrom(map[u"error"_s].toMap());
    if (map.contains(u"tls"_s))
        detail->tls = tlsFrom(map[u"tls"_s].toMap());
    if (map.contains(u"tcp"_s))
        detail->tcp = tcpFrom(map[u"tcp"_s].toMap());
    if (map.contains(u"taken"_s))
        detail->taken = quint32(qBound(qint64(0), integerFrom(map[u"taken"_s]), qint64(0xffffffff)));
    detail->sockets = socketFamilyOf(map[u"sockets"_s].toString());
    detail->ended = map[u"ended"_s].toBool();
    detail->protocol = protocolFrom(map[u"protocol"_s].toMap());
    return detail;
}

} // namespace swb
