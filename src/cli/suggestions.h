// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/programusage.h"

/// What a shell offers for the values that several commands take; see ValueUsage::words.
namespace swb::suggestions {

[[nodiscard]] ValueUsage url(); ///< of every scheme
/// Of those that a relay passes on. `name` is what the synopsis calls it.
[[nodiscard]] ValueUsage relayUrl(const QString &name);
[[nodiscard]] QStringList replies(); ///< those of every scheme
[[nodiscard]] QStringList framings();
[[nodiscard]] QStringList examples(); ///< that come with the program

} // namespace swb::suggestions
