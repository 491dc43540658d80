// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/linefigures.h"

#include <QJsonObject>

namespace swb {

/// What a relay measured, as the member "relay" of a lane. What it set stands in the settings.
[[nodiscard]] QJsonObject toJson(const RelayedFigures &figures);
/// The same again. A file may claim any number: each is brought between 0 and 2^53.
[[nodiscard]] RelayedFigures relayedFiguresFrom(const QJsonObject &json);

} // namespace swb
