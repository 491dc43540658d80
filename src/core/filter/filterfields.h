// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace swb {

struct Event;

/// What a filter can ask of an event. Anywhere is what a bare word looks through.
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
    Fact, ///< what a protocol says of a message, by its name: "http.method"
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
    IsSet, ///< no operator at all: "marked", "note"
};

/// One field as the language, its completion and its help know it.
struct FilterFieldFacts
{
    FilterField field;
    QLatin1StringView name;
    quint32 operators; ///< one bit for each FilterOperator
    const char *meaning; ///< for meaningOf()
    QLatin1StringView example;

    [[nodiscard]] bool takes(FilterOperator op) const { return operators & (1U << quint8(op)); }
};

/// Something that a protocol says of its messages (ProtocolFacts). Others it may say, such as
/// http.user-agent, are fields as well: these are what the help and the completion tell of.
struct ProtocolFieldFacts
{
    QLatin1StringView name; ///< "http.method"
    const char *meaning; ///< for meaningOf()
};

/// Every field that has a name of its own, in the order of the help.
[[nodiscard]] std::span<const FilterFieldFacts> filterFields();
/// Those of protocols.
[[nodiscard]] std::span<const ProtocolFieldFacts> protocolFields();
[[nodiscard]] bool isKnownProtocolField(QStringView name);
/// The field of this name whatever its case, Fact for "http.anything"; null where there is none.
[[nodiscard]] const FilterFieldFacts *findFilterField(QStringView name);
[[nodiscard]] const FilterFieldFacts &factsOf(FilterField field);
/// A few words for people: "bytes that passed".
[[nodiscard]] QString meaningOf(const FilterFieldFacts &field);
[[nodiscard]] QString meaningOf(const ProtocolFieldFacts &field);

/// Less or more, which is of numbers.
[[nodiscard]] constexpr bool isOrder(FilterOperator op)
{
    return op >= FilterOperator::Less && op <= FilterOperator::GreaterOrEqual;
}
/// "==", "contains"; empty for IsSet.
[[nodiscard]] QLatin1StringView nameOf(FilterOperator op);
/// The words that this field's values are chosen from, in their order: "tcp", "in", "half-closed"; empty
/// where its values are free.
[[nodiscard]] QStringList filterChoices(FilterField field);
/// The place among the choices of Proto of what the log's Protocol column says of an event.
[[nodiscard]] qint64 protocolChoice(const Event &event);
/// Whether an event is of the choice of Proto at that place. A message of HTTP is of http and of tcp.
[[nodiscard]] bool isOfProtocol(const Event &event, qint64 choice);
/// The first of those choices, which name what carries the bytes. They may stand for the whole test: "tls".
[[nodiscard]] QStringList transportNames();
/// The one of the words that was most likely meant; empty where none is near.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &words);

} // namespace swb
