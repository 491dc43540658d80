// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/messagelog.h"
#include "core/session/conversationrecord.h"
#include "core/tasks/workerthread.h"
#include "models/common/endpointtablemodel.h"

#include <QHash>
#include <QTimer>

#include <atomic>

namespace swb {

class ConversationTally;

/// All conversations of a log with their figures, one row for each side that is ours, in the order in which
/// they began. The events are counted in the thread "swb.conversations", a few times a second; a row stays
/// when its events have left the log. GUI thread; the log must outlive it.
class ConversationModel : public EndpointTableModel
{
    Q_OBJECT

public:
    enum Column {
        Label,
        Local,
        Remote,
        Protocol,
        Start,
        Duration,
        State,
        UnitsIn,
        BytesIn,
        UnitsOut,
        BytesOut,
        Rtt,
        Resent,
        ColumnCount
    };

    explicit ConversationModel(MessageLog &log, QObject *parent = nullptr);
    ~ConversationModel() override;

    /// Starts with figures that were stored with a log of the past, which cover the events before `next`.
    /// Conversations that were still open end with the log.
    void begin(const QList<ConversationRecord> &known, quint64 next);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const ConversationRecord &recordAt(int row) const { return m_rows.at(row); }
    /// Starts counting what is new in the log.
    void refresh();
    /// Tells views that open conversations have become longer; called about once a second.
    void letTimePass();
    /// Whether everything that was in the log at the last refresh has been counted.
    [[nodiscard]] bool isUpToDate() const { return m_counted >= m_asked; }

Q_SIGNALS:
    void counted();

protected:
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant value(int row, int column) const override;
    [[nodiscard]] QString columnTip(int column) const override;
    [[nodiscard]] QString tip(int row) const override;
    [[nodiscard]] Meaning meaning(int row) const override;

private:
    void take(const QList<ConversationRecord> &changed, quint64 next, qint64 lastNs);
    [[nodiscard]] QVariant valueOf(const ConversationRecord &record, int column) const;
    [[nodiscard]] qint64 durationNs(const ConversationRecord &record) const;
    void append(const QList<ConversationRecord> &records);
    [[nodiscard]] QString shown(const SocketAddress &address) const;

    const MessageLog &m_log;
    QList<ConversationRecord> m_rows;
    QHash<ConversationId, int> m_rowOf;
    std::atomic<bool> m_stop = false;
    WorkerThread m_thread{QStringLiteral("swb.conversations")};
    ConversationTally *m_tally; ///< lives in the thread, and ends with it
    QTimer m_timer;
    QTimer m_clock;
    bool m_past = false; ///< the log is complete, nothing in it continues
    qint64 m_lastNs = 0; ///< time of the last event that was counted
    quint64 m_asked = 1;
    quint64 m_counted = 1; ///< events before it are in the figures
};

} // namespace swb
