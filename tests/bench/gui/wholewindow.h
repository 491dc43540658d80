// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace swb::bench {

/// Opens the whole window over a log of this many messages, for inspection. Returns when it is closed.
int showWindow(int messages);

/// Works in the whole window over a log of this many messages, to which 100,000 per second are added: ends
/// and pages of the log, its size, its filter, find, the conversations. `value` is the maximum delay of the
/// GUI thread for 99 of 100 events, in milliseconds; with 0 added messages the log does not change.
[[nodiscard]] QJsonObject measureWalk(int messages, int addedPerSecond, double seconds);

} // namespace swb::bench
