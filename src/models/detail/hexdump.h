// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace swb {

/// A hex dump of one page of bytes, sixteen to a line or, if there is little space, eight; and the conversion
/// between positions in it and bytes:
///
///     column  0         10                                                60
///             00000010  48 65 6c 6c 6f 20 77 6f  72 6c 64 21              Hello world!
class HexDump
{
public:
    static constexpr int usual = 16;
    static constexpr int narrow = 8;
    static constexpr int hexStart = 10;

    explicit constexpr HexDump(int bytesPerLine = usual)
        : m_perLine(bytesPerLine)
    { }

    [[nodiscard]] constexpr int bytesPerLine() const { return m_perLine; }
    [[nodiscard]] constexpr int textStart() const
    {
        return hexStart + m_perLine * 3 + gapBefore(m_perLine - 1) + 1;
    }
    /// Length of a complete line in characters.
    [[nodiscard]] constexpr int lineLength() const { return textStart() + m_perLine; }
    /// The whole dump; offsets count from `firstOffset`.
    [[nodiscard]] QString dump(QByteArrayView bytes, quint64 firstOffset) const;
    /// Column of the first digit of the byte with this index in its line; below, the column after its last
    /// digit.
    [[nodiscard]] constexpr int hexColumn(int place) const { return hexStart + place * 3 + gapBefore(place); }
    [[nodiscard]] constexpr int textColumn(int place) const { return textStart() + place; }
    /// The index in the line of the byte at this column or, between bytes, the next one; bytesPerLine() after
    /// the last.
    [[nodiscard]] int placeAt(int column) const;
    bool operator==(const HexDump &) const = default;

private:
    static constexpr int half = 8; ///< bytes, followed by a gap
    [[nodiscard]] static constexpr int gapBefore(int place) { return place >= half ? 1 : 0; }

    int m_perLine;
};

} // namespace swb
