// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace swb::quantities {

// Numbers as people read them, with three significant digits, in the user's locale.

/// "12.3 µs", "0.217 ms" is "217 µs", "1.50 s".
[[nodiscard]] QString time(double ns);
/// "1,000".
[[nodiscard]] QString count(quint64 number);
/// "64 B", "1.50 KB", "12.3 MB": thousands.
[[nodiscard]] QString bytes(double bytes);
/// "12.3 MB/s".
[[nodiscard]] QString rate(double bytesPerSecond);
/// "5.3 %", "0.01 %".
[[nodiscard]] QString share(double part, double whole);
/// "1.50".
[[nodiscard]] QString factor(double number);

} // namespace swb::quantities
