// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>
#include <charconv>
#include <optional>

namespace swb {

/// Appends a number without a temporary string.
inline void appendNumber(QByteArray &out, quint64 number, int base = 10)
{
    char digits[64];
    const auto end = std::to_chars(digits, digits + sizeof digits, number, base).ptr;
    out.append(digits, end - digits);
}

/// ASCII digits and nothing else (no sign, no space), up to `max`.
[[nodiscard]] std::optional<quint32> parseDecimal(QStringView text, quint32 max);

} // namespace swb
