// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterfields.h"
#include "core/values/socketaddress.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace swb {

/// The addresses that "127.0.0.1", "127.0.0.1:80", "[::1]:80" or "10.0.0.0/8" (RFC 4632 3.1) stand for.
struct AddressPattern
{
    SocketAddress address; ///< with its bits behind the prefix cleared; its port counts where hasPort is set
    int prefix = -1; ///< bits that count, -1 for all
    bool hasPort = false;

    [[nodiscard]] bool matches(const SocketAddress &other) const;
    [[nodiscard]] QString toString() const;
    bool operator==(const AddressPattern &) const = default;
};

/// What a field is compared with. Which member counts follows from field and operator.
struct FilterValue
{
    qint64 number = 0; ///< of Len and Port, and of a Fact that is less or more; microseconds of Time; the
                       ///< enum's number of Proto, Dir, Kind, Severity
    QByteArray bytes; ///< of Hex; UTF-8 (or any bytes, by escapes) of all that is text
    QString pattern; ///< of Matches: a Perl-compatible regular expression
    AddressPattern address; ///< of Src and Dst with Equal and NotEqual

    bool operator==(const FilterValue &) const = default;
};

/// The syntax tree of a filter.
struct FilterNode
{
    enum class Kind : quint8 { Everything, And, Or, Not, Test };

    Kind kind = Kind::Everything;
    FilterField field = FilterField::Anywhere; ///< of a Test, as the next two
    FilterOperator op = FilterOperator::Contains;
    FilterValue value;
    std::vector<FilterNode> children; ///< one of a Not, two or more of And and Or
    QString fact = {}; ///< of a Fact, its name in small letters: "http.method"

    bool operator==(const FilterNode &) const = default;
};

/// The tree as a filter in its canonical form: parseFilter(printFilter(x)) gives x again.
[[nodiscard]] QString printFilter(const FilterNode &node);

/// Text between double quotes, as the language reads it; bytes that are no text become escapes.
[[nodiscard]] QString quotedForFilter(QByteArrayView bytes);

} // namespace swb
