// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/sessioncontents.h"

#include "core/compare/scorecardjson.h"
#include "core/payload/jsontext.h"
#include "models/composer/draftjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int version = 1;
const QString messageDocument = u"saved-messages"_s;

QByteArray toDocument(const QList<SavedMessage> &messages)
{
    QJsonArray array;
    for (const SavedMessage &message : messages)
        array.append(toJson(message));
    return jsonText(QJsonObject{{u"version"_s, version}, {u"savedMessages"_s, array}});
}

QList<SavedMessage> messagesFromDocument(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object[u"version"].toInt() != version)
        return {};
    QList<SavedMessage> messages;
    const QJsonArray array = object[u"savedMessages"].toArray();
    for (const auto &entry : array) {
        const SavedMessage message = savedFromJson(entry.toObject());
        if (!message.name.isEmpty() && messages.size() < WorkbenchState::maxSaved)
            messages.append(message);
    }
    return messages;
}

} // namespace

QMap<QString, QByteArray> sessionDocuments(const WorkbenchState &state)
{
    return {{endpointDocument, toDocument(SessionEndpoints{state.servers, state.clients})},
            {messageDocument, toDocument(state.saved)}};
}

SessionContents sessionContents(const QMap<QString, QByteArray> &documents)
{
    SessionContents contents{endpointsFromDocument(documents.value(endpointDocument)),
                             messagesFromDocument(documents.value(messageDocument)),
                             {}};
    for (auto document = documents.cbegin(); document != documents.cend(); ++document) {
        if (isComparisonDocument(document.key()))
            contents.comparisons.append(document.value());
    }
    return contents;
}

} // namespace swb
