// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocols/http/replies/jsonstore.h"

#include "core/files/filename.h"
#include "core/files/filewriter.h"
#include "core/files/ordinaryfile.h"
#include "core/payload/jsontext.h"
#include "core/tasks/handover.h"
#include "core/values/errorcatalog.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <mutex>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::JsonStore)
};

QString idOf(const QJsonValue &value)
{
    const QJsonValue id = value[u"id"];
    constexpr double largest = 9e15;
    if (id.isDouble() && id.toDouble() >= 0 && id.toDouble() < largest)
        return QString::number(qint64(id.toDouble()));
    return id.toString();
}

QJsonValue withId(const QJsonValue &value, const QJsonValue &id)
{
    QJsonObject object = value.toObject();
    object[u"id"] = id;
    return object;
}

/// RFC 7396 2. The depth is bounded, since the JSON parser accepts no deeper nesting.
QJsonValue merged(const QJsonValue &target, const QJsonValue &change)
{
    if (!change.isObject())
        return change;
    QJsonObject object = target.toObject();
    const QJsonObject members = change.toObject();
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member->isNull())
            object.remove(member.key());
        else
            object[member.key()] = merged(object.value(member.key()), *member);
    }
    return object;
}

} // namespace

JsonStore::JsonStore(const QString &path)
    : m_path(path)
{ }

JsonStore::Item JsonStore::itemOf(const QJsonValue &value)
{
    return {value, value.isObject() ? idOf(value) : QString(), jsonValueText(value).size()};
}

JsonStore::Value JsonStore::valueOf(const QJsonValue &json)
{
    Value value{json.isArray(), {}};
    const QJsonArray items = json.isArray() ? json.toArray() : QJsonArray{json};
    for (const auto &item : items)
        value.items.append(itemOf(item));
    return value;
}

QJsonValue JsonStore::jsonOf(const Value &value)
{
    if (!value.isList)
        return value.items.first().value;
    QJsonArray items;
    for (const Item &item : value.items)
        items.append(item.value);
    return items;
}

qint64 JsonStore::bytesOf(const Value &value)
{
    qint64 bytes = 0;
    for (const Item &item : value.items)
        bytes += item.bytes;
    return bytes;
}

qsizetype JsonStore::indexOf(const Value &value, const QString &id)
{
    const auto found = std::find_if(value.items.begin(), value.items.end(),
                                    [&id](const Item &item) { return !item.id.isEmpty() && item.id == id; });
    return found == value.items.end() ? -1 : found - value.items.begin();
}

Result<std::shared_ptr<JsonStore>> JsonStore::open(const QString &path, bool writeBack)
{
    const std::shared_ptr<JsonStore> store(new JsonStore(writeBack ? path : QString()));
    if (writeBack && !isNameTaken(path))
        return store;
    QString problem;
    const QByteArray text = readOrdinaryFile(path, mostBytes, problem);
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (problem.isEmpty() && !document.isObject())
        problem = Words::tr("It is not a single JSON object whose members are lists or values to serve.");
    const QJsonObject members = document.object();
    for (auto member = members.begin(); member != members.end() && problem.isEmpty(); ++member) {
        const Value value = valueOf(*member);
        if (value.items.size() > mostItems || members.size() > mostItems)
            problem = Words::tr("A list has more than %1 items.").arg(mostItems);
        store->m_bytes += bytesOf(value);
        store->m_values.insert(member.key(), value);
    }
    if (!problem.isEmpty())
        return makeError(ErrorCode::FileUnreadable,
                         Words::tr("%1 cannot be served as JSON.").arg(shownName(path)), problem);
    return store;
}

QJsonValue JsonStore::all() const
{
    QMap<QString, Value> values;
    {
        const std::lock_guard guard(m_lock);
        values = m_values; // shared: formatted without the lock
    }
    QJsonObject object;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        object[value.key()] = jsonOf(*value);
    return object;
}

JsonStore::Answer JsonStore::value(const QString &name) const
{
    Value value;
    {
        const std::lock_guard guard(m_lock);
        const auto found = m_values.constFind(name);
        if (found == m_values.cend())
            return {};
        value = *found;
    }
    return {Outcome::Done, jsonOf(value)};
}

JsonStore::Answer JsonStore::item(const QString &name, const QString &id) const
{
    const std::lock_guard guard(m_lock);
    const auto found = m_values.constFind(name);
    if (found == m_values.cend())
        return {};
    const qsizetype at = found->isList ? indexOf(*found, id) : -1;
    return at < 0 ? Answer{} : Answer{Outcome::Done, found->items[at].value};
}

