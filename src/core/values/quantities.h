// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <concepts>

namespace swb::quantities {

// Numbers as people read them, with three significant digits, in the user's locale. The window, the command
// line and the reports write every amount with these functions, so that one rule holds. Prefixes are those of
// the SI, powers of 1,000.

/// "12.3 µs", "217 µs" for 0.217 ms, "1.50 s".
[[nodiscard]] QString time(double ns);
/// Several values that are read side by side: all in the unit that suits the largest, and with equal
/// decimals, enough to give the smallest three significant digits. If that takes more than three decimals,
/// each has its own unit.
[[nodiscard]] QStringList times(const QList<double> &ns);
[[nodiscard]] QStringList rates(const QList<double> &bytesPerSecond);
/// How long something takes, in whole seconds: "48 s", "5 min 20 s", "2 h 5 min"; below a second as time().
[[nodiscard]] QString duration(double ns);
/// "about 12 s left", from the share that is done and the time it took. Empty at the end, and before one
/// hundredth is done, when the rest cannot be estimated yet.
[[nodiscard]] QString timeLeft(double doneShare, qint64 elapsedNs);
/// "1,000".
[[nodiscard]] QString count(quint64 number);
/// The number that picks the singular or plural for a number that count() writes or that an int may not hold:
/// tr("%1 rows", nullptr, plural(rows)).arg(count(rows)). It is the number itself, or one with the same last
/// nine digits.
[[nodiscard]] int plural(quint64 number);
/// "64 B", "1.50 kB", "12.3 MB"; at most 7 characters.
[[nodiscard]] QString bytes(double bytes);
template <std::integral Count>
[[nodiscard]] QString bytes(Count count)
{
    return bytes(double(count));
}
/// A count without its unit: "12.3", "1,000".
[[nodiscard]] QString perSecond(double count);
/// "12.3 MB/s".
[[nodiscard]] QString rate(double bytesPerSecond);
/// "5.30 %"; "0 %" of nothing; "< 0.01 %" is more than none, and "> 99.9 %" is not all.
[[nodiscard]] QString share(double part, double whole);
/// "1.50".
[[nodiscard]] QString factor(double number);
/// "126 of 1,200 (10.5 %)"; without the share if the whole is 0.
[[nodiscard]] QString part(quint64 part, quint64 whole);

} // namespace swb::quantities
