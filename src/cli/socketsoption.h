// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"
#include "core/values/socketfamily.h"

namespace swb {

/// "--sockets native|qt", for every command that makes servers or clients.
namespace socketsoption {

/// Its help says what Qt's classes cannot do.
void addTo(CommandLine &line);
/// Leaves `family` unchanged if the option is not given. An error names the valid words; a family that is not
/// built is an error.
[[nodiscard]] Error read(const CommandLine &line, SocketFamily &family);

} // namespace socketsoption
} // namespace swb
