// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/impairment/impairment.h"

#include <QString>
#include <optional>

namespace swb {

/// How the values of an impairment are written and read: each reader accepts what its writer produces. Units
/// are always given, except for 0, which needs none. Readers return nothing for what they do not know or what
/// is out of range.
namespace impairmentvalues {

inline constexpr std::chrono::nanoseconds longestTime = std::chrono::hours(1);
inline constexpr qint64 fastestRate = 1'000'000'000'000; ///< bits a second
inline constexpr qint64 mostBytes = qint64(1) << 40;
inline constexpr qsizetype mostNumbers = 1000; ///< in a list

/// "5%", "0.1%": 0 to 1.
[[nodiscard]] std::optional<double> readShare(QStringView text);
[[nodiscard]] QString writeShare(double share);

/// "40ms", "1.5s", "200us", "10ns".
[[nodiscard]] std::optional<std::chrono::nanoseconds> readTime(QStringView text);
[[nodiscard]] QString writeTime(std::chrono::nanoseconds time);

/// "1M", "64k", "2.5G", "9600bit": bits a second, with factors of 1,000.
[[nodiscard]] std::optional<qint64> readRate(QStringView text);
[[nodiscard]] QString writeRate(qint64 bitsPerSecond);

/// "1", "64k", "1M": bytes; k is 1,024 and M its square.
[[nodiscard]] std::optional<qint64> readBytes(QStringView text);
[[nodiscard]] QString writeBytes(qint64 bytes);

/// "3,7,9": counted from 1, in any order.
[[nodiscard]] std::optional<QList<quint64>> readNumbers(QStringView text);
[[nodiscard]] QString writeNumbers(const QList<quint64> &numbers);

/// "10ms", or with its shape "10ms:normal" (uniform, normal, exponential).
[[nodiscard]] std::optional<Jitter> readJitter(QStringView text);
[[nodiscard]] QString writeJitter(const Jitter &jitter);

/// "1%:25%", optionally followed by the losses inside and outside a burst: "1%:25%:80%:0.1%".
[[nodiscard]] std::optional<BurstLoss> readBurst(QStringView text);
[[nodiscard]] QString writeBurst(const BurstLoss &burst);

} // namespace impairmentvalues
} // namespace swb
