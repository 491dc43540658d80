// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace swb {

/// Searches many short byte strings, such as messages, for one run of bytes. It is faster for these than the
/// general searches, since it tests eight positions at a time for the first and the last byte at once.
class ByteSearch
{
public:
    enum class Case : quint8 { Exact, FoldAscii };

    /// With FoldAscii, A to Z and a to z are equal.
    explicit ByteSearch(QByteArray wanted, Case sensitivity = Case::Exact);

    /// The position of the first match, -1 for none. An empty pattern matches at the start.
    [[nodiscard]] qsizetype indexIn(QByteArrayView bytes) const;
    /// Whether these bytes are exactly the pattern.
    [[nodiscard]] bool equals(QByteArrayView bytes) const;

private:
    /// One byte repeated eight times, and the mask of its case bit if case is ignored.
    struct Pattern
    {
        quint64 bytes = 0;
        quint64 ignored = 0;
    };

    [[nodiscard]] Pattern patternOf(char byte) const;
    [[nodiscard]] quint8 folded(char byte) const;
    [[nodiscard]] bool standsAt(const char *bytes) const;

    QByteArray m_wanted; ///< folded if case is ignored
    bool m_fold;
    Pattern m_first;
    Pattern m_last;
};

} // namespace swb
