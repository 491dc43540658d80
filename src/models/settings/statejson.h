// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "models/settings/workbenchstate.h"

#include <QByteArray>

namespace swb {

/// The layout of settings.json. A file of a higher version was written by a newer workbench.
inline constexpr int stateVersion = 1;

/// The state as an indented JSON document, ready for the disk.
[[nodiscard]] QByteArray toJson(const WorkbenchState &state);

/// What a settings file held. Members that are missing keep the values of a first start; numbers out of range
/// are brought into it; lists are cut to their limits. `version` is that of the file.
struct ReadState
{
    WorkbenchState state;
    int version = stateVersion;
};

/// Errors: SettingsDamaged, saying where the file stops making sense. A file of a higher version is read for
/// its version only and answered with the state of a first start.
[[nodiscard]] Result<ReadState> stateFromJson(const QByteArray &json, const QString &fileName);

} // namespace swb
