// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/endpointjson.h"
#include "models/composer/draftjson.h"

#include <QList>

namespace swb {

/// The result of taking over things from a session.
struct TakenOver
{
    qsizetype added = 0;
    qsizetype known = 0; ///< already there
    qsizetype noRoom = 0;
    bool operator==(const TakenOver &) const = default;
    [[nodiscard]] TakenOver operator+(const TakenOver &other) const
    {
        return {added + other.added, known + other.known, noRoom + other.noRoom};
    }
};

/// Adds those of `wanted` that are not in `there` yet, as long as there is space for one more. Existing ones
/// stay as they are.
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
