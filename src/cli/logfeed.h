// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/posix/fdwriter.h"
#include "core/export/eventexporter.h"
#include "core/log/messagelog.h"

#include <QHash>
#include <QTimer>

namespace swb {

/// A line of text for an event, or one JSON object with its bytes in hex.
[[nodiscard]] std::unique_ptr<EventExporter> lineFormat(bool json);

/// Writes the log's events, in a line format, as they come. It reads on only while the writer accepts them:
/// what a slow reader leaves waits in the log, whose memory is bounded, and events that the log had to evict
/// are reported as one line. Main thread.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype waitingBytes = 1 << 20; ///< lines formatted but not yet written
    static constexpr qsizetype blockBytes = 64 << 10; ///< lines formatted at a time
    static constexpr qsizetype knownConversations = 16 << 10; ///< whose addresses are cached

    enum class What : quint8 {
        All,
        Important, ///< listening addresses, and errors
    };

    LogFeed(MessageLog &log, FdWriter &writer, std::unique_ptr<EventExporter> format, What what = What::All,
            QObject *parent = nullptr);

    /// Sets the URL of a server or client. A server's "listening" event waits in the log until then.
    void setUrl(EndpointId endpoint, const QString &url);
    /// Writes everything that is still in the log, however much it is.
    void finish();

    /// What has passed so far, including what was not written.
    struct Figures
    {
        quint64 conversations = 0; ///< accepted connections, and peers of datagrams
        quint64 bytesIn = 0;
        quint64 bytesOut = 0;
        quint64 evicted = 0; ///< events that left the log unread: then the other figures are too low
    };
    [[nodiscard]] const Figures &figures() const { return m_figures; }

private:
    void writeNew();
    /// Where a block of lines ends: not yet, before this event, or after it.
    enum class Stop : quint8 { No, Before, After };

    void writeUntil(qsizetype mostPending);
    bool writeBlock();
    [[nodiscard]] Stop take(const Event &event);
    [[nodiscard]] bool isWanted(const Event &event) const;
    void count(const Event &event);
    [[nodiscard]] const EventContext *contextOf(const Event &event);
    void learn(ConversationId id);
    void reportEvicted(quint64 count);

    MessageLog &m_log;
    FdWriter &m_writer;
    std::unique_ptr<EventExporter> m_format;
    QByteArray m_lines; ///< to be written
    QHash<EndpointId, QString> m_urls;
    QHash<ConversationId, EventContext> m_conversations; ///< each with the URL of its endpoint
    const Annotation m_noAnnotation;
    EventContext m_none; ///< for events without a conversation
    ConversationId m_missing = ConversationId::None; ///< to be looked up before the block can continue
    Stop m_stop = Stop::No;
    What m_what;
    Figures m_figures;
    quint64 m_next = 1;
    QTimer m_clock;
};

} // namespace swb
