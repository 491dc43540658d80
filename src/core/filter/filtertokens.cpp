// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filtertokens.h"

#include <array>

namespace swb {

using namespace Qt::StringLiterals;

namespace {

using Kind = FilterToken::Kind;

struct Sign
{
    QLatin1StringView text;
    Kind kind;
    FilterOperator op = FilterOperator::IsSet;
};

/// The longer ones first.
constexpr std::array signs{
    Sign{"=="_L1, Kind::Compare, FilterOperator::Equal},
    Sign{"!="_L1, Kind::Compare, FilterOperator::NotEqual},
    Sign{"<="_L1, Kind::Compare, FilterOperator::LessOrEqual},
    Sign{">="_L1, Kind::Compare, FilterOperator::GreaterOrEqual},
    Sign{"&&"_L1, Kind::And},
    Sign{"||"_L1, Kind::Or},
    Sign{"="_L1, Kind::Compare, FilterOperator::Equal},
    Sign{"<"_L1, Kind::Compare, FilterOperator::Less},
    Sign{">"_L1, Kind::Compare, FilterOperator::Greater},
    Sign{"!"_L1, Kind::Not},
    Sign{"("_L1, Kind::Open},
    Sign{")"_L1, Kind::Close},
    Sign{"&"_L1, Kind::Stray},
    Sign{"|"_L1, Kind::Stray},
};

constexpr std::array keywords{
    Sign{"and"_L1, Kind::And},
    Sign{"or"_L1, Kind::Or},
    Sign{"not"_L1, Kind::Not},
    Sign{"contains"_L1, Kind::Compare, FilterOperator::Contains},
    Sign{"matches"_L1, Kind::Compare, FilterOperator::Matches},
};

bool endsWord(QChar c)
{
    return c.isSpace() || QStringView(u"\"()=!<>&|").contains(c);
}

FilterToken stringAt(QStringView text, qsizetype from)
{
    qsizetype at = from + 1;
    while (at < text.size() && text[at] != u'"')
        at += text[at] == u'\\' ? 2 : 1;
    const bool closed = at < text.size();
    at = qMin(at, text.size());
    return {closed ? Kind::String : Kind::OpenString, from, at - from + closed,
            text.sliced(from + 1, at - from - 1).toString()};
}

FilterToken wordAt(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && !endsWord(text[end]))
        ++end;
    FilterToken token{Kind::Word, from, end - from, text.sliced(from, end - from).toString()};
    for (const Sign &keyword : keywords) {
        if (token.text.compare(keyword.text, Qt::CaseInsensitive) == 0) {
            token.kind = keyword.kind;
            token.op = keyword.op;
        }
    }
    return token;
}

FilterToken tokenAt(QStringView text, qsizetype from)
{
    if (text[from] == u'"')
        return stringAt(text, from);
    for (const Sign &sign : signs) {
        if (text.sliced(from).startsWith(sign.text))
            return {sign.kind, from, sign.text.size(), sign.text, sign.op};
    }
    return wordAt(text, from);
}

} // namespace

QList<FilterToken> filterTokens(const QString &text)
{
    QList<FilterToken> tokens;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        tokens.append(tokenAt(text, at));
        at = tokens.last().end();
    }
    tokens.append({Kind::End, text.size(), 0, {}});
    return tokens;
}

} // namespace swb
