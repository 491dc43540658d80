// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logfeed.h"

#include "core/export/jsonlinesexporter.h"
#include "core/export/textexporter.h"
#include "core/values/errorcatalog.h"

#include <limits>

using namespace std::chrono_literals;

namespace swb {

std::unique_ptr<EventExporter> lineFormat(bool json)
{
    if (json)
        return std::make_unique<JsonLinesExporter>(JsonLinesExporter::Bytes::Hex);
    return std::make_unique<TextExporter>(TextExporter::Samples::LeftOut);
}

LogFeed::LogFeed(MessageLog &log, FdWriter &writer, std::unique_ptr<EventExporter> format, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_writer(writer)
    , m_format(std::move(format))
{
    m_format->begin(m_lines, log.wallTime(0));
    connect(&m_clock, &QTimer::timeout, this, &LogFeed::writeNew);
    connect(&m_writer, &FdWriter::drained, this, &LogFeed::writeNew);
    m_clock.start(25ms);
}

void LogFeed::setUrl(EndpointId endpoint, const QString &url)
{
    m_urls.insert(endpoint, url);
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
    const quint64 first = m_log.firstId();
    if (m_next < first)
        reportEvicted(first - std::exchange(m_next, first));
    while (m_next < m_log.endId() && m_writer.pendingBytes() < mostPending) {
        const std::optional<Event> event = m_log.at(m_next);
        if (event && !writeEvent(*event))
            return;
        ++m_next;
    }
}

bool LogFeed::writeEvent(const Event &event)
{
    const QString url = m_urls.value(event.endpoint);
    if (event.kind == EventKind::Listening && url.isEmpty())
        return false;
    write(event, {m_log.conversation(event.conversation), url});
    return true;
}

void LogFeed::write(const Event &event, const EventContext &context)
{
    m_format->event(m_lines, event, context, {});
    m_writer.write(m_lines);
    m_lines.resize(0);
}

void LogFeed::reportEvicted(quint64 count)
{
    Event event;
    event.timeNs = m_log.nowNs();
    event.kind = EventKind::Dropped;
    event.severity = Severity::Warning;
    auto detail = std::make_shared<EventDetail>();
    detail->error
        = makeError(ErrorCode::EventsEvicted,
                    tr("Events that left the log before they could be written here: %1.").arg(count));
    event.detail = std::move(detail);
    write(event, {});
}

} // namespace swb
