// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logfeed.h"

#include "core/export/jsonlinesexporter.h"
#include "core/export/textexporter.h"
#include "core/values/errorcatalog.h"
#include "core/values/quantities.h"

#include <limits>

using namespace std::chrono_literals;

namespace swb {

std::unique_ptr<EventExporter> lineFormat(bool json)
{
    if (json)
        return std::make_unique<JsonLinesExporter>(JsonLinesExporter::Bytes::Hex);
    return std::make_unique<TextExporter>(TextExporter::Samples::LeftOut);
}

LogFeed::LogFeed(MessageLog &log, FdWriter &writer, std::unique_ptr<EventExporter> format, What what,
                 QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_writer(writer)
    , m_format(std::move(format))
    , m_what(what)
{
    m_format->begin(m_lines, log.wallTime(0));
    connect(&m_clock, &QTimer::timeout, this, &LogFeed::writeNew);
    connect(&m_writer, &FdWriter::drained, this, &LogFeed::writeNew);
    m_clock.start(25ms);
}

void LogFeed::setUrl(EndpointId endpoint, const QString &url)
{
    m_urls.insert(endpoint, url);
    m_conversations.clear(); // which may have come before it
    writeNew();
}

void LogFeed::finish()
{
    m_clock.stop();
    disconnect(&m_writer, nullptr, this, nullptr);
    writeUntil(std::numeric_limits<qsizetype>::max());
}

void LogFeed::writeNew()
{
    writeUntil(waitingBytes);
}

void LogFeed::writeUntil(qsizetype mostPending)
{
    m_log.collect();
    bool goesOn = true;
    while (goesOn && m_writer.pendingBytes() < mostPending) {
        const quint64 first = m_log.firstId();
        if (m_next < first)
            reportEvicted(first - std::exchange(m_next, first));
        goesOn = m_next < m_log.endId() && writeBlock();
    }
}

/// Some tens of kilobytes at a time: the log is read once and standard output written once for all of them.
/// False if the next event has to wait.
bool LogFeed::writeBlock()
{
    const quint64 end = m_log.endId();
    m_missing = ConversationId::None;
    m_stop = Stop::No;
    m_log.forEach(m_next, end, [this](const Event &event) {
        m_next = event.id;
        m_stop = take(event);
        if (m_stop == Stop::Before)
            return false;
        ++m_next;
        count(event);
        return m_stop == Stop::No;
    });
    m_writer.write(m_lines);
    m_lines.resize(0);
    if (m_missing != ConversationId::None) {
        learn(m_missing);
        return true;
    }
    if (m_stop == Stop::No && m_next >= m_log.firstId())
        m_next = end; // missing events would be requested again and again
    return m_stop != Stop::Before;
}

LogFeed::Stop LogFeed::take(const Event &event)
{
    if (!isWanted(event))
        return Stop::No;
    if (event.kind == EventKind::Listening && !m_urls.contains(event.endpoint))
        return Stop::Before;
    const EventContext *const context = contextOf(event);
    if (!context) {
        m_missing = event.conversation;
        return Stop::Before;
    }
    m_format->event(m_lines, event, *context, m_noAnnotation);
    return m_lines.size() < blockBytes ? Stop::No : Stop::After;
}

/// Null if the log has to be asked first.
const EventContext *LogFeed::contextOf(const Event &event)
{
    if (event.conversation == ConversationId::None) {
        m_none.url = m_urls.value(event.endpoint);
        return &m_none;
    }
    const auto known = m_conversations.constFind(event.conversation);
    return known == m_conversations.cend() ? nullptr : &*known;
}

bool LogFeed::isWanted(const Event &event) const
{
    return m_what == What::All || event.kind == EventKind::Listening || event.severity == Severity::Error;
}

void LogFeed::count(const Event &event)
{
    if (event.kind == EventKind::Connected && event.direction == Direction::In)
        ++m_figures.conversations;
    if (event.kind == EventKind::Data)
        (event.direction == Direction::In ? m_figures.bytesIn : m_figures.bytesOut) += event.length;
}

/// Not from within the log's forEach(), which holds its lock.
void LogFeed::learn(ConversationId id)
{
    if (m_conversations.size() >= knownConversations)
        m_conversations.clear();
    const Conversation conversation = m_log.conversation(id);
    m_conversations.insert(id, {conversation, m_urls.value(conversation.endpoint)});
}

void LogFeed::reportEvicted(quint64 count)
{
    m_figures.evicted += count;
    Event event;
    event.timeNs = m_log.nowNs();
    event.kind = EventKind::Dropped;
    event.severity = Severity::Warning;
    auto detail = std::make_shared<EventDetail>();
    detail->error = makeError(
        ErrorCode::EventsEvicted,
        tr("%1 events left the log before they could be written here.", nullptr, quantities::plural(count))
            .arg(count));
    event.detail = std::move(detail);
    m_format->event(m_lines, event, {}, {});
    m_writer.write(m_lines);
    m_lines.resize(0);
}

} // namespace swb
