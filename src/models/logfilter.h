// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"

#include <QString>

#include <functional>

namespace swb {

/// Answers whether an event is wanted. The event's payload is a view that lives for the call only.
using EventPredicate = std::function<bool(const Event &)>;

/// Which events a view shows, as a value: the text that people read and a way to make the predicate for it.
/// A default one shows everything.
class LogFilter
{
public:
    LogFilter() = default;
    LogFilter(QString text, std::function<EventPredicate(const MessageLog &)> makePredicate)
        : m_text(std::move(text))
        , m_makePredicate(std::move(makePredicate))
    { }

    /// Events with this text in their payload, whatever the case, or in a column that shows words:
    /// conversation, source, destination, protocol, info. Blank text shows everything.
    [[nodiscard]] static LogFilter containing(const QString &text);

    [[nodiscard]] bool showsAll() const { return !m_makePredicate; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// A predicate for one pass over this log, to be used in one thread. Not to be called where showsAll().
    [[nodiscard]] EventPredicate predicate(const MessageLog &log) const { return m_makePredicate(log); }

private:
    QString m_text;
    std::function<EventPredicate(const MessageLog &)> m_makePredicate;
};

} // namespace swb
