// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftjson.h"

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

/// The enumerator with this name's place in the list; the first one where the name is unknown.
template <typename Enum>
Enum enumFrom(const QStringList &names, const QJsonValue &value)
{
    return static_cast<Enum>(std::max(qsizetype(0), names.indexOf(value.toString())));
}

} // namespace

QJsonObject toJson(const Draft &draft)
{
    return {{u"format"_s, formatNames().at(int(draft.format))},
            {u"text"_s, draft.text},
            {u"ending"_s, endingNames().at(int(draft.ending))}};
}

Draft draftFromJson(const QJsonObject &object)
{
    return {enumFrom<DraftFormat>(formatNames(), object[u"format"]), object[u"text"].toString(),
            enumFrom<LineEnding>(endingNames(), object[u"ending"])};
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
