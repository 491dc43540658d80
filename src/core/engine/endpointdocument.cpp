// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/endpointdocument.h"

#include "core/engine/endpointjson.h"
#include "core/payload/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int version = 1;

template <typename Settings>
QJsonArray arrayOf(const QList<Settings> &all)
{
    QJsonArray array;
    for (const Settings &settings : all)
        array.append(toJson(settings));
    return array;
}

template <typename Settings>
QList<Settings> listOf(const QJsonValue &value, Settings (*read)(const QJsonObject &))
{
    const QJsonArray array = value.toArray();
    QList<Settings> all;
    for (const auto &entry : array) {
        if (entry.isObject() && all.size() < SessionEndpoints::most)
            all.append(read(entry.toObject()));
    }
    return all;
}

} // namespace

QByteArray toDocument(const SessionEndpoints &endpoints)
{
    const QJsonObject object{{u"version"_s, version},
                             {u"servers"_s, arrayOf(endpoints.servers)},
                             {u"clients"_s, arrayOf(endpoints.clients)}};
    return jsonText(object);
}

SessionEndpoints endpointsFromDocument(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object[u"version"].toInt() != version)
        return {};
    return {listOf(object[u"servers"], serverFromJson), listOf(object[u"clients"], clientFromJson)};
}

} // namespace swb
