// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace swb {

/// Hex as typed or pasted: the bytes it means, or where it is wrong.
struct HexInput
{
    QByteArray bytes; ///< what could be read before the error
    qsizetype errorAt = -1; ///< index of the wrong character, -1 if there is none
    Error error; ///< BadHex, naming the position (counted from 1) and what was found there
};

/// Reads pairs of hex digits, with spaces, line ends, commas, colons, semicolons, dashes and 0x or \x between
/// them. A single digit is a byte only after 0x or \x ("0x5" is 05); any other digit without a partner is an
/// error at that digit.
[[nodiscard]] HexInput parseHex(const QString &text);

/// "48 65 6c 6c 6f".
[[nodiscard]] QString toHex(QByteArrayView bytes);

/// Appends "48656c6c6f".
void appendHex(QByteArray &out, QByteArrayView bytes);

} // namespace swb
