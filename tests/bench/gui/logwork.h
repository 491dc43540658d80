// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace swb::bench {

/// A filter over this many messages of 100 bytes, one in a thousand of which match: milliseconds from setting
/// it until the whole log is checked. The keys are value, note and failure, as for the next two.
[[nodiscard]] QJsonObject measureFilter(const QString &filter, int messages);

/// The time of a text search as a fraction of the time that `tshark -Y` takes for the same messages, in a
/// capture file of UDP datagrams. Key leftOut if tshark is missing.
[[nodiscard]] QJsonObject measureBesideTshark(int messages);

/// A window with this many messages of 64 bytes, in which a user constantly jumps, pages, resizes and changes
/// the filter, first without traffic and then while 100,000 messages per second arrive: the delay of the GUI
/// thread at p99 in milliseconds, of the worse half.
[[nodiscard]] QJsonObject measureLongLog(int messages, double seconds);

/// The detail pane with messages of this many random bytes, hardly any of which are text, one after the
/// other: milliseconds until the worst of them is painted.
[[nodiscard]] QJsonObject measureDetail(int bytes);

} // namespace swb::bench
