// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log/logscanner.h"
#include "models/log/rowfolds.h"
#include "models/log/timemode.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>
#include <deque>
#include <optional>

namespace swb {

/// The message log as a table, oldest event on top. Thirty times a second it collects what the writers hold
/// and inserts it as one batch of rows; events that the log has evicted are removed from the top, also as one
/// batch. With a filter, or if rows fold, a LogScanner checks existing and new events and supplies the rows.
/// GUI thread; the log must outlive it.
///
///  The events shown are its entries, numbered from 0. Each has its own row unless like rows fold
///  (RowLikeness, RowFolds): then a row may stand for many events and shows the first of them. Only events
///  whose rows are requested are read here.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        TimeColumn,
        ConversationColumn,
        SourceColumn,
        DirectionColumn, ///< an arrow from one address to the other
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
        OursRole, ///< bool, for an address: it belongs to the end that logged the row
        LikeRowsRole, ///< int: the number of like rows that this one begins or stands for; otherwise 1
        FoldedRole, ///< bool: the row stands for all of them
    };
    /// If there are more rows, the oldest are hidden: views count rows and cells in an int.
    static constexpr quint64 maxRows = 100'000'000;

    struct Counts
    {
        qint64 shown = 0;
        qint64 total = 0; ///< held in the log, whether shown or not
        qint64 evicted = 0;
        qint64 unread = 0; ///< not yet checked by the filter
        qint64 muted = 0; ///< would be shown if nothing were muted
        bool operator==(const Counts &) const = default;
    };

    explicit LogModel(MessageLog &log, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Whether a column shows the source or the destination.
    [[nodiscard]] static bool isAddress(int column)
    {
        return column == SourceColumn || column == DestinationColumn;
    }

    [[nodiscard]] MessageLog &log() const { return m_log; }
    /// The event of a row; the first one if the row is folded.
    [[nodiscard]] quint64 idAt(int row) const;
    /// The row of an event, alone or folded; -1 if it is not shown.
    [[nodiscard]] int rowOf(quint64 id) const;
    /// The first row of this event or a later one, the row count if there is none.
    [[nodiscard]] int rowFrom(quint64 id) const;
    /// Whether it is already known if this event has a row.
    [[nodiscard]] bool isLookedAt(quint64 id) const { return id < m_next; }
    /// Entries of these rows, folded ones included: [first, end).
    struct Entries
    {
        qint64 first = 0;
        qint64 end = 0;

        [[nodiscard]] qint64 size() const { return end - first; }
    };
    [[nodiscard]] Entries entriesOf(int firstRow, int lastRow) const;
    [[nodiscard]] qint64 entryCount() const;
    [[nodiscard]] quint64 eventAt(qint64 entry) const;
    /// The first entry of this event or a later one, the count of entries where there is none.
    [[nodiscard]] qint64 entryFrom(quint64 id) const;
    /// The same by the time.
    [[nodiscard]] qint64 entryFromTime(qint64 timeNs) const;
    /// What a row of this entry alone would say.
    [[nodiscard]] QVariant entryData(qint64 entry, int column, int role) const;

    /// Whether like rows are shown as one until they are opened.
    void setFolding(bool folding);
    [[nodiscard]] bool isFolding() const { return m_folding; }
    /// Opens the row into all that it stands for, or folds the rows to which it belongs. Does nothing if
    /// there are no like rows.
    void setOpen(int row, bool open);
    /// The first of the like events to which the row belongs, or for which it stands; 0 if there are none.
    [[nodiscard]] quint64 firstLike(int row) const;

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
    /// Events whose rows are hidden and counted; empty: none.
    void setMuted(const std::optional<Filter> &muted);
    /// Events that would have rows if nothing were muted.
    [[nodiscard]] Filter filterWithMuted() const { return bothOf(m_askedFilter, m_alsoFilter); }
    /// The id of the oldest event that is shown or muted, and the id after that of the newest; equal if there
    /// is none.
    [[nodiscard]] std::pair<quint64, quint64> spanWithMuted() const;
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
    [[nodiscard]] static QVariant columnTip(int section);
    [[nodiscard]] QVariant shownText(const CachedRow &row, int column) const;
    [[nodiscard]] static QVariant meaning(const CachedRow &row, int role);

    [[nodiscard]] bool isDirect() const { return m_filter.showsAll() && !m_folding; }
    [[nodiscard]] ScanTerms scanTerms() const { return {filterWithMuted(), m_mutedFilter, m_folding}; }
    [[nodiscard]] qint64 entryAt(int row) const;
    [[nodiscard]] RowFolds::Run runAt(int row) const;
    [[nodiscard]] qint64 rowsOfNew(const ScanFound &found, qsizetype from) const;
    void append(const ScanFound &found, qsizetype from);
    [[nodiscard]] quint64 annotatedIn(const RowFolds::Run &run) const;
    [[nodiscard]] QVariant foldData(int row, int role) const;
    [[nodiscard]] quint64 firstWanted() const;
    void reload();
    void dropRows();
    void dropEntries(qint64 entries, qint64 rows);
    void dropFolded(qint64 entries);
    void takeRows();
    void takeAll(quint64 end);
    void takeFound(const ScanFound &found);
    void filterChanged();
    void updateCounts();
    [[nodiscard]] QString timeText(qint64 entry) const;
    [[nodiscard]] QVariant annotation(quint64 id, int role) const;
    [[nodiscard]] QString spoken(const CachedRow &row) const;
    [[nodiscard]] QString spokenAddress(const CachedRow &row, int column) const;
    void annotationsChanged();
    void timesChanged();

    MessageLog &m_log;
    QTimer m_refreshTimer;
    LogScanner m_scanner;
    Filter m_askedFilter;
    Filter m_alsoFilter;
    std::optional<Filter> m_mutedFilter;
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
    quint64 m_first = 1; ///< without filter and folds the rows are [m_first, m_next)
    quint64 m_next = 1; ///< the first event not inserted or checked
    std::deque<quint64> m_matches; ///< otherwise: the ids of the entries, ascending
    bool m_folding = false;
    RowFolds m_folds; ///< of the matches, while rows fold
    std::deque<quint64> m_muted; ///< with a filter: the ids of the muted rows, ascending
    Counts m_counts;
    mutable std::array<CachedRow, 256> m_cache; ///< by id modulo its size: about the visible rows
    mutable CachedRow m_gone; ///< for an event that could not be read
};

} // namespace swb

Q_DECLARE_METATYPE(swb::LogModel::Counts)
