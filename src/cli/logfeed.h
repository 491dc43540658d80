// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/fdwriter.h"
#include "core/export/eventexporter.h"
#include "core/log/messagelog.h"

#include <QHash>
#include <QTimer>

namespace swb {

/// A line of text for an event, or one JSON object with its bytes in hex.
[[nodiscard]] std::unique_ptr<EventExporter> lineFormat(bool json);

/// Writes the log's events, in a format of lines, while they come. It reads on only while the writer takes
/// them: what a slow reader leaves behind waits in the log, whose memory is bounded, and what the log had to
/// give up is reported as one line. Main thread.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype waitingBytes = 1 << 20; ///< lines made, but not yet written

    LogFeed(MessageLog &log, FdWriter &writer, std::unique_ptr<EventExporter> format,
            QObject *parent = nullptr);

    /// Tells the URL of a server or client. A server's "listening" waits in the log until it is told.
    void setUrl(EndpointId endpoint, const QString &url);
    /// Hands over all that is still in the log, however much that is.
    void finish();

private:
    void writeNew();
    void writeUntil(qsizetype mostPending);
    [[nodiscard]] bool writeEvent(const Event &event);
    void reportEvicted(quint64 count);
    void write(const Event &event, const EventContext &context);

    MessageLog &m_log;
    FdWriter &m_writer;
    std::unique_ptr<EventExporter> m_format;
    QByteArray m_lines; ///< on their way to the writer
    QHash<EndpointId, QString> m_urls;
    quint64 m_next = 1;
    QTimer m_clock;
};

} // namespace swb
