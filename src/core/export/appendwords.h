// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

namespace swb {

/// Small pieces that several formats write, as bytes and without strings in between: an export has some
/// microseconds for an event.

inline void append(QByteArray &out, QLatin1StringView text)
{
    out.append(text.data(), text.size());
}

/// What Conversation::label() answers.
void appendLabel(QByteArray &out, const Conversation &conversation);

/// The address that the event's bytes come from, or go to, as EventText::source() and destination() give it.
void appendSource(QByteArray &out, const Event &event, const Conversation &conversation);
void appendDestination(QByteArray &out, const Event &event, const Conversation &conversation);

/// What protocolTitle() answers: letters and digits.
void appendProtocol(QByteArray &out, const Event &event);

/// Whether what is to be told of the event are its bytes alone; appendInfo() leaves nothing in them that
/// commands a terminal.
[[nodiscard]] bool isPlainData(const Event &event);

/// What EventText::info() answers, in UTF-8.
void appendInfo(QByteArray &out, const Event &event);

/// "0.001204017": seconds since the log began, to the nanosecond.
void appendSeconds(QByteArray &out, qint64 timeNs);

/// Whether the event is about bytes that passed.
[[nodiscard]] inline bool carriesBytes(const Event &event)
{
    return event.kind == EventKind::Data || event.kind == EventKind::Message || event.length > 0;
}

} // namespace swb
