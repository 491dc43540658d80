// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/linefigures.h"

#include <QJsonObject>

namespace swb {

/// What a relay measured, as the member "relay" of a lane. Its settings are among the settings.
[[nodiscard]] QJsonObject toJson(const RelayedFigures &figures);
/// The reverse. A file may contain any number: each is clamped to 0 to 2^53.
[[nodiscard]] RelayedFigures relayedFiguresFrom(const QJsonObject &json);

} // namespace swb
