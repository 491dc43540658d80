// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace swb {

/// A hex dump of one page of bytes, sixteen to a line, and the arithmetic between places in it and bytes:
///
///     column  0         10                                                60
///             00000010  48 65 6c 6c 6f 20 77 6f  72 6c 64 21              Hello world!
struct HexDump
{
    static constexpr int bytesPerLine = 16;
    static constexpr int hexStart = 10;
    static constexpr int textStart = 60;

    /// The whole dump; offsets count from `firstOffset`.
    [[nodiscard]] static QString dump(QByteArrayView bytes, quint64 firstOffset);
    /// Column of the first digit of the byte at this place in its line, and of the one after its last digit.
    [[nodiscard]] static int hexColumn(int place);
    [[nodiscard]] static int textColumn(int place) { return textStart + place; }
    /// The place in the line that a column belongs to or, between places, the next one; 16 behind the last.
    [[nodiscard]] static int placeAt(int column);
};

} // namespace swb
