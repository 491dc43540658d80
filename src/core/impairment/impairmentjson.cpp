// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/impairment/impairmentjson.h"

#include "core/impairment/impairmentoptions.h"

using namespace Qt::StringLiterals;

namespace swb {
namespace {

void readAmounts(const QJsonObject &json, Impairment &impairment, Error &problem)
{
    for (auto option = json.begin(); option != json.end(); ++option) {
        const Error error = setImpairment(impairment, option.key(), option.value().toString());
        if (!problem.isError())
            problem = error;
    }
}

} // namespace

QJsonObject toJson(const Impairment &impairment)
{
    static const Impairment nothing;
    QJsonObject object;
    for (const ImpairmentOption &option : impairmentOptions()) {
        if (option.value(impairment) != option.value(nothing))
            object.insert(QLatin1StringView(option.name), option.value(impairment));
    }
    return object;
}

QJsonObject toJson(const RelayImpairment &impairment)
{
    return {
        {u"seed"_s, qint64(impairment.seed)},
        {u"impaired"_s, impairment.on},
        {u"to_server"_s, toJson(impairment.toServer)},
        {u"to_client"_s, toJson(impairment.toClient)},
    };
}

Error readImpairment(const QJsonObject &json, RelayImpairment &impairment)
{
    Error problem;
    impairment.seed = quint64(json[u"seed"_s].toInteger(qint64(impairment.seed)));
    impairment.on = json[u"impaired"_s].toBool(impairment.on);
    readAmounts(json[u"to_server"_s].toObject(), impairment.toServer, problem);
    readAmounts(json[u"to_client"_s].toObject(), impairment.toClient, problem);
    return problem;
}

} // namespace swb
