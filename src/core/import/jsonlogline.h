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
    Event event; ///< with the id that the line gives, 0 if it gives none
    Conversation conversation; ///< id None if the event belongs to none
    Annotation annotation;
};

/// A line that is not an event, or not one that this version knows, but not an error either.
struct OtherJsonLine
{
    QString kind;
};

/// What is wrong with a line, as a sentence.
struct BadJsonLine
{
    QString problem;
};

/// Reads one line. It must be a JSON object with kind, time and timeNs; anything else that is missing has the
/// value of a default event. Pure; accepts bytes of any origin.
[[nodiscard]] std::variant<JsonLogLine, OtherJsonLine, BadJsonLine> readJsonLogLine(const QByteArray &line);

} // namespace swb
