// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/bytesearch.h"
#include "core/filter/filtertree.h"

#include <QRegularExpression>

namespace swb {

/// Compares text for one test of a filter: equal, contains or matches, with or without case. Bytes that are
/// not UTF-8 count as U+FFFD, unless the bytes searched for are not UTF-8 either.
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
    bool m_byBytes; ///< ASCII, or not text at all: the bytes are compared directly
    QString m_text;
    ByteSearch m_search;
    QRegularExpression m_pattern;
};

} // namespace swb
