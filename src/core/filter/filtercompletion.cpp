// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtercompletion.h"

#include "core/filter/filtertokens.h"

#include <QCoreApplication>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

using Kind = FilterToken::Kind;
using Candidates = QList<FilterCandidate>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::FilterCompletion)
};

/// What is expected after some tokens.
struct Expected
{
    enum class Next : quint8 { Test, Operator, Value, Junction };
    Next next = Next::Test;
    const FilterFieldFacts *field = nullptr; ///< of an operator or a value
};

Expected behindWord(const FilterToken &word)
{
    const FilterFieldFacts *field = findFilterField(word.text);
    return field ? Expected{Expected::Next::Operator, field} : Expected{Expected::Next::Junction};
}

Expected behind(const Expected &before, const FilterToken &token)
{
    switch (token.kind) {
    case Kind::Word:
        if (before.next == Expected::Next::Value)
            return {Expected::Next::Junction};
        return behindWord(token);
    case Kind::String:
    case Kind::Close:
        return {Expected::Next::Junction};
    case Kind::Compare:
        return {Expected::Next::Value, before.field};
    default:
        return {};
    }
}

QString meaningOf(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Equal:
        return Words::tr("is equal to");
    case FilterOperator::NotEqual:
        return Words::tr("is not equal to");
    case FilterOperator::Less:
        return Words::tr("is less than");
    case FilterOperator::LessOrEqual:
        return Words::tr("is at most");
    case FilterOperator::Greater:
        return Words::tr("is more than");
    case FilterOperator::GreaterOrEqual:
        return Words::tr("is at least");
    case FilterOperator::Contains:
        return Words::tr("contains this text");
    case FilterOperator::Matches:
        return Words::tr("matches this regular expression");
    case FilterOperator::IsSet:
        break;
    }
    return {};
}

Candidates junctions()
{
    return {{u"and"_s, Words::tr("both must be true")}, {u"or"_s, Words::tr("at least one must be true")}};
}

Candidates tests()
{
    Candidates all;
    for (const FilterFieldFacts &field : filterFields())
        all.append({field.name, swb::meaningOf(field)});
    for (const ProtocolFieldFacts &field : protocolFields())
        all.append({field.name, swb::meaningOf(field)});
    for (const QString &protocol : transportNames())
        all.append({protocol, Words::tr("messages over %1").arg(protocol.toUpper())});
    all.append({u"not"_s, Words::tr("the opposite of what follows")});
    return all;
}

Candidates operators(const FilterFieldFacts &field)
{
    Candidates all;
    for (int op = 0; op < int(FilterOperator::IsSet); ++op) {
        if (field.takes(FilterOperator(op)))
            all.append({nameOf(FilterOperator(op)), meaningOf(FilterOperator(op))});
    }
    return field.takes(FilterOperator::IsSet) ? all + junctions() : all;
}

Candidates values(const FilterFieldFacts *field)
{
    Candidates all;
    if (!field)
        return all;
    for (const QString &choice : filterChoices(field->field))
        all.append({choice, {}});
    return all;
}

Candidates candidatesFor(const Expected &expected)
{
    switch (expected.next) {
    case Expected::Next::Test:
        return tests();
    case Expected::Next::Operator:
        return operators(*expected.field);
    case Expected::Next::Value:
        return values(expected.field);
    case Expected::Next::Junction:
        break;
    }
    return junctions() + tests(); // "and" may be left out
}

/// Whether the token at the cursor is still being written.
bool isUnfinished(const FilterToken &token)
{
    return token.kind == Kind::Word || (!token.text.isEmpty() && token.text.at(0).isLetter())
        || token.kind == Kind::Compare;
}

} // namespace

FilterCompletion completeFilter(const QString &text, qsizetype cursor)
{
    const QString before = text.left(cursor);
    const QList<FilterToken> tokens = filterTokens(before);
    FilterCompletion completion{before.size(), 0, {}};
    Expected expected;
    for (const FilterToken &token : tokens) {
        if (token.kind == Kind::OpenString)
            return completion;
        if (token.end() == before.size() && token.length > 0 && token.kind != Kind::String
            && isUnfinished(token)) {
            completion.from = token.from;
            completion.length = token.length;
            break;
        }
        if (token.kind != Kind::End)
            expected = behind(expected, token);
    }
    const QString begun = before.sliced(completion.from);
    for (const FilterCandidate &candidate : candidatesFor(expected)) {
        const bool fits = candidate.text.startsWith(begun, Qt::CaseInsensitive);
        if (fits && candidate.text.size() > begun.size())
            completion.candidates.append(candidate);
    }
    return completion;
}

} // namespace swb
