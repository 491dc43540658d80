// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocols/examples/example.h"

namespace swb {

/// The arguments for "swb" to run this server: "serve", "tcp://127.0.0.1:12000", "--reply", "uppercase".
[[nodiscard]] QStringList serveArguments(const ServerSettings &server);
[[nodiscard]] QStringList relayArguments(const RelaySettings &relay);
[[nodiscard]] QStringList sendArguments(const ExampleClient &client);
/// "swb send tcp://127.0.0.1:12000 Hello", quoted if a POSIX shell needs it.
[[nodiscard]] QString shellCommand(const QStringList &arguments);
/// The whole example for a reader: what it is, the commands of both sides, the answers, and its mistakes.
[[nodiscard]] QString exampleText(const Example &example);
/// "Lecture notes", "Lessons".
[[nodiscard]] QString titleOf(ExampleGroup group);

} // namespace swb
