// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace swb {

/// Asks on the terminal of this program (tty(4)), whatever its standard streams are, and reads a line that
/// does not show while it is typed. Null where there is no terminal, or where it is closed. Waits for the
/// person, so only for the time before the event loop; a signal that ends the program does so, once the
/// terminal shows again what is typed.
[[nodiscard]] std::optional<QByteArray> askOnTerminal(const QByteArray &prompt);

} // namespace swb
