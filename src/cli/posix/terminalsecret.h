// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace swb {

/// Asks on the terminal of this program (tty(4)), whatever its standard streams are, and reads a line without
/// echo. Null if there is no terminal, or if it is closed. Waits for the user, so only for use before the
/// event loop; a signal that ends the program still does so, after the echo is restored.
[[nodiscard]] std::optional<QByteArray> askOnTerminal(const QByteArray &prompt);

} // namespace swb
