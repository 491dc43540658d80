// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/annotations.h"
#include "core/log/conversation.h"
#include "core/log/event.h"

namespace swb {

/// What is known about an event beside the event itself.
struct EventContext
{
    Conversation conversation; ///< a default one if the event belongs to none
    QString url; ///< of the server or client that the event is about; empty if not known
};

/// The final counts, for a format that reports them.
struct ExportTotals
{
    quint64 written = 0;
    quint64 leftOut = 0; ///< events that the format cannot represent
    quint64 gone = 0; ///< events that had left the log before they could be read
};

/// Turns events into one format. Every member appends to `out`, which the caller empties in between: an
/// exporter knows nothing about files or write errors. For one export, in one thread.
class EventExporter
{
public:
    EventExporter() = default;
    virtual ~EventExporter() = default;
    Q_DISABLE_COPY_MOVE(EventExporter)

    /// `logStart` is the wall time of moment 0 on the events' clock. Called first, once.
    virtual void begin(QByteArray &out, const QDateTime &logStart) = 0;
    /// False if the format cannot represent such an event.
    virtual bool event(QByteArray &out, const Event &event, const EventContext &context,
                       const Annotation &annotation)
        = 0;
    /// Called last, once; without it the output is incomplete.
    virtual void end(QByteArray &out, const ExportTotals &totals) = 0;
};

} // namespace swb
