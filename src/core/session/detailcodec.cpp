// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/detailcodec.h"

#include "core/export/factcodec.h"

#include <QCborMap>
#include <QCborValue>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

/// Nothing for a number that is not an integer, see FactCodec.
quint32 takenFrom(const QCborValue &value)
{
    constexpr qint64 most = 0xffffffff;
    return quint32(qBound(qint64(0), value.isInteger() ? value.toInteger() : 0, most));
}

} // namespace

QByteArray encodeDetail(const EventDetail &detail)
{
    QCborMap map;
    if (!detail.info.isEmpty())
        map.insert(u"info"_s, detail.info);
    if (detail.error.isError())
        map.insert(u"error"_s, FactCbor::write(detail.error));
    if (detail.tls)
        map.insert(u"tls"_s, FactCbor::write(*detail.tls));
    if (detail.tcp)
        map.insert(u"tcp"_s, FactCbor::write(*detail.tcp));
    if (detail.taken)
        map.insert(u"taken"_s, qint64(*detail.taken));
    if (detail.sockets)
        map.insert(u"sockets"_s, QString(nameOf(*detail.sockets)));
    if (detail.ended)
        map.insert(u"ended"_s, true);
    if (!detail.protocol.isEmpty())
        map.insert(u"protocol"_s, FactCbor::write(detail.protocol));
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
        detail->error = FactCbor::error(map[u"error"_s].toMap());
    if (map.contains(u"tls"_s))
        detail->tls = FactCbor::tls(map[u"tls"_s].toMap());
    if (map.contains(u"tcp"_s))
        detail->tcp = FactCbor::tcp(map[u"tcp"_s].toMap());
    if (map.contains(u"taken"_s))
        detail->taken = takenFrom(map[u"taken"_s]);
    detail->sockets = socketFamilyOf(map[u"sockets"_s].toString());
    detail->ended = map[u"ended"_s].toBool();
    detail->protocol = FactCbor::protocol(map[u"protocol"_s].toMap());
    return detail;
}

} // namespace swb
