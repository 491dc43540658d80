// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpointjson.h"
#include "models/composer/draftjson.h"

#include <QList>

namespace swb {

/// What became of things that were to be taken over from a session.
struct TakenOver
{
    qsizetype added = 0;
    qsizetype known = 0; ///< were there already
    qsizetype noRoom = 0;
    bool operator==(const TakenOver &) const = default;
    [[nodiscard]] TakenOver operator+(const TakenOver &other) const
    {
        return {added + other.added, known + other.known, noRoom + other.noRoom};
    }
};

/// Adds those of `wanted` that are not among `there` already, as long as there is room for one more. What is
/// there stays as it is.
template <typename Value, typename Add>
TakenOver takeOver(const QList<Value> &wanted, const QList<Value> &there, qsizetype room, Add add)
{
    QList<QJsonObject> known;
    for (const Value &value : there)
        known.append(toJson(value));
    TakenOver taken;
    for (const Value &value : wanted) {
        const QJsonObject json = toJson(value);
        if (known.contains(json)) {
            ++taken.known;
        } else if (taken.added >= room) {
            ++taken.noRoom;
        } else {
            add(value);
            known.append(json);
            ++taken.added;
        }
    }
    return taken;
}

} // namespace swb
