// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exportrun.h"

#include "core/values/errorcatalog.h"

#include <QCoreApplication>

namespace swb {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(swb::ExportRun)
};

constexpr quint64 farAhead = 2048; ///< beyond this, reading on costs more than a new look-up

} // namespace

ExportRun::ExportRun(const MessageLog &log, EventExporter &exporter, QIODevice &device, TaskControl &control)
    : m_log(log)
    , m_exporter(exporter)
    , m_device(device)
    , m_control(control)
    , m_annotations(log.annotations().all())
    , m_nextAnnotation(m_annotations.begin())
{
    m_block.reserve(blockBytes + blockBytes / 4);
}

ExportOutcome ExportRun::run(const ExportSelection &selection)
{
    if (selection.makePredicate)
        m_predicate = selection.makePredicate(m_log);
    m_exporter.begin(m_block, m_log.wallTime(0));
    if (selection.everything)
        writeRange(qMax(selection.from, m_log.firstId()), qMin(selection.to, m_log.endId()));
    else
        writeIds(selection.ids);
    m_outcome.cancelled = m_control.isCancelled();
    if (!isOver()) {
        m_outcome.totals.gone = quint64(m_control.total()) - m_seen;
        m_exporter.end(m_block, m_outcome.totals);
        flush();
    }
    return m_outcome;
}

void ExportRun::writeRange(quint64 from, quint64 to)
{
    m_control.setTotal(qint64(qMax(from, to) - from));
    for (quint64 at = from; at < to && !isOver();) {
        const quint64 next = writeSome(at, to, [](const Event &) { return true; });
        m_control.setDone(qint64(next - from));
        flush();
        at = next;
    }
}

void ExportRun::writeIds(const std::vector<quint64> &ids)
{
    m_control.setTotal(qint64(ids.size()));
    size_t index = 0;
    while (index < ids.size() && !isOver()) {
        size_t near = index; // one past the last that is worth reading on to
        while (near < ids.size() && (near == index || ids[near] - ids[near - 1] < farAhead))
            ++near;
        const quint64 end = ids[near - 1] + 1;
        const quint64 next = writeSome(ids[index], end, [&](const Event &event) {
            while (ids[index] < event.id)
                ++index; // it is gone
            return ids[index] == event.id;
        });
        while (index < near && ids[index] < next)
            ++index;
        m_control.setDone(qint64(index));
        flush();
    }
}

template <typename Wanted>
quint64 ExportRun::writeSome(quint64 from, quint64 to, const Wanted &wanted)
{
    quint64 next = from;
    bool stopped = false;
    m_log.forEach(from, to, [&](const Event &event) {
        next = event.id;
        stopped = m_control.isCancelled() || (wanted(event) && !take(event));
        if (stopped)
            return false;
        next = event.id + 1;
        stopped = m_block.size() >= blockBytes;
        return !stopped;
    });
    if (m_missing != ConversationId::None) {
        m_conversations.insert(m_missing, m_log.conversation(m_missing));
        m_missing = ConversationId::None;
    }
    return stopped ? next : to;
}

/// False if the event's conversation has to be looked up first.
bool ExportRun::take(const Event &event)
{
    const Conversation *conversation = conversationOf(event);
    if (!conversation)
        return false;
    ++m_seen;
    noteUrl(event);
    if (m_predicate && !m_predicate(event))
        return true;
    const EventContext context{*conversation, m_urls.value(event.endpoint)};
    if (m_exporter.event(m_block, event, context, annotationOf(event.id)))
        ++m_outcome.totals.written;
    else
        ++m_outcome.totals.leftOut;
    return true;
}

const Conversation *ExportRun::conversationOf(const Event &event)
{
    static const Conversation none;
    if (event.conversation == ConversationId::None)
        return &none;
    const auto known = m_conversations.constFind(event.conversation);
    if (known != m_conversations.cend())
        return &*known;
    m_missing = event.conversation;
    return nullptr;
}

/// A server's event gives the address where it listens, and after a semicolon further notes.
void ExportRun::noteUrl(const Event &event)
{
    if (event.kind == EventKind::Listening && event.detail)
        m_urls.insert(event.endpoint, event.detail->info.section(u';', 0, 0));
}

Annotation ExportRun::annotationOf(quint64 id)
{
    while (m_nextAnnotation != m_annotations.end() && m_nextAnnotation->first < id)
        ++m_nextAnnotation;
    const bool found = m_nextAnnotation != m_annotations.end() && m_nextAnnotation->first == id;
    return found ? m_nextAnnotation->second : Annotation{};
}

void ExportRun::flush()
{
    if (m_block.isEmpty() || m_outcome.error.isError())
        return;
    if (m_device.write(m_block) != m_block.size())
        m_outcome.error = makeError(ErrorCode::FileUnwritable, Words::tr("The export could not be written."),
                                    m_device.errorString());
    m_block.resize(0);
}

bool ExportRun::isOver() const
{
    return m_outcome.error.isError() || m_outcome.cancelled || m_control.isCancelled();
}

} // namespace swb
