// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"
#include "models/log/logscanner.h"
#include "models/log/timemode.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>
#include <deque>

namespace swb {

/// The message log as a table, oldest event on top. Thirty times a second it collects what the writers hold
/// and inserts it as one batch of rows; events that the log has evicted are removed from the top, also as one
/// batch. With a filter, a LogScanner checks existing and new events and supplies the rows. GUI thread; the
/// log must outlive it. Only events whose rows are requested are read here.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        TimeColumn,
        DirectionColumn,
        ConversationColumn,
        SourceColumn,
        DestinationColumn,
        ProtocolColumn,
        LengthColumn,
        InfoColumn,
        ColumnCount
    };
    /// What a row means; the delegate decides how it looks. Unless noted otherwise, the enum's number.
    enum Role {
        EventIdRole = Qt::UserRole, ///< quint64
        SeverityRole,
        DirectionRole,
        TransportRole,
        KindRole,
        EvidenceRole,
        SideRole, ///< Role of our end, or -1 if there is no conversation
        EncryptedRole, ///< bool: Event::wasEncrypted()
        ExplanationRole, ///< QString: what, why and hint of an error
        MarkedRole, ///< bool
        NoteRole, ///< QString: the user's note on the row
    };
    /// If there are more rows, the oldest are hidden: views count rows and cells in an int.
    static constexpr quint64 maxRows = 100'000'000;

    struct Counts
    {
        qint64 shown = 0;
        qint64 total = 0; ///< held in the log, whether shown or not
        qint64 evicted = 0;
        qint64 unread = 0; ///< not yet checked by the filter
        bool operator==(const Counts &) const = default;
    };

    explicit LogModel(MessageLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] MessageLog &log() const { return m_log; }
    [[nodiscard]] quint64 idAt(int row) const;
    /// The row of an event, -1 if it is not shown.
    [[nodiscard]] int rowOf(quint64 id) const;
    /// The first row of this event or a later one, the row count if there is none.
    [[nodiscard]] int rowFrom(quint64 id) const;
    /// The first row at this time or later, the row count if there is none.
    [[nodiscard]] int rowFromTime(qint64 timeNs) const;
    [[nodiscard]] Counts counts() const { return m_counts; }

    [[nodiscard]] TimeMode timeMode() const { return m_timeMode; }
    void setTimeMode(TimeMode mode);
    /// The event that SinceReference counts from, 0 for none.
    [[nodiscard]] quint64 reference() const { return m_reference; }
    void setReference(quint64 id);

    /// Which events have rows.
    [[nodiscard]] const Filter &filter() const { return m_filter; }
    /// The part of it that the user has set; the rest hides events that are usually not needed.
    [[nodiscard]] const Filter &asked() const { return m_askedFilter; }
    void setFilter(const Filter &asked, const Filter &also = {});
    /// How much of what was there when the filter was set has been checked: 0 to 100, and 100 from then on.
    [[nodiscard]] int filterProgress() const;

    /// Stops inserting new rows until it is unfrozen; the log itself continues.
    void setFrozen(bool frozen);
    [[nodiscard]] bool isFrozen() const { return m_frozenAt != 0; }
    /// Number of the event after the newest one that has or may have a row.
    [[nodiscard]] quint64 endId() const { return isFrozen() ? m_frozenAt : m_log.endId(); }

    /// Hides what is there now; nothing is deleted.
    void clear();
    void undoClear();
    [[nodiscard]] bool canUndoClear() const { return m_floor > 1; }

    /// The work of the timer: collects, removes and inserts.
    void refresh();

Q_SIGNALS:
    void countsChanged(const swb::LogModel::Counts &counts);
    void clearedChanged(bool canUndo);

private:
    struct CachedRow
    {
        quint64 id = 0;
        qint64 timeNs = 0;
        EventKind kind = EventKind::Note;
        Direction direction = Direction::None;
        Severity severity = Severity::Chat;
        Evidence evidence = Evidence::Measured;
        Transport transport = Transport::Tcp;
        QString protocol;
        int side = -1;
        bool encrypted = false;
        quint32 length = 0;
        QString conversation;
        QString source;
        QString destination;
        QString info;
        QString explanation;
    };

    [[nodiscard]] const CachedRow &cached(quint64 id) const;
    void fillCache(quint64 id) const;
    [[nodiscard]] CachedRow read(const Event &event) const;
    [[nodiscard]] static QVariant text(const CachedRow &row, int column);
    [[nodiscard]] QVariant shownText(const CachedRow &row, int column) const;
    [[nodiscard]] static QVariant meaning(const CachedRow &row, int role);

    [[nodiscard]] quint64 firstWanted() const;
    void reload();
    void dropRows();
    void takeRows();
    void takeAll(quint64 end);
    void takeFound(const QList<quint64> &ids, quint64 next);
    void updateCounts();
    [[nodiscard]] QString timeText(int row) const;
    [[nodiscard]] QVariant annotation(quint64 id, int role) const;
    [[nodiscard]] QString spoken(const CachedRow &row) const;
    void annotationsChanged();
    void timesChanged();

    MessageLog &m_log;
    QTimer m_refreshTimer;
    LogScanner m_scanner;
    Filter m_askedFilter;
    Filter m_filter;
    quint64 m_annotated = 0; ///< the revision of marks and notes that filter and views have seen
    TimeMode m_timeMode = TimeMode::SinceStart;
    quint64 m_reference = 0;
    qint64 m_referenceNs = 0;
    quint64 m_frozenAt = 0; ///< 0: not frozen
    quint64 m_scanFrom = 1; ///< the events that were there when the filter was set
    quint64 m_scanTo = 1;
    quint64 m_asked = 1; ///< how far the scanner was told to go
    quint64 m_floor = 1; ///< events below it were cleared
    quint64 m_first = 1; ///< without a filter the rows are [m_first, m_next)
    quint64 m_next = 1; ///< the first event not inserted or checked
    std::deque<quint64> m_matches; ///< with a filter: the ids of the rows, ascending
    Counts m_counts;
    mutable std::array<CachedRow, 256> m_cache; ///< by id modulo its size: about the visible rows
    mutable CachedRow m_gone; ///< for an event that could not be read
};

} // namespace swb

Q_DECLARE_METATYPE(swb::LogModel::Counts)
