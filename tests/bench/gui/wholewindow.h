// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace swb::bench {

/// Opens the whole window over a log of so many messages, to look at. Returns when it is closed.
int showWindow(int messages);

/// Works in the whole window over a log of so many messages, to which 100,000 a second are added: ends and
/// pages of the log, its size, its filter, find, the conversations. `value` is how late the GUI thread comes
/// to 99 of 100 events at most, in milliseconds; 0 added messages leave the log as it is.
[[nodiscard]] QJsonObject measureWalk(int messages, int addedPerSecond, double seconds);

} // namespace swb::bench
