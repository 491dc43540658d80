// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tasks/shortlock.h"
#include "core/values/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QMap>
#include <QThreadPool>
#include <memory>

namespace swb {

/// The data of a small REST store: named values; those that are lists have items with an id. Thread-safe. If
/// it has a file, each change is soon written there as a whole, by a separate thread; the next request
/// reports a failure.
class JsonStore : public std::enable_shared_from_this<JsonStore>
{
public:
    static constexpr qsizetype mostItems = 10'000; ///< of a list, and named values
    static constexpr qint64 mostBytes = 64 << 20; ///< in total, as JSON

    enum class Outcome : quint8 {
        Done,
        Created, ///< it did not exist before
        NotThere,
        NoList, ///< it is a single value, which has no items
        Taken, ///< another item already has this id
        NotAnObject, ///< only objects can be items, or be changed in part
        Full,
    };
    struct Answer
    {
        Outcome outcome = Outcome::NotThere;
        QJsonValue value = {}; ///< the current value
        QString id = {}; ///< of an added item
    };

    /// Errors: FileUnreadable, also for a file that is not a JSON object. If the file does not exist, the
    /// store is empty, provided that `writeBack` will create the file.
    [[nodiscard]] static Result<std::shared_ptr<JsonStore>> open(const QString &path, bool writeBack);

    [[nodiscard]] QJsonValue all() const; ///< as an object
    [[nodiscard]] Answer value(const QString &name) const;
    [[nodiscard]] Answer item(const QString &name, const QString &id) const;
    [[nodiscard]] Answer add(const QString &name, const QJsonValue &item);
    [[nodiscard]] Answer put(const QString &name, const QJsonValue &value);
    [[nodiscard]] Answer putItem(const QString &name, const QString &id, const QJsonValue &item);
    /// JSON merge patch (RFC 7396).
    [[nodiscard]] Answer patch(const QString &name, const QJsonValue &change);
    [[nodiscard]] Answer patchItem(const QString &name, const QString &id, const QJsonValue &change);
    [[nodiscard]] Answer remove(const QString &name);
    [[nodiscard]] Answer removeItem(const QString &name, const QString &id);

    /// The error of a write since the last call; none if there was none.
    [[nodiscard]] Error takeTrouble();
    /// The pool that writes the files of all stores, one at a time: the disk may be slow, and a network
    /// thread must not wait. Tests wait for it.
    [[nodiscard]] static QThreadPool &writers();

private:
    struct Item
    {
        QJsonValue value;
        QString id; ///< empty if it has none and cannot be addressed
        qint64 bytes = 0;
    };
    struct Value
    {
        bool isList = false;
        QList<Item> items; ///< of a list, or the one value
    };

    explicit JsonStore(const QString &path);
    [[nodiscard]] static Item itemOf(const QJsonValue &value);
    [[nodiscard]] static Value valueOf(const QJsonValue &json);
    [[nodiscard]] static QJsonValue jsonOf(const Value &value);
    [[nodiscard]] static qint64 bytesOf(const Value &value);
    [[nodiscard]] static qsizetype indexOf(const Value &value, const QString &id);
    [[nodiscard]] bool hasRoom(qint64 more) const { return m_bytes + more <= mostBytes; }
    [[nodiscard]] Answer replaceItem(Value &value, qsizetype at, const Item &item);
    void changed();
    void write();

    const QString m_path; ///< empty: not written to a file
    mutable ShortLock m_lock;
    QMap<QString, Value> m_values;
    qint64 m_bytes = 0;
    bool m_writeQueued = false;
    Error m_trouble;
};

} // namespace swb
