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

/// Writes the log's events, in a format of lines, while they come. It reads on only while the writer takes
/// them: what a slow reader leaves behind waits in the log, whose memory is bounded, and what the log had to
/// give up is reported as one line. Main thread.
class LogFeed : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype waitingBytes = 1 << 20; ///< lines made, but not yet written
    static constexpr qsizetype blockBytes = 64 << 10; ///< lines made in one go
    static constexpr qsizetype knownConversations = 16 << 10; ///< whose addresses are kept at hand

    enum class What : quint8 {
        All,
        Important, ///< where it listens, and errors
    };

    LogFeed(MessageLog &log, FdWriter &writer, std::unique_ptr<EventExporter> format, What what = What::All,
            QObject *parent = nullptr);

    /// Tells the URL of a server or client. A server's "listening" waits in the log until it is told.
    void setUrl(EndpointId endpoint, const QString &url);
    /// Hands over all that is still in the log, however much that is.
    void finish();

    /// What has passed so far, also of what was not written.
    struct Figures
    {
        quint64 conversations = 0; ///< connections accepted, and peers of datagrams
        quint64 bytesIn = 0;
        quint64 bytesOut = 0;
        quint64 evicted = 0; ///< events that left the log unseen: then the others are too low
    };
    [[nodiscard]] const Figures &figures() const { return m_figures; }

private:
    void writeNew();
    /// Where a block of lines ends: nowhere yet, before this event, or behind it.
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
    QByteArray m_lines; ///< on their way to the writer
    QHash<EndpointId, QString> m_urls;
    QHash<ConversationId, EventContext> m_conversations; ///< each with the URL of its endpoint
    const Annotation m_noAnnotation;
    EventContext m_none; ///< of what belongs to no conversation
    ConversationId m_missing = ConversationId::None; ///< to be learned before the block can go on
    Stop m_stop = Stop::No;
    What m_what;
    Figures m_figures;
    quint64 m_next = 1;
    QTimer m_clock;
};

} // namespace swb
