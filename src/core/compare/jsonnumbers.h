// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace swb::jsonnumbers {

/// The largest that JSON's numbers hold to the last digit (RFC 8259 section 6), as a file may claim anything.
inline constexpr quint64 largest = 1ULL << 53;

/// A count, from 0 to `largest`; 0 where it is none.
[[nodiscard]] inline quint64 countFrom(const QJsonValue &value)
{
    return quint64(qBound(qint64(0), value.toInteger(), qint64(largest)));
}

/// An amount, from 0 to `largest`; 0 where it is none.
[[nodiscard]] inline double amountFrom(const QJsonValue &value)
{
    return qBound(0.0, value.toDouble(), double(largest));
}

} // namespace swb::jsonnumbers
