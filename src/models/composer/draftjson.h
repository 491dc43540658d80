// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/composer/draft.h"

#include <QJsonObject>

namespace swb {

/// One entry of settings.json each. Reading never fails: what is missing or of the wrong type keeps its
/// default.
[[nodiscard]] QJsonObject toJson(const Draft &draft);
[[nodiscard]] Draft draftFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const SavedMessage &saved);
[[nodiscard]] SavedMessage savedFromJson(const QJsonObject &object);

} // namespace swb
