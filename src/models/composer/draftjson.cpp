// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/composer/draftjson.h"

#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

const QStringList &formatNames()
{
    static const QStringList names{u"text"_s, u"hex"_s, u"file"_s};
    return names;
}

const QStringList &endingNames()
{
    static const QStringList names{u"none"_s, u"lf"_s, u"crlf"_s};
    return names;
}

/// The enumerator at the index of this name; the first one if the name is unknown.
template <typename Enum>
Enum enumFrom(const QStringList &names, const QJsonValue &value)
{
    return static_cast<Enum>(std::max(qsizetype(0), names.indexOf(value.toString())));
}

QJsonObject toJson(const Repeat &repeat)
{
    return {{u"everyMs"_s, qint64(repeat.every.count())}, {u"times"_s, repeat.times}};
}

/// Numbers are clamped to their range.
std::optional<Repeat> repeatFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return {};
    const int longest = int(Repeat::longest.count());
    return Repeat{std::chrono::milliseconds(std::clamp(value[u"everyMs"].toInt(longest), 1, longest)),
                  std::clamp(value[u"times"].toInt(), 0, Repeat::most)};
}

} // namespace

QJsonObject toJson(const Draft &draft)
{
    QJsonObject object{{u"format"_s, formatNames().at(int(draft.format))},
                       {u"text"_s, draft.text},
                       {u"ending"_s, endingNames().at(int(draft.ending))}};
    if (draft.repeat)
        object[u"repeat"] = toJson(*draft.repeat);
    return object;
}

Draft draftFromJson(const QJsonObject &object)
{
    return {enumFrom<DraftFormat>(formatNames(), object[u"format"]), object[u"text"].toString(),
            enumFrom<LineEnding>(endingNames(), object[u"ending"]), repeatFromJson(object[u"repeat"])};
}

QJsonObject toJson(const SavedMessage &saved)
{
    return {{u"name"_s, saved.name}, {u"note"_s, saved.note}, {u"message"_s, toJson(saved.draft)}};
}

SavedMessage savedFromJson(const QJsonObject &object)
{
    return {object[u"name"].toString(), object[u"note"].toString(),
            draftFromJson(object[u"message"].toObject())};
}

} // namespace swb
