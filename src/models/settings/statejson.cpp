// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/statejson.h"

#include "core/compare/workjson.h"
#include "core/engine/endpointjson.h"
#include "core/payload/jsontext.h"
#include "core/values/errorcatalog.h"
#include "models/composer/draftjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

struct StateText
{
    Q_DECLARE_TR_FUNCTIONS(swb::StateText)
};

const QStringList &themeNames()
{
    static const QStringList names{u"system"_s, u"light"_s, u"dark"_s};
    return names;
}

template <typename T, typename ToValue>
QJsonArray arrayOf(const QList<T> &values, ToValue toValue)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toValue(value));
    return array;
}

QJsonObject filterToJson(const SavedFilter &filter)
{
    return {{u"name"_s, filter.name}, {u"filter"_s, filter.text}};
}

SavedFilter filterFromJson(const QJsonObject &object)
{
    return {object[u"name"].toString(), object[u"filter"].toString()};
}

QJsonObject layoutToJson(const QMap<QString, QByteArray> &layout)
{
    QJsonObject object;
    for (auto it = layout.begin(); it != layout.end(); ++it)
        object[it.key()] = QString::fromLatin1(it.value().toBase64());
    return object;
}

/// In MB. Older versions wrote MiB, whose choices are the same numbers in thousands.
int recordingSize(const QJsonObject &root)
{
    if (!root.contains(u"recordingMB") && root.contains(u"recordingMiB"))
        return int(qint64(root[u"recordingMiB"].toInt()) * 1000 / 1024);
    return root[u"recordingMB"].toInt(WorkbenchState::defaultRecordingMB);
}

/// Reads the members of the document into a state, and keeps the first one of a wrong type.
class StateReader
{
public:
    explicit StateReader(const QJsonObject &root)
        : m_root(root)
    { }

    [[nodiscard]] WorkbenchState read();
    [[nodiscard]] const QString &wrongMember() const { return m_wrongMember; }

private:
    [[nodiscard]] bool has(const QString &name, QJsonValue::Type type);
    template <typename T, typename FromObject>
    void readList(const QString &name, qsizetype limit, QList<T> &list, FromObject fromObject);
    void readForms(WorkbenchState &state);
    void readLooks(WorkbenchState &state);
    void readHosts(WorkbenchState &state);

    QJsonObject m_root;
    QString m_wrongMember;
};

bool StateReader::has(const QString &name, QJsonValue::Type type)
{
    const QJsonValue value = m_root.value(name);
    if (!value.isUndefined() && value.type() != type && m_wrongMember.isEmpty())
        m_wrongMember = name;
    return value.type() == type;
}

template <typename T, typename FromObject>
void StateReader::readList(const QString &name, qsizetype limit, QList<T> &list, FromObject fromObject)
{
    if (!has(name, QJsonValue::Array))
        return;
    list.clear();
    const QJsonArray array = m_root.value(name).toArray();
    for (qsizetype i = std::max(qsizetype(0), array.size() - limit); i < array.size(); ++i)
        list.append(fromObject(array.at(i).toObject()));
}

void StateReader::readForms(WorkbenchState &state)
{
    if (has(u"serverForm"_s, QJsonValue::Object))
        state.serverForm = serverFromJson(m_root[u"serverForm"].toObject());
    if (has(u"clientForm"_s, QJsonValue::Object))
        state.clientForm = clientFromJson(m_root[u"clientForm"].toObject());
    if (has(u"comparison"_s, QJsonValue::Object))
        state.comparison = workFormFromJson(m_root[u"comparison"].toObject());
    if (has(u"draft"_s, QJsonValue::Object))
        state.draft = draftFromJson(m_root[u"draft"].toObject());
    state.comparisonMore = m_root[u"comparisonMore"].toBool();
    state.comparisonTable = m_root[u"comparisonTable"].toBool();
}

void StateReader::readLooks(WorkbenchState &state)
{
    const qsizetype theme = std::max(qsizetype(0), themeNames().indexOf(m_root[u"theme"].toString()));
    state.theme = static_cast<ThemeChoice>(theme);
    state.zoomPercent
        = std::clamp(m_root[u"zoomPercent"].toInt(100), WorkbenchState::minZoom, WorkbenchState::maxZoom);
    state.recording = m_root[u"recording"].toBool(true);
    state.recordingMB
        = std::clamp(recordingSize(m_root), WorkbenchState::minRecordingMB, WorkbenchState::maxRecordingMB);
    if (!has(u"layout"_s, QJsonValue::Object))
        return;
    const QJsonObject layout = m_root[u"layout"].toObject();
    for (auto it = layout.begin(); it != layout.end(); ++it)
        state.layout[it.key()] = QByteArray::fromBase64(it.value().toString().toLatin1());
}

