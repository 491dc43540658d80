// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace swb {

struct Event;

/// What a filter can test about an event. A bare word searches Anywhere.
enum class FilterField : quint8 {
    Proto,
    Dir,
    Conv,
    Role,
    Src,
    Dst,
    Port,
    Len,
    Time,
    Kind,
    Severity,
    Text,
    Hex,
    Info,
    Note,
    Marked,
    Cut,
    Anywhere,
    Fact, ///< what a protocol says about a message, by its name: "http.method"
};

enum class FilterOperator : quint8 {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    Matches,
    IsSet, ///< no operator: "marked", "note"
};

/// One field, as the language, its completion and its help know it.
struct FilterFieldFacts
{
    FilterField field;
    QLatin1StringView name;
    quint32 operators; ///< one bit for each FilterOperator
    const char *meaning;
    QLatin1StringView example;

    [[nodiscard]] bool takes(FilterOperator op) const { return operators & (1U << quint8(op)); }
};

/// Something that a protocol says about its messages (ProtocolFacts). Others, such as http.user-agent, are
/// fields as well: the help and the completion list only these.
struct ProtocolFieldFacts
{
    QLatin1StringView name; ///< "http.method"
    const char *meaning;
};

/// All fields that have a name, in the order of the help.
[[nodiscard]] std::span<const FilterFieldFacts> filterFields();
[[nodiscard]] std::span<const ProtocolFieldFacts> protocolFields();
[[nodiscard]] bool isKnownProtocolField(QStringView name);
/// The field of this name, ignoring case; Fact for "http.anything"; null if there is none.
[[nodiscard]] const FilterFieldFacts *findFilterField(QStringView name);
[[nodiscard]] const FilterFieldFacts &factsOf(FilterField field);
/// A few words for people: "bytes that passed".
[[nodiscard]] QString meaningOf(const FilterFieldFacts &field);
[[nodiscard]] QString meaningOf(const ProtocolFieldFacts &field);

/// Less or more, which apply to numbers.
[[nodiscard]] constexpr bool isOrder(FilterOperator op)
{
    return op >= FilterOperator::Less && op <= FilterOperator::GreaterOrEqual;
}
/// "==", "contains"; empty for IsSet.
[[nodiscard]] QLatin1StringView nameOf(FilterOperator op);
/// The words that this field's values are chosen from, in their order: "tcp", "in", "half-closed"; empty if
/// any value is allowed.
[[nodiscard]] QStringList filterChoices(FilterField field);
/// The index among the choices of Proto of what the log's Protocol column shows for an event.
[[nodiscard]] qint64 protocolChoice(const Event &event);
/// Whether an event matches the choice of Proto with this index. A message of HTTP matches both http and tcp.
[[nodiscard]] bool isOfProtocol(const Event &event, qint64 choice);
/// The first of those choices, which name what carries the bytes. One alone is a complete test: "tls".
[[nodiscard]] QStringList transportNames();
/// The word that was most likely meant; empty if none is similar.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &words);

} // namespace swb
