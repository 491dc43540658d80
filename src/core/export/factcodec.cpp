// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/factcodec.h"

#include "core/log/tcpfields.h"
#include "core/values/errorcatalog.h"

#include <QCborArray>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

/// The differences between the two.
template <typename Map>
struct Format;

template <>
struct Format<QCborMap>
{
    using Array = QCborArray;
    static constexpr QLatin1StringView systemNames = "names"_L1;
    static constexpr bool saysUnknown
        = true; ///< figures that the kernel does not report, a certificate not kept

    static qint64 time(const QDateTime &time) { return time.toMSecsSinceEpoch(); }
    static QDateTime timeFrom(const QCborValue &value)
    {
        return QDateTime::fromMSecsSinceEpoch(integerFrom(value), Qt::UTC);
    }
    static QByteArray bytes(const QByteArray &bytes) { return bytes; }
    static QByteArray bytesFrom(const QCborValue &value) { return value.toByteArray(); }
    /// Only what was written as an integer: Qt converts any other number without checking its size.
    static qint64 integerFrom(const QCborValue &value, qint64 otherwise = 0)
    {
        return value.isInteger() ? value.toInteger() : otherwise;
    }
    static QCborMap mapFrom(const QCborValue &value) { return value.toMap(); }
};

template <>
struct Format<QJsonObject>
{
    using Array = QJsonArray;
    static constexpr QLatin1StringView systemNames = "systemNames"_L1;
    static constexpr bool saysUnknown = false;

    static QString time(const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); }
    static QDateTime timeFrom(const QJsonValue &value)
    {
        return QDateTime::fromString(value.toString(), Qt::ISODate);
    }
    static QString bytes(const QByteArray &bytes) { return QString::fromLatin1(bytes.toBase64()); }
    static QByteArray bytesFrom(const QJsonValue &value)
    {
        return QByteArray::fromBase64(value.toString().toLatin1());
    }
    static qint64 integerFrom(const QJsonValue &value, qint64 otherwise = 0)
    {
        return value.toInteger(otherwise);
    }
    static QJsonObject mapFrom(const QJsonValue &value) { return value.toObject(); }
};

template <typename Array>
QStringList stringsFrom(const Array &array)
{
    QStringList strings;
    for (const auto &value : array)
        strings << value.toString();
    return strings;
}

template <typename Map>
Map mapOf(const CertificateFacts &certificate)
{
    using As = Format<Map>;
    Map map{{"subject"_L1, certificate.subject},
            {"issuer"_L1, certificate.issuer},
            {"notBefore"_L1, As::time(certificate.notBefore)},
            {"notAfter"_L1, As::time(certificate.notAfter)},
            {"sha256"_L1, certificate.sha256},
            {"names"_L1, As::Array::fromStringList(certificate.names)}};
    if (As::saysUnknown || !certificate.der.isEmpty())
        map.insert("der"_L1, As::bytes(certificate.der));
    return map;
}

template <typename Map>
CertificateFacts certificateFrom(const Map &map)
{
    using As = Format<Map>;
    return {map["subject"_L1].toString(),      map["issuer"_L1].toString(),
            As::timeFrom(map["notBefore"_L1]), As::timeFrom(map["notAfter"_L1]),
            map["sha256"_L1].toString(),       stringsFrom(map["names"_L1].toArray()),
            As::bytesFrom(map["der"_L1])};
}

} // namespace

template <typename Map>
Map FactCodec<Map>::write(const Error &error)
{
    return {{"code"_L1, errorName(error.code)},
            {"what"_L1, error.what},
            {"why"_L1, error.why},
            {"hint"_L1, error.hint},
            {Format<Map>::systemNames, Format<Map>::Array::fromStringList(error.systemNames)}};
}

template <typename Map>
Error FactCodec<Map>::error(const Map &map)
{
    return {errorCodeNamed(map["code"_L1].toString()), map["what"_L1].toString(), map["why"_L1].toString(),
            map["hint"_L1].toString(), stringsFrom(map[Format<Map>::systemNames].toArray())};
}

template <typename Map>
Map FactCodec<Map>::write(const TlsFacts &tls)
{
    typename Format<Map>::Array chain;
    for (const CertificateFacts &certificate : tls.peerChain)
        chain.append(mapOf<Map>(certificate));
    Map map{{"protocol"_L1, tls.protocol},
            {"cipher"_L1, tls.cipher},
            {"verified"_L1, tls.verified},
            {"durationNs"_L1, tls.durationNs},
            {"peerChain"_L1, chain}};
    if (!tls.alpn.isEmpty())
        map.insert("alpn"_L1, tls.alpn);
    if (!tls.serverName.isEmpty())
        map.insert("serverName"_L1, tls.serverName);
    if (tls.peerIsClient)
        map.insert("peerIsClient"_L1, true);
    if (!tls.whyNotVerified.isEmpty())
        map.insert("whyNotVerified"_L1, tls.whyNotVerified);
    return map;
}

template <typename Map>
TlsFacts FactCodec<Map>::tls(const Map &map)
{
    TlsFacts tls{map["protocol"_L1].toString(),
                 map["cipher"_L1].toString(),
                 map["verified"_L1].toBool(),
                 {},
                 Format<Map>::integerFrom(map["durationNs"_L1]),
                 map["alpn"_L1].toString(),
                 map["serverName"_L1].toString(),
                 map["peerIsClient"_L1].toBool(),
                 map["whyNotVerified"_L1].toString()};
    const auto chain = map["peerChain"_L1].toArray();
    for (const auto &certificate : chain)
        tls.peerChain.append(certificateFrom(Format<Map>::mapFrom(certificate)));
    return tls;
}

template <typename Map>
Map FactCodec<Map>::write(const TcpFacts &tcp)
{
    Map map;
    for (const TcpField &field : tcpFields) {
        if (Format<Map>::saysUnknown || tcp.*field.value >= 0)
            map.insert(field.name, tcp.*field.value);
    }
    return map;
}

template <typename Map>
TcpFacts FactCodec<Map>::tcp(const Map &map)
{
    TcpFacts tcp;
    for (const TcpField &field : tcpFields)
        tcp.*field.value = Format<Map>::integerFrom(map[field.name], -1);
    return tcp;
}

template <typename Map>
Map FactCodec<Map>::write(const ProtocolFacts &facts)
{
    using Array = typename Format<Map>::Array;
    Array fields;
    for (const ProtocolField &field : facts.fields)
        fields.append(Array{field.name, field.value});
    return {{"name"_L1, facts.protocol}, {"summary"_L1, facts.summary}, {"fields"_L1, fields}};
}

template <typename Map>
ProtocolFacts FactCodec<Map>::protocol(const Map &map)
{
    ProtocolFacts facts{map["name"_L1].toString(), map["summary"_L1].toString(), {}};
    const auto fields = map["fields"_L1].toArray();
    for (const auto &value : fields) {
        const auto field = value.toArray();
        facts.fields.append({field.at(0).toString(), field.at(1).toString()});
    }
    return facts;
}

template struct FactCodec<QJsonObject>;
template struct FactCodec<QCborMap>;

} // namespace swb
