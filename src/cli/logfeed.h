// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/eventline.h"
#include "cli/fdwriter.h"
#include "core/log/messagelog.h"

#include <QHash>
#include <QTimer>

namespace swb {

/// Writes the log's events as lines while they come. It reads on only while the writer takes them: what a
/// slow reader leaves behind waits in the log, whose memory is bounded, and what the log had to give up is
/// reported as one line. Main thread.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype waitingBytes = 1 << 20; ///< lines made, but not yet written

    LogFeed(MessageLog &log, FdWriter &writer, EventLine line, QObject *parent = nullptr);

    /// Tells the URL of a server or client. A server's "listening" waits in the log until it is told.
    void setUrl(EndpointId endpoint, const QString &url);
    /// Hands over all that is still in the log, however much that is.
    void finish();

private:
    void writeNew();
    void writeUntil(qsizetype mostPending);
    [[nodiscard]] bool writeEvent(const Event &event);
    void reportEvicted(quint64 count);

    MessageLog &m_log;
    FdWriter &m_writer;
    EventLine m_line;
    QDateTime m_logStart;
    QHash<EndpointId, QString> m_urls;
    quint64 m_next = 1;
    QTimer m_clock;
};

} // namespace swb
