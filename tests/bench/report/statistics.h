// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace swb::bench {

/// The median: the middle value, or the mean of the two in the middle; 0 if there are none.
[[nodiscard]] double median(QList<double> values);

struct Spread
{
    double median = 0;
    double low = 0;
    double high = 0;
};

[[nodiscard]] Spread spreadOf(const QList<double> &values);
/// a / b, pair by pair up to the shorter length; pairs with b = 0 are left out.
[[nodiscard]] QList<double> ratios(const QList<double> &a, const QList<double> &b);

} // namespace swb::bench
