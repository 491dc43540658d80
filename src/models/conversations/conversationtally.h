// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "core/session/conversationrecord.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QSet>

#include <atomic>
#include <unordered_map>

namespace swb {

/// The part of ConversationModel that lives in its thread: counts the events of every conversation.
class ConversationTally : public QObject
{
    Q_OBJECT

public:
    /// `stop` ends the current work at the next event. Both must outlive it.
    ConversationTally(const MessageLog &log, const std::atomic<bool> &stop)
        : m_log(log)
        , m_stop(stop)
    { }

    /// Starts with counts made elsewhere, up to `next` (exclusive).
    void begin(const QList<ConversationRecord> &known, quint64 next);
    void countTo(quint64 end);

Q_SIGNALS:
    /// The conversations that are new or have changed. Events before `next` have been counted; the last of
    /// them has the time `lastNs`.
    void counted(const QList<swb::ConversationRecord> &changed, quint64 next, qint64 lastNs);

private:
    void add(const Event &event);
    void report();

    const MessageLog &m_log;
    const std::atomic<bool> &m_stop;
    std::unordered_map<quint32, ConversationRecord> m_records;
    ConversationRecord *m_latest = nullptr; ///< most events belong to the same conversation as the one before
    QSet<quint32> m_changed;
    quint64 m_next = 1;
    qint64 m_lastNs = 0;
    QElapsedTimer m_sinceReport;
};

} // namespace swb
