// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

/// What a shell offers for values that several commands take; see ValueUsage::words.
namespace swb::suggestions {

[[nodiscard]] ValueUsage url(); ///< of any scheme
/// For the schemes that a relay passes on. `name` is what the synopsis calls the value.
[[nodiscard]] ValueUsage relayUrl(const QString &name);
[[nodiscard]] QStringList replies(); ///< of all schemes
[[nodiscard]] QStringList framings();
[[nodiscard]] QStringList examples(); ///< included with the program

} // namespace swb::suggestions
