// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtertree.h"

#include "core/filter/filtertokens.h"
#include "core/payload/escapes.h"
#include "core/payload/hex.h"

#include <algorithm>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

/// Bare if that reads as the same bytes; a word of the language must be in quotes.
QString bareOrQuoted(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const QList<FilterToken> tokens = filterTokens(text);
    const bool isOneWord
        = tokens.size() == 2 && tokens[0].kind == FilterToken::Kind::Word && tokens[0].length == text.size();
    const bool isOfTheLanguage
        = findFilterField(text) || transportNames().contains(text, Qt::CaseInsensitive);
    const QString quoted = quotedForFilter(bytes);
    const bool isPlain = quoted.size() == text.size() + 2;
    return isOneWord && isPlain && !isOfTheLanguage ? text : quoted;
}

QString printTime(qint64 micros)
{
    if (micros % 1'000'000 == 0)
        return QString::number(micros / 1'000'000) % u's';
    if (micros % 1000 == 0)
        return QString::number(micros / 1000) % u"ms"_s;
    return QString::number(micros) % u"us"_s;
}

QString printValue(const FilterNode &test)
{
    if (test.op == FilterOperator::Matches)
        return u'"' % test.value.pattern % u'"';
    switch (test.field) {
    case FilterField::Proto:
    case FilterField::Dir:
    case FilterField::Kind:
    case FilterField::Severity:
        return filterChoices(test.field).value(test.value.number);
    case FilterField::Port:
    case FilterField::Len:
        return QString::number(test.value.number);
    case FilterField::Fact:
        return isOrder(test.op) ? QString::number(test.value.number) : quotedForFilter(test.value.bytes);
    case FilterField::Time:
        return printTime(test.value.number);
    case FilterField::Hex:
        return u'"' % toHex(test.value.bytes) % u'"';
    case FilterField::Conv:
        return bareOrQuoted(test.value.bytes);
    case FilterField::Src:
    case FilterField::Dst:
        return test.op == FilterOperator::Contains ? bareOrQuoted(test.value.bytes)
                                                   : test.value.address.toString();
    default:
        return quotedForFilter(test.value.bytes);
    }
}

QString printTest(const FilterNode &test)
{
    if (test.field == FilterField::Anywhere)
        return bareOrQuoted(test.value.bytes);
    QString name = test.field == FilterField::Fact ? test.fact : QString(factsOf(test.field).name);
    if (test.op == FilterOperator::IsSet)
        return name;
    if (test.field == FilterField::Proto && test.op == FilterOperator::Equal
        && test.value.number < transportNames().size())
        return printValue(test);
    return name % u' ' % nameOf(test.op) % u' ' % printValue(test);
}

bool isJunction(const FilterNode &node)
{
    return node.kind == FilterNode::Kind::And || node.kind == FilterNode::Kind::Or;
}

} // namespace

bool AddressPattern::matches(const SocketAddress &other) const
{
    if (other.family != address.family || (hasPort && other.port != address.port))
        return false;
    if (address.scopeId != 0 && other.scopeId != address.scopeId)
        return false;
    if (prefix < 0)
        return other.bytes == address.bytes;
    const auto whole = std::ptrdiff_t(prefix / 8);
    if (!std::equal(address.bytes.begin(), address.bytes.begin() + whole, other.bytes.begin()))
        return false;
    const auto mask = quint8(0xff00U >> (prefix % 8));
    return prefix % 8 == 0 || (other.bytes[size_t(whole)] & mask) == address.bytes[size_t(whole)];
}

QString AddressPattern::toString() const
{
    if (hasPort)
        return address.toString();
    return prefix < 0 ? address.ip() : QString(address.ip() % u'/' % QString::number(prefix));
}

QString quotedForFilter(QByteArrayView bytes)
{
    return u'"' % escape(bytes).replace(u'"', u"\\\""_s) % u'"';
}

/// Without unnecessary parentheses: each counts as a level, and the result must be parsable again.
QString printFilter(const FilterNode &node)
{
    switch (node.kind) {
    case FilterNode::Kind::Everything:
        return {};
    case FilterNode::Kind::Test:
        return printTest(node);
    case FilterNode::Kind::Not: {
        const QString inner = printFilter(node.children.front());
        return isJunction(node.children.front()) ? QString(u"not ("_s % inner % u')')
                                                 : QString(u"not "_s % inner);
    }
    default:
        break;
    }
    QStringList parts;
    for (const FilterNode &child : node.children) {
        const QString part = printFilter(child);
        const bool needed = node.kind == FilterNode::Kind::And && child.kind == FilterNode::Kind::Or;
        parts.append(needed ? QString(u'(' % part % u')') : part);
    }
    return parts.join(node.kind == FilterNode::Kind::And ? u" and "_s : u" or "_s);
}

} // namespace swb
