// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/relaysettings.h"
#include "core/engine/settings.h"

#include <QJsonObject>

namespace swb {

/// One entry of settings.json each. Reading never fails: what is missing or of the wrong type keeps its
/// default, and numbers are clamped to their range.
[[nodiscard]] QJsonObject toJson(const ServerSettings &settings);
[[nodiscard]] ServerSettings serverFromJson(const QJsonObject &object);

/// Leaves out verifyPeer on purpose: switching it off is valid for one run only.
[[nodiscard]] QJsonObject toJson(const ClientSettings &settings);
[[nodiscard]] ClientSettings clientFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const RelaySettings &settings);
[[nodiscard]] RelaySettings relayFromJson(const QJsonObject &object);

} // namespace swb
