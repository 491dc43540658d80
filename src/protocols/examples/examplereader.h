// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpointjson.h"
#include "protocols/examples/examplemembers.h"

#include <QJsonArray>
#include <initializer_list>

namespace swb {

/// Reads the members of one object of an example strictly, and keeps the first problem found in any of them.
class ExampleReader
{
public:
    /// `path` names the object, such as "servers[0]."; `problem` must outlive the reader.
    ExampleReader(const QJsonValue &value, const QString &path, QString &problem);

    [[nodiscard]] QString text(const QString &name, bool isNeeded = false);
    [[nodiscard]] bool flag(const QString &name);
    [[nodiscard]] int number(const QString &name, int least, int most, int otherwise);
    [[nodiscard]] QStringList texts(const QString &name);
    [[nodiscard]] EndpointUrl url(const QString &name);
    /// Sets in each of these what an object of options ("loss": "5%") says.
    void impairment(const QString &name, Transport transport, std::initializer_list<Impairment *> impaired);

    /// The settings, of which only these members may be given, in the notation of endpointjson.h. Its reader
    /// accepts anything; a member that it would not write back the same is wrong.
    template <typename Settings>
    [[nodiscard]] Settings settings(Settings (*read)(const QJsonObject &),
                                    std::span<const ExampleMember> members)
    {
        const QJsonObject given = takeAll(members);
        const Settings settings = read(given);
        compare(given, toJson(settings), toJson(Settings()));
        return settings;
    }
    template <typename Item>
    [[nodiscard]] QList<Item> each(const QString &name, qsizetype most, Item (*read)(ExampleReader &))
    {
        QList<Item> items;
        for (const QJsonValue value : list(name, most)) {
            ExampleReader reader(value, QStringLiteral("%1%2[%3].").arg(m_path, name).arg(items.size()),
                                 m_problem);
            items << read(reader);
            reader.refuseOthers();
        }
        return items;
    }

    void complain(const QString &name, const QString &words);
    /// Reports members that were not read, such as misspelt ones.
    void refuseOthers();

private:
    [[nodiscard]] QJsonValue take(const QString &name) { return m_object.take(name); }
    [[nodiscard]] QJsonArray list(const QString &name, qsizetype most);
    [[nodiscard]] QJsonObject takeAll(std::span<const ExampleMember> members);
    void compare(const QJsonObject &given, const QJsonObject &written, const QJsonObject &usual);

    QJsonObject m_object; ///< what was not read yet
    const QString m_path;
    QString &m_problem;
};

} // namespace swb
