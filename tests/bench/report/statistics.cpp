// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/report/statistics.h"

#include <algorithm>

namespace swb::bench {

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Spread spreadOf(const QList<double> &values)
{
    if (values.isEmpty())
        return {};
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    return {median(values), *low, *high};
}

QList<double> ratios(const QList<double> &a, const QList<double> &b)
{
    QList<double> result;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (b[i] != 0)
            result.append(a[i] / b[i]);
    }
    return result;
}

} // namespace swb::bench
