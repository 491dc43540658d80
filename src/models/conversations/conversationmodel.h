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

/// Every conversation of a log with its figures, one row for each side that is ours, in the order in which
/// they came. The events are counted in a thread of its own, "swb.conversations", a few times a second; a row
/// stays when its events have left the log. GUI thread; the log must outlive it.
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

    /// Starts with figures that were kept with a log of the past, which cover the events before `next`. Where
    /// one was still open it ends with the log.
    void begin(const QList<ConversationRecord> &known, quint64 next);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const ConversationRecord &recordAt(int row) const { return m_rows.at(row); }
    /// Has what is new in the log counted.
    void refresh();
    /// Tells views that those which are open have gone on; called about once a second.
    void letTimePass();
    /// Whether all that was in the log at the last refresh has been counted.
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
    bool m_past = false; ///< nothing in the log goes on
    qint64 m_lastNs = 0; ///< time of the last event that was counted
    quint64 m_asked = 1;
    quint64 m_counted = 1; ///< events before it are in the figures
};

} // namespace swb
