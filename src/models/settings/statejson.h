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

/// The content of a settings file. Missing members have the values of a first start; numbers are clamped to
/// their range; lists are cut to their limits. `version` is that of the file.
struct ReadState
{
    WorkbenchState state;
    int version = stateVersion;
};

/// Errors: SettingsDamaged, saying where the file is invalid. Of a file of a higher version only the version
/// is read, and the result is the state of a first start.
[[nodiscard]] Result<ReadState> stateFromJson(const QByteArray &json, const QString &fileName);

} // namespace swb
