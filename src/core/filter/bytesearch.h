// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace swb {

/// Looks for one run of bytes in many short ones, as those of messages are. Faster than the general ones
/// there, since it takes eight places at a time and asks for the first and the last byte at once.
class ByteSearch
{
public:
    enum class Case : quint8 { Exact, FoldAscii };

    /// With FoldAscii, A to Z and a to z are the same.
    explicit ByteSearch(QByteArray wanted, Case sensitivity = Case::Exact);

    /// Where it first stands in there, -1 for nowhere. What is empty stands at the start.
    [[nodiscard]] qsizetype indexIn(QByteArrayView bytes) const;
    /// Whether these bytes are it, from the first to the last.
    [[nodiscard]] bool equals(QByteArrayView bytes) const;

private:
    /// A byte in each of eight places, and the bit of its case where that does not count.
    struct Pattern
    {
        quint64 bytes = 0;
        quint64 ignored = 0;
    };

    [[nodiscard]] Pattern patternOf(char byte) const;
    [[nodiscard]] quint8 folded(char byte) const;
    [[nodiscard]] bool standsAt(const char *bytes) const;

    QByteArray m_wanted; ///< folded where case does not count
    bool m_fold;
    Pattern m_first;
    Pattern m_last;
};

} // namespace swb
