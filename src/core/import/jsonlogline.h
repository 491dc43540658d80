// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/log/conversation.h"
#include "core/log/event.h"

#include <QByteArray>
#include <variant>

namespace swb {

/// One event as JsonLinesExporter has written it.
struct JsonLogLine
{
    qint64 wallNs = 0; ///< its wall time in nanoseconds since 1970
    Event event; ///< with the id that the line tells, 0 where it tells none
    Conversation conversation; ///< of id None where the event belongs to none
    Annotation annotation;
};

/// A line that is no event, or none that this version knows, but no mistake either.
struct OtherJsonLine
{
    QString kind;
};

/// What is wrong with a line, as a sentence.
struct BadJsonLine
{
    QString problem;
};

/// Reads one line. It must be a JSON object with kind, time and timeNs; what else is missing is as in a
/// default event. Pure; takes bytes of any origin.
[[nodiscard]] std::variant<JsonLogLine, OtherJsonLine, BadJsonLine> readJsonLogLine(const QByteArray &line);

} // namespace swb
