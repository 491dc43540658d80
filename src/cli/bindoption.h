// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/engine/settings.h"

namespace swb {

/// "--bind [HOST][:PORT]": the local address and port of a client.
namespace bindoption {

void addTo(CommandLine &line);
/// Leaves the settings unchanged if the option is not given.
[[nodiscard]] Error read(const CommandLine &line, ClientSettings &settings);

} // namespace bindoption
} // namespace swb
