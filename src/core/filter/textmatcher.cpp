// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/textmatcher.h"

#include "core/payload/utf8.h"

#include <algorithm>

namespace swb {

namespace {

bool isAscii(QByteArrayView bytes)
{
    return asciiRun(bytes, 0) == bytes.size();
}

/// Characters that case folding turns into ASCII (the long s, the Kelvin sign) are searched for as ASCII.
QByteArray wantedBytes(const FilterNode &test)
{
    const QByteArray folded = QString::fromUtf8(test.value.bytes).toCaseFolded().toUtf8();
    return isAscii(folded) ? folded : test.value.bytes;
}

ByteSearch searchFor(const FilterNode &test)
{
    if (test.field == FilterField::Hex)
        return ByteSearch(test.value.bytes);
    return ByteSearch(wantedBytes(test), ByteSearch::Case::FoldAscii);
}

bool looksAtBytes(const FilterNode &test)
{
    return test.field == FilterField::Hex || isAscii(wantedBytes(test))
        || QString::fromUtf8(test.value.bytes).toUtf8() != test.value.bytes;
}

} // namespace

TextMatcher::TextMatcher(const FilterNode &test)
    : m_op(test.op == FilterOperator::NotEqual ? FilterOperator::Equal : test.op)
    , m_negated(test.op == FilterOperator::NotEqual)
    , m_byBytes(looksAtBytes(test))
    , m_text(QString::fromUtf8(test.value.bytes))
    , m_search(searchFor(test))
    , m_pattern(test.value.pattern, QRegularExpression::CaseInsensitiveOption)
{
    if (m_op == FilterOperator::Matches)
        m_pattern.optimize();
}

bool TextMatcher::matches(const QString &text) const
{
    return m_negated != (m_op == FilterOperator::Matches ? hasPattern(text) : isThere(text));
}

bool TextMatcher::matchesBytes(QByteArrayView bytes) const
{
    if (m_op == FilterOperator::Matches)
        return hasPattern(QString::fromUtf8(bytes));
    if (m_byBytes)
        return m_negated != isThere(bytes);
    // Non-ASCII text is not found in pure ASCII, and most messages are just that.
    return m_negated != (!isAscii(bytes) && isThere(QString::fromUtf8(bytes)));
}

bool TextMatcher::isThere(QByteArrayView bytes) const
{
    return m_op == FilterOperator::Equal ? m_search.equals(bytes) : m_search.indexIn(bytes) >= 0;
}

bool TextMatcher::isThere(const QString &text) const
{
    return m_op == FilterOperator::Equal ? text.compare(m_text, Qt::CaseInsensitive) == 0
                                         : text.contains(m_text, Qt::CaseInsensitive);
}

bool TextMatcher::hasPattern(const QString &text) const
{
    return m_pattern
        .match(text, 0, QRegularExpression::NormalMatch,
               QRegularExpression::DontCheckSubjectStringMatchOption)
        .hasMatch();
}

} // namespace swb
