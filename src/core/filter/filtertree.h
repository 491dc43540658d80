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
    SocketAddress address; ///< with the bits after the prefix cleared; its port counts if hasPort is set
    int prefix = -1; ///< bits that count, -1 for all
    bool hasPort = false;

    [[nodiscard]] bool matches(const SocketAddress &other) const;
    [[nodiscard]] QString toString() const;
    bool operator==(const AddressPattern &) const = default;
};

/// What a field is compared with. Field and operator decide which member is used.
struct FilterValue
{
    qint64 number = 0; ///< for Len and Port, and for a Fact compared with less or more; microseconds for
                       ///< Time; the enum's number for Proto, Dir, Kind, Severity
    QByteArray bytes; ///< for Hex; UTF-8 (or any bytes, by escapes) for everything that is text
    QString pattern; ///< for Matches: a Perl-compatible regular expression
    AddressPattern address; ///< for Src and Dst with Equal and NotEqual

    bool operator==(const FilterValue &) const = default;
};

/// The syntax tree of a filter.
struct FilterNode
{
    enum class Kind : quint8 { Everything, And, Or, Not, Test };

    Kind kind = Kind::Everything;
    FilterField field = FilterField::Anywhere; ///< of a Test, like the next two
    FilterOperator op = FilterOperator::Contains;
    FilterValue value;
    std::vector<FilterNode> children; ///< one for Not, two or more for And and Or
    QString fact = {}; ///< for a Fact, its name in lower case: "http.method"

    bool operator==(const FilterNode &) const = default;
};

/// The tree as a filter in its canonical form: parseFilter(printFilter(x)) gives x again.
[[nodiscard]] QString printFilter(const FilterNode &node);

/// Text in double quotes, as the language reads it; bytes that are not text become escapes.
[[nodiscard]] QString quotedForFilter(QByteArrayView bytes);

} // namespace swb