void StateReader::readHosts(WorkbenchState &state)
{
    if (!has(u"recentHosts"_s, QJsonValue::Array))
        return;
    const QJsonArray hosts = m_root[u"recentHosts"].toArray();
    for (qsizetype i = 0; i < std::min(hosts.size(), WorkbenchState::maxRecentHosts); ++i)
        state.recentHosts.append(hosts.at(i).toString());
}

WorkbenchState StateReader::read()
{
    WorkbenchState state = WorkbenchState::firstStart();
    readList(u"servers"_s, WorkbenchState::maxServers, state.servers, serverFromJson);
    readList(u"clients"_s, WorkbenchState::maxClients, state.clients, clientFromJson);
    readList(u"relays"_s, WorkbenchState::maxRelays, state.relays, relayFromJson);
    readList(u"history"_s, WorkbenchState::maxHistory, state.history, draftFromJson);
    readList(u"savedMessages"_s, WorkbenchState::maxSaved, state.saved, savedFromJson);
    readList(u"savedFilters"_s, WorkbenchState::maxSavedFilters, state.savedFilters, filterFromJson);
    readForms(state);
    readLooks(state);
    readHosts(state);
    return state;
}

Error damaged(const QString &fileName, const QString &detail)
{
    return makeError(ErrorCode::SettingsDamaged,
                     StateText::tr("The settings in %1 could not be read.").arg(fileName), detail);
}

} // namespace

QByteArray toJson(const WorkbenchState &state)
{
    const auto draftValue = [](const Draft &draft) { return QJsonValue(toJson(draft)); };
    const auto serverValue = [](const ServerSettings &server) { return QJsonValue(toJson(server)); };
    const auto clientValue = [](const ClientSettings &client) { return QJsonValue(toJson(client)); };
    const auto relayValue = [](const RelaySettings &relay) { return QJsonValue(toJson(relay)); };
    const auto savedValue = [](const SavedMessage &saved) { return QJsonValue(toJson(saved)); };
    const auto filterValue = [](const SavedFilter &filter) { return QJsonValue(filterToJson(filter)); };
    QJsonObject root;
    root[u"version"] = stateVersion;
    root[u"servers"] = arrayOf(state.servers, serverValue);
    root[u"serverForm"] = toJson(state.serverForm);
    root[u"clients"] = arrayOf(state.clients, clientValue);
    root[u"clientForm"] = toJson(state.clientForm);
    root[u"relays"] = arrayOf(state.relays, relayValue);
    root[u"comparison"] = toJson(state.comparison);
    root[u"comparisonMore"] = state.comparisonMore;
    root[u"comparisonTable"] = state.comparisonTable;
    root[u"recentHosts"] = QJsonArray::fromStringList(state.recentHosts);
    root[u"draft"] = toJson(state.draft);
    root[u"history"] = arrayOf(state.history, draftValue);
    root[u"savedMessages"] = arrayOf(state.saved, savedValue);
    root[u"savedFilters"] = arrayOf(state.savedFilters, filterValue);
    root[u"theme"] = themeNames().at(int(state.theme));
    root[u"zoomPercent"] = state.zoomPercent;
    root[u"recording"] = state.recording;
    root[u"recordingMB"] = state.recordingMB;
    root[u"layout"] = layoutToJson(state.layout);
    return jsonText(root, QJsonDocument::Indented);
}

Result<ReadState> stateFromJson(const QByteArray &json, const QString &fileName)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsing);
    if (parsing.error != QJsonParseError::NoError) {
        return damaged(fileName,
                       StateText::tr("It is not valid JSON at byte %1: %2.")
                           .arg(parsing.offset)
                           .arg(parsing.errorString()));
    }
    const int version = document.object()[u"version"].toInt();
    if (version < 1)
        return damaged(fileName, StateText::tr("It does not contain a version."));
    if (version > stateVersion)
        return ReadState{WorkbenchState::firstStart(), version};
    StateReader reader(document.object());
    const WorkbenchState state = reader.read();
    if (!reader.wrongMember().isEmpty())
        return damaged(fileName,
                       StateText::tr("Its member “%1” has the wrong type.").arg(reader.wrongMember()));
    return ReadState{state, version};
}

} // namespace swb
