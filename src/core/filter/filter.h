// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filterparser.h"
#include "core/log/messagelog.h"

#include <functional>
#include <memory>

namespace swb {

/// Answers whether an event is wanted. The event's payload is a view that is valid during the call only.
using EventPredicate = std::function<bool(const Event &)>;

/// Which events are wanted, as a value. A default-constructed filter wants every event.
class Filter
{
public:
    Filter() = default;
    explicit Filter(FilterNode tree);

    /// Events that contain this text anywhere, as a quoted string would find them. Blank text wants
    /// everything.
    [[nodiscard]] static Filter containing(const QString &text);

    [[nodiscard]] bool showsAll() const { return m_tree.kind == FilterNode::Kind::Everything; }
    /// In the canonical form of the language.
    [[nodiscard]] QString text() const { return printFilter(m_tree); }
    [[nodiscard]] const FilterNode &tree() const { return m_tree; }
    /// Whether it tests marks or notes, so that a new one may change its result.
    [[nodiscard]] bool readsAnnotations() const;
    /// Whether it names this kind of event.
    [[nodiscard]] bool asksFor(EventKind kind) const;
    bool operator==(const Filter &) const = default;

    /// A predicate for events of this log, which must outlive it, for use by one thread at a time; the marks
    /// and notes are those of this moment. Cheap tests run first, whatever order they were written in.
    [[nodiscard]] EventPredicate predicate(const MessageLog &log) const;

private:
    FilterNode m_tree;
};

/// Events that both filters want.
[[nodiscard]] Filter bothOf(const Filter &one, const Filter &other);
/// What the first filter accepts and the second does not. The second must not accept everything.
[[nodiscard]] Filter without(const Filter &filter, const Filter &other);
/// What passes at least one of these tests; the list must not be empty.
[[nodiscard]] Filter anyOf(std::vector<FilterNode> tests);
/// Everything except events of this kind.
[[nodiscard]] Filter allBut(EventKind kind);

} // namespace swb
