// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/eventexporter.h"
#include "core/export/exportselection.h"
#include "core/tasks/taskcontrol.h"

#include <QHash>
#include <QIODevice>
#include <optional>

namespace swb {

/// The result of an export: written in full, cancelled, or failed with an error.
struct ExportOutcome
{
    Error error;
    bool cancelled = false;
    ExportTotals totals;

    [[nodiscard]] bool isComplete() const { return !error.isError() && !cancelled; }
};

/// Reads events from a log and writes them, in one format, to a device. The log is held only while a block is
/// put together; it is free while the device writes. The export covers what is there at the beginning: later
/// events are not written, and those that leave the log meanwhile are counted as gone. For one export, in one
/// thread.
class ExportRun
{
public:
    static constexpr qsizetype blockBytes = 1 << 20;

    ExportRun(const MessageLog &log, EventExporter &exporter, QIODevice &device, TaskControl &control);

    [[nodiscard]] ExportOutcome run(const ExportSelection &selection);

private:
    void writeRange(quint64 from, quint64 to);
    void writeIds(const std::vector<quint64> &ids);
    /// Writes what `wanted` chooses of [from, to) until a block is full; returns where to continue.
    template <typename Wanted>
    quint64 writeSome(quint64 from, quint64 to, const Wanted &wanted);
    [[nodiscard]] bool take(const Event &event);
    [[nodiscard]] const Conversation *conversationOf(const Event &event);
    void noteUrl(const Event &event);
    [[nodiscard]] Annotation annotationOf(quint64 id);
    void flush();
    [[nodiscard]] bool isOver() const;

    const MessageLog &m_log;
    EventExporter &m_exporter;
    QIODevice &m_device;
    TaskControl &m_control;
    ExportSelection::Predicate m_predicate;
    const Annotations::Map m_annotations;
    Annotations::Map::const_iterator m_nextAnnotation;
    QHash<ConversationId, Conversation> m_conversations;
    QHash<EndpointId, QString> m_urls;
    ConversationId m_missing = ConversationId::None; ///< to be looked up while the log is not held
    quint64 m_seen = 0; ///< of those chosen, before the predicate
    QByteArray m_block;
    ExportOutcome m_outcome;
};

} // namespace swb
