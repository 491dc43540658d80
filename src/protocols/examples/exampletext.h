// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"

namespace swb {

/// "swb serve tcp://127.0.0.1:12000 --reply uppercase": what runs this server, for a shell.
[[nodiscard]] QString serveCommand(const ServerSettings &server);
/// "swb send tcp://127.0.0.1:12000 'Hello'".
[[nodiscard]] QString sendCommand(const ExampleClient &client);
/// All of an example for a reader: what it is, the commands of both sides, what stands in the answers, and
/// its faults.
[[nodiscard]] QString exampleText(const Example &example);

} // namespace swb
