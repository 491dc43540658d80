// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/bytesearch.h"
#include "core/filter/filtertree.h"

#include <QRegularExpression>

namespace swb {

/// Compares text as one test of a filter says: equal, contains or matches, whatever the case. Of bytes, what
/// is not UTF-8 counts as U+FFFD, unless the bytes looked for are none either.
class TextMatcher
{
public:
    explicit TextMatcher(const FilterNode &test);

    [[nodiscard]] bool matches(const QString &text) const;
    [[nodiscard]] bool matchesBytes(QByteArrayView bytes) const;

private:
    [[nodiscard]] bool isThere(QByteArrayView bytes) const;
    [[nodiscard]] bool isThere(const QString &text) const;
    [[nodiscard]] bool hasPattern(const QString &text) const;

    FilterOperator m_op; ///< Equal, Contains or Matches
    bool m_negated;
    bool m_byBytes; ///< ASCII, or no text at all: the bytes are looked at as they are
    QString m_text;
    ByteSearch m_search;
    QRegularExpression m_pattern;
};

} // namespace swb
