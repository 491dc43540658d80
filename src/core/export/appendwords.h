// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/conversation.h"
#include "core/log/event.h"

namespace swb {

/// Small parts that several formats write, as bytes and without temporary strings: an export has only a few
/// microseconds per event.

inline void append(QByteArray &out, QLatin1StringView text)
{
    out.append(text.data(), text.size());
}

/// Appends what Conversation::label() returns.
void appendLabel(QByteArray &out, const Conversation &conversation);

/// Appends the address that the event's bytes come from, or go to, like EventText::source() and
/// destination().
void appendSource(QByteArray &out, const Event &event, const Conversation &conversation);
void appendDestination(QByteArray &out, const Event &event, const Conversation &conversation);

/// Appends what protocolTitle() returns: letters and digits.
void appendProtocol(QByteArray &out, const Event &event);

/// Whether the event consists only of its bytes; appendInfo() removes everything from them that could control
/// a terminal.
[[nodiscard]] bool isPlainData(const Event &event);

/// Appends what EventText::info() returns, in UTF-8.
void appendInfo(QByteArray &out, const Event &event);

/// "0.001204017": seconds since the log began, to the nanosecond.
void appendSeconds(QByteArray &out, qint64 timeNs);

/// Whether the event is about bytes that passed.
[[nodiscard]] inline bool carriesBytes(const Event &event)
{
    return event.kind == EventKind::Data || event.kind == EventKind::Message || event.length > 0;
}

} // namespace swb
