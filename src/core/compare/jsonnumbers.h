// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

namespace swb::jsonnumbers {

/// The largest integer that JSON numbers hold exactly (RFC 8259 section 6); a file may contain anything.
inline constexpr quint64 largest = 1ULL << 53;

/// A count, from 0 to `largest`; 0 if it is not a valid one.
[[nodiscard]] inline quint64 countFrom(const QJsonValue &value)
{
    return quint64(qBound(qint64(0), value.toInteger(), qint64(largest)));
}

/// An amount, from 0 to `largest`; 0 if it is not a valid one.
[[nodiscard]] inline double amountFrom(const QJsonValue &value)
{
    return qBound(0.0, value.toDouble(), double(largest));
}

} // namespace swb::jsonnumbers
