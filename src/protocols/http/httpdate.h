// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace swb {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
[[nodiscard]] QByteArray httpDate(const QDateTime &time);
/// A date in any of the three formats; invalid if it is in none.
[[nodiscard]] QDateTime timeOfHttpDate(const QByteArray &date);

} // namespace swb
