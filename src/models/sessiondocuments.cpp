// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessiondocuments.h"

#include "models/statejson.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

QByteArray part(const QJsonObject &state, const QStringList &members)
{
    QJsonObject object{{u"version"_s, state[u"version"]}};
    for (const QString &member : members)
        object[member] = state[member];
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QMap<QString, QByteArray> sessionDocuments(const WorkbenchState &state)
{
    const QJsonObject all = QJsonDocument::fromJson(toJson(state)).object();
    return {{u"endpoints"_s, part(all, {u"servers"_s, u"clients"_s})},
            {u"saved-messages"_s, part(all, {u"savedMessages"_s})}};
}

} // namespace swb