JsonStore::Answer JsonStore::add(const QString &name, const QJsonValue &json)
{
    if (!json.isObject())
        return {Outcome::NotAnObject};
    Item item = itemOf(json);
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    const bool isNew = found == m_values.end();
    const Value none{true, {}};
    const Value &value = isNew ? none : *found;
    if (!value.isList)
        return {Outcome::NoList};
    if (!item.id.isEmpty() && indexOf(value, item.id) >= 0)
        return {Outcome::Taken};
    if (item.id.isEmpty()) {
        qint64 last = 0;
        for (const Item &other : value.items)
            last = qMax(last, other.id.toLongLong());
        item = itemOf(withId(json, last + 1));
    }
    if (!hasRoom(item.bytes) || value.items.size() >= mostItems || (isNew && m_values.size() >= mostItems))
        return {Outcome::Full};
    m_bytes += item.bytes;
    if (isNew)
        m_values.insert(name, Value{true, {item}});
    else
        found->items.append(item);
    changed();
    return {Outcome::Created, item.value, item.id};
}

JsonStore::Answer JsonStore::put(const QString &name, const QJsonValue &json)
{
    const Value value = valueOf(json);
    const qint64 bytes = bytesOf(value);
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    const bool isNew = found == m_values.end();
    const qint64 before = isNew ? 0 : bytesOf(*found);
    if (!hasRoom(bytes - before) || value.items.size() > mostItems || (isNew && m_values.size() >= mostItems))
        return {Outcome::Full};
    m_bytes += bytes - before;
    m_values.insert(name, value);
    changed();
    return {isNew ? Outcome::Created : Outcome::Done, json};
}

JsonStore::Answer JsonStore::replaceItem(Value &value, qsizetype at, const Item &item)
{
    const bool isNew = at < 0;
    const qint64 before = isNew ? 0 : value.items[at].bytes;
    if (!hasRoom(item.bytes - before) || (isNew && value.items.size() >= mostItems))
        return {Outcome::Full};
    m_bytes += item.bytes - before;
    if (isNew)
        value.items.append(item);
    else
        value.items[at] = item;
    changed();
    return {isNew ? Outcome::Created : Outcome::Done, item.value, item.id};
}

JsonStore::Answer JsonStore::putItem(const QString &name, const QString &id, const QJsonValue &json)
{
    if (!json.isObject())
        return {Outcome::NotAnObject};
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return {};
    if (!found->isList)
        return {Outcome::NoList};
    const qsizetype at = indexOf(*found, id);
    bool isNumber = false;
    const qint64 number = id.toLongLong(&isNumber);
    const QJsonValue newId = isNumber ? QJsonValue(number) : QJsonValue(id);
    return replaceItem(*found, at, itemOf(withId(json, at < 0 ? newId : found->items[at].value[u"id"])));
}

JsonStore::Answer JsonStore::patch(const QString &name, const QJsonValue &change)
{
    Answer before = value(name);
    if (before.outcome != Outcome::Done)
        return before;
    if (!before.value.isObject() || !change.isObject())
        return {Outcome::NotAnObject};
    return put(name, merged(before.value, change));
}

JsonStore::Answer JsonStore::patchItem(const QString &name, const QString &id, const QJsonValue &change)
{
    if (!change.isObject())
        return {Outcome::NotAnObject};
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    const qsizetype at = found == m_values.end() || !found->isList ? -1 : indexOf(*found, id);
    if (at < 0)
        return {};
    const QJsonValue before = found->items[at].value;
    return replaceItem(*found, at, itemOf(withId(merged(before, change), before[u"id"])));
}

JsonStore::Answer JsonStore::remove(const QString &name)
{
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    if (found == m_values.end())
        return {};
    m_bytes -= bytesOf(*found);
    m_values.erase(found);
    changed();
    return {Outcome::Done};
}

JsonStore::Answer JsonStore::removeItem(const QString &name, const QString &id)
{
    const std::lock_guard guard(m_lock);
    const auto found = m_values.find(name);
    const qsizetype at = found == m_values.end() || !found->isList ? -1 : indexOf(*found, id);
    if (at < 0)
        return {};
    m_bytes -= found->items[at].bytes;
    found->items.removeAt(at);
    changed();
    return {Outcome::Done};
}

/// Called under the lock. Changes that come before the writer has begun are written together.
void JsonStore::changed()
{
    if (!m_path.isEmpty() && !std::exchange(m_writeQueued, true))
        handOver(writers(), [self = shared_from_this()] { self->write(); });
}

void JsonStore::write()
{
    {
        const std::lock_guard guard(m_lock);
        m_writeQueued = false;
    }
    const QByteArray text = jsonText(all().toObject(), QJsonDocument::Indented);
    const Error error = writeFile(m_path, text);
    const std::lock_guard guard(m_lock);
    if (error.isError())
        m_trouble = error;
}

Error JsonStore::takeTrouble()
{
    const std::lock_guard guard(m_lock);
    return std::exchange(m_trouble, {});
}

QThreadPool &JsonStore::writers()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

} // namespace swb
