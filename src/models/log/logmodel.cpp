// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logmodel.h"

#include "core/log/eventtext.h"
#include "core/log/protocolnames.h"
#include "models/common/spokencell.h"
#include "models/log/addressmask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int refreshMs = 33;
constexpr quint64 rowsAtOnce = 32; ///< read from an archive at once, since they are stored together

bool isOurEnd(int column, Direction direction)
{
    return column == (direction == Direction::In ? LogModel::DestinationColumn : LogModel::SourceColumn);
}

} // namespace

LogModel::LogModel(MessageLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_scanner(log)
{
    connect(&m_refreshTimer, &QTimer::timeout, this, &LogModel::refresh);
    connect(&m_scanner, &LogScanner::found, this, &LogModel::takeFound);
    connect(&AddressMask::instance(), &AddressMask::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    m_refreshTimer.start(refreshMs);
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_folding ? m_folds.rowCount() : entryCount());
}

qint64 LogModel::entryCount() const
{
    return isDirect() ? qint64(m_next - m_first) : qint64(m_matches.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == LikeRowsRole || role == FoldedRole || role == MarkedRole || role == NoteRole)
        return foldData(index.row(), role);
    QVariant words = entryData(entryAt(index.row()), index.column(), role);
    if (role != Qt::AccessibleTextRole || index.column() != InfoColumn || !runAt(index.row()).isFolded())
        return words;
    return tr("%n like rows, folded; the first: %1", nullptr, int(runAt(index.row()).size))
        .arg(words.toString());
}

QVariant LogModel::entryData(qint64 entry, int column, int role) const
{
    if (column == TimeColumn && role == Qt::DisplayRole)
        return timeText(entry);
    if (column == TimeColumn && role == Qt::AccessibleTextRole)
        return spokenCell(timeText(entry), tr("no time"));
    const quint64 id = eventAt(entry);
    if (role == MarkedRole || role == NoteRole)
        return annotation(id, role);
    const CachedRow &row = cached(id);
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, column);
    case Qt::AccessibleTextRole:
        if (column == DirectionColumn)
            return row.direction == Direction::In ? tr("received")
                : row.direction == Direction::Out ? tr("sent")
                                                  : tr("no direction");
        if (column == ConversationColumn && row.side >= 0)
            return QString(row.conversation % u' ' % EventText::role(swb::Role(row.side)));
        if (column == InfoColumn)
            return spoken(row);
        if (isAddress(column))
            return spokenCell(spokenAddress(row, column));
        return spokenCell(shownText(row, column));
    case Qt::TextAlignmentRole:
        return int(column == NumberColumn || column == LengthColumn ? Qt::AlignRight | Qt::AlignVCenter
                                                                    : Qt::AlignLeft | Qt::AlignVCenter);
    case ExplanationRole:
        return AddressMask::instance().shown(row.explanation);
    case OursRole:
        return row.side >= 0 && isOurEnd(column, row.direction);
    default:
        return meaning(row, role);
    }
}

/// A folded row shows the first mark and note among its events.
QVariant LogModel::foldData(int row, int role) const
{
    const RowFolds::Run run = runAt(row);
    const bool isFirst = entryAt(row) == run.first;
    if (role == LikeRowsRole)
        return isFirst ? int(run.size) : 1;
    if (role == FoldedRole)
        return run.isFolded();
    return annotation(run.isFolded() ? annotatedIn(run) : idAt(row), role);
}

quint64 LogModel::annotatedIn(const RowFolds::Run &run) const
{
    const quint64 end = eventAt(run.end() - 1) + 1;
    quint64 id = m_log.annotations().firstIn(eventAt(run.first), end);
    while (id != 0 && !std::ranges::binary_search(m_matches, id)) // an event between them that is not shown
        id = m_log.annotations().firstIn(id + 1, end);
    return id;
}

QVariant LogModel::shownText(const CachedRow &row, int column) const
{
    QVariant words = text(row, column);
    const bool payload = row.kind == EventKind::Data || row.kind == EventKind::Message;
    const bool mayName = isAddress(column) || column == InfoColumn;
    const AddressMask &mask = AddressMask::instance();
    if (!mask.isOn() || !mayName || (payload && column == InfoColumn))
        return words;
    return mask.shown(words.toString());
}

QVariant LogModel::text(const CachedRow &row, int column)
{
    switch (column) {
    case NumberColumn:
        return row.id;
    case DirectionColumn:
        // Between two addresses the arrow points from one to the other; without them it is relative to us.
        return row.direction == Direction::None              ? QString()
            : row.side < 0 && row.direction == Direction::In ? u"←"_s
                                                             : u"→"_s;
    case ConversationColumn:
        return row.conversation;
    case SourceColumn:
        return row.source;
    case DestinationColumn:
        return row.destination;
    case ProtocolColumn:
        return row.protocol;
    case LengthColumn:
        return row.kind == EventKind::Data || row.kind == EventKind::Message ? QVariant(row.length)
                                                                             : QVariant();
    default:
        return row.info;
    }
}

QVariant LogModel::meaning(const CachedRow &row, int role)
{
    switch (role) {
    case EventIdRole:
        return row.id;
    case SeverityRole:
        return int(row.severity);
    case DirectionRole:
        return int(row.direction);
    case TransportRole:
        return int(row.transport);
    case KindRole:
        return int(row.kind);
    case EvidenceRole:
        return int(row.evidence);
    case SideRole:
        return row.side;
    case EncryptedRole:
        return row.encrypted;
    case ExplanationRole:
    case Qt::AccessibleDescriptionRole:
        return row.explanation;
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole)
        return columnTip(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("No.");
    case TimeColumn:
        return TimeText::title(m_timeMode);
    case DirectionColumn:
        return tr("Dir");
    case ConversationColumn:
        return tr("Conversation");
    case SourceColumn:
        return tr("Source");
    case DestinationColumn:
        return tr("Destination");
    case ProtocolColumn:
        return tr("Protocol");
    case LengthColumn:
        return tr("Length");
    default:
        return tr("Info");
    }
}

QVariant LogModel::columnTip(int section)
{
    switch (section) {
    case ConversationColumn:
        return tr("T and a number for a TCP connection, U for a pair of UDP addresses, and whose end of it "
                  "wrote the row");
    case SourceColumn:
        return tr("Where the bytes come from. The address of our end, where the row was logged, is bold.");
    case DirectionColumn:
        return tr("From the source to the destination. The bold address is our end: bytes that leave it "
                  "were sent, bytes that reach it were received. Where the addresses have no room, → is sent "
                  "and ← is received by the end that the conversation names.");
    case DestinationColumn:
        return tr("Where the bytes go. The address of our end, where the row was logged, is bold.");
    default:
        return {};
    }
}

quint64 LogModel::idAt(int row) const
{
    return row < 0 || row >= rowCount() ? 0 : eventAt(entryAt(row));
}

qint64 LogModel::entryAt(int row) const
{
    return m_folding ? m_folds.entryAt(row) : row;
}

RowFolds::Run LogModel::runAt(int row) const
{
    return m_folding ? m_folds.runOf(m_folds.entryAt(row)) : RowFolds::Run{row, 1, false};
}

quint64 LogModel::eventAt(qint64 entry) const
{
    return isDirect() ? m_first + quint64(entry) : m_matches[size_t(entry)];
}

LogModel::Entries LogModel::entriesOf(int firstRow, int lastRow) const
{
    const RowFolds::Run last = runAt(lastRow);
    return {entryAt(firstRow), last.isFolded() ? last.end() : entryAt(lastRow) + 1};
}

qint64 LogModel::entryFrom(quint64 id) const
{
    return isDirect() ? qint64(std::clamp(id, m_first, m_next) - m_first)
                      : std::ranges::lower_bound(m_matches, id) - m_matches.begin();
}

int LogModel::rowOf(quint64 id) const
{
    const qint64 entry = entryFrom(id);
    if (entry >= entryCount() || eventAt(entry) != id)
        return -1;
    return int(m_folding ? m_folds.rowOf(entry) : entry);
}

int LogModel::rowFrom(quint64 id) const
{
    const qint64 entry = entryFrom(id);
    return entry >= entryCount() ? rowCount() : int(m_folding ? m_folds.rowOf(entry) : entry);
}

qint64 LogModel::entryFromTime(qint64 timeNs) const
{
    qint64 first = 0;
    qint64 count = entryCount();
    while (count > 0) {
        const qint64 half = count / 2;
        const bool before = cached(eventAt(first + half)).timeNs < timeNs;
        first += before ? half + 1 : 0;
        count = before ? count - half - 1 : half;
    }
    return first;
}

void LogModel::setTimeMode(TimeMode mode)
{
    if (mode == m_timeMode)
        return;
    m_timeMode = mode;
    timesChanged();
    Q_EMIT headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

void LogModel::setReference(quint64 id)
{
    m_reference = id;
    m_referenceNs = id == 0 ? 0 : cached(id).timeNs;
    timesChanged();
}

void LogModel::setFrozen(bool frozen)
{
    refresh();
    m_frozenAt = frozen ? m_log.endId() : 0;
    refresh();
}

void LogModel::timesChanged()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
}

/// Inferred events have no time, and cannot be counted from.
QString LogModel::timeText(qint64 entry) const
{
    const auto timeOf = [this](quint64 id) {
        const CachedRow &event = cached(id);
        return event.evidence == Evidence::Inferred ? std::nullopt : std::optional(event.timeNs);
    };
    const quint64 id = eventAt(entry);
    const std::optional<qint64> time = timeOf(id);
    if (!time)
        return {};
    if (m_timeMode == TimeMode::SinceStart)
        return EventText::time(*time);
    if (m_timeMode == TimeMode::Clock)
        return TimeText::clock(m_log, *time);
    if (m_timeMode == TimeMode::SinceReference)
        return m_reference == 0 ? QString()
            : id == m_reference ? tr("reference")
                                : TimeText::between(m_referenceNs, *time);
    const std::optional<qint64> previous = entry > 0 ? timeOf(eventAt(entry - 1)) : std::nullopt;
    return previous ? TimeText::between(*previous, *time) : QString();
}

/// Includes what the icons in front of it mean.
QString LogModel::spoken(const CachedRow &row) const
{
    const Annotation annotation = m_log.annotations().at(row.id);
    QStringList parts;
    if (annotation.marked)
        parts.append(tr("marked"));
    if (!annotation.note.isEmpty())
        parts.append(tr("note: %1").arg(annotation.note));
    parts.append(spokenCell(shownText(row, InfoColumn)));
    return parts.join(u", "_s);
}

/// Says what bold type shows.
QString LogModel::spokenAddress(const CachedRow &row, int column) const
{
    const QString address = shownText(row, column).toString();
    return row.side >= 0 && isOurEnd(column, row.direction) ? tr("%1, our end").arg(address) : address;
}

QVariant LogModel::annotation(quint64 id, int role) const
{
    const Annotation annotation = m_log.annotations().at(id);
    return role == MarkedRole ? QVariant(annotation.marked) : QVariant(annotation.note);
}

void LogModel::annotationsChanged()
{
    m_annotated = m_log.annotations().revision();
    if (m_filter.readsAnnotations()) {
        beginResetModel();
        reload();
        endResetModel();
    } else if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {MarkedRole, NoteRole});
    }
}

const LogModel::CachedRow &LogModel::cached(quint64 id) const
{
    const CachedRow &slot = m_cache[id % m_cache.size()];
    if (slot.id != id)
        fillCache(id);
    if (slot.id == id)
        return slot;
    m_gone.id = id;
    m_gone.evidence = Evidence::Inferred; // it no longer has a time
    m_gone.info = tr("no longer held");
    return m_gone;
}

void LogModel::fillCache(quint64 id) const
{
    const bool together = isDirect() && id < m_log.firstInMemory();
    const quint64 from = together ? id - id % rowsAtOnce : id;
    // forEach() lends the payload; at() would copy all of it for one line of text.
    m_log.forEach(from, together ? from + rowsAtOnce : id + 1, [this](const Event &event) {
        m_cache[event.id % m_cache.size()] = read(event);
        return true;
    });
}

LogModel::CachedRow LogModel::read(const Event &event) const
{
    const Conversation conversation = m_log.conversation(event.conversation);
    const bool known = conversation.id != ConversationId::None;
    CachedRow row;
    row.id = event.id;
    row.timeNs = event.timeNs;
    row.kind = event.kind;
    row.direction = event.direction;
    row.severity = event.severity;
    row.evidence = event.evidence;
    row.transport = event.transport;
    row.protocol = protocolTitle(event);
    row.encrypted = event.wasEncrypted();
    row.length = event.length;
    row.info = EventText::info(event);
    row.explanation = EventText::explanation(event);
    if (known) {
        row.side = int(conversation.role);
        row.conversation = conversation.label();
        row.source = EventText::source(event, conversation);
        row.destination = EventText::destination(event, conversation);
    }
    return row;
}

void LogModel::setFilter(const Filter &asked, const Filter &also)
{
    m_askedFilter = asked;
    m_alsoFilter = also;
    filterChanged();
}

void LogModel::setMuted(const std::optional<Filter> &muted)
{
    if (muted == m_mutedFilter)
        return;
    m_mutedFilter = muted;
    filterChanged();
}

void LogModel::filterChanged()
{
    beginResetModel();
    m_filter = m_mutedFilter ? without(filterWithMuted(), *m_mutedFilter) : filterWithMuted();
    reload();
    endResetModel();
    refresh();
}

std::pair<quint64, quint64> LogModel::spanWithMuted() const
{
    if (entryCount() == 0 && m_muted.empty())
        return {m_next, m_next};
    quint64 first = entryCount() > 0 ? eventAt(0) : m_muted.front();
    quint64 last = entryCount() > 0 ? eventAt(entryCount() - 1) : m_muted.back();
    if (!m_muted.empty()) {
        first = std::min(first, m_muted.front());
        last = std::max(last, m_muted.back());
    }
    return {first, last + 1};
}

int LogModel::filterProgress() const
{
    if (isDirect() || m_next >= m_scanTo)
        return 100;
    return int(qMin(quint64(99), 100 * (m_next - qMin(m_next, m_scanFrom)) / (m_scanTo - m_scanFrom)));
}

void LogModel::clear()
{
    refresh();
    m_floor = m_log.endId();
    dropRows();
    if (!isDirect()) // cleared events need not be checked
        m_scanner.begin(scanTerms(), m_asked = m_next);
    updateCounts();
    Q_EMIT clearedChanged(canUndoClear());
}

void LogModel::undoClear()
{
    beginResetModel();
    m_floor = 1;
    reload();
    endResetModel();
    refresh();
    Q_EMIT clearedChanged(false);
}

/// The oldest event that may have a row.
quint64 LogModel::firstWanted() const
{
    const quint64 end = m_log.endId();
    const quint64 oldest = isDirect() && end > maxRows ? end - maxRows : 0;
    return std::max({m_log.firstId(), m_floor, oldest});
}

void LogModel::reload()
{
    m_first = m_next = m_asked = m_scanFrom = firstWanted();
    m_scanTo = std::max(m_log.endId(), m_scanFrom);
    m_matches.clear();
    m_folds.clear();
    m_muted.clear();
    m_annotated = m_log.annotations().revision();
    if (isDirect())
        m_scanner.abandon();
    else
        m_scanner.begin(scanTerms(), m_next);
}

void LogModel::refresh()
{
    m_log.collect();
    if (m_annotated != m_log.annotations().revision())
        annotationsChanged();
    dropRows();
    takeRows();
    updateCounts();
}

void LogModel::dropRows()
{
    const quint64 first = firstWanted();
    auto kept = std::ranges::lower_bound(m_matches, first);
    if (m_matches.end() - kept > qint64(maxRows))
        kept = m_matches.end() - qint64(maxRows);
    m_muted.erase(m_muted.begin(), std::ranges::lower_bound(m_muted, first));
    const qint64 gone
        = isDirect() ? qint64(std::min(first, m_next)) - qint64(m_first) : kept - m_matches.begin();
    if (m_folding)
        dropFolded(gone);
    else
        dropEntries(gone, gone);
    m_first = std::max(m_first, first);
    m_next = std::max(m_next, first);
}

/// This many entries, with this many rows.
void LogModel::dropEntries(qint64 entries, qint64 rows)
{
    if (entries <= 0)
        return;
    if (rows > 0)
        beginRemoveRows({}, 0, int(rows) - 1);
    if (isDirect())
        m_first += quint64(entries);
    else
        m_matches.erase(m_matches.begin(), m_matches.begin() + entries);
    if (m_folding)
        m_folds.dropFront(entries);
    if (rows > 0)
        endRemoveRows();
}

/// First the rows that are removed, then the entries removed from a row that stays, which then shows another
/// event.
void LogModel::dropFolded(qint64 entries)
{
    const bool allGo = entries >= entryCount();
    const RowFolds::Run run = allGo ? RowFolds::Run{entries} : m_folds.runOf(entries);
    const qint64 whole = run.isFolded() ? run.first : entries;
    dropEntries(whole, allGo ? m_folds.rowCount() : m_folds.rowOf(whole));
    dropEntries(entries - whole, 0);
    if (entries > 0 && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
}

void LogModel::takeRows()
{
    const quint64 end = endId();
    if (isDirect() && m_next < end)
        takeAll(end);
    else if (!isDirect() && m_asked < end)
        m_scanner.extend(m_asked = end);
}

void LogModel::takeAll(quint64 end)
{
    const int row = rowCount();
    beginInsertRows({}, row, row + int(end - m_next) - 1);
    m_next = end;
    endInsertRows();
}

void LogModel::takeFound(const ScanFound &found)
{
    const auto wanted = std::ranges::lower_bound(found.ids, m_next); // others were cleared meanwhile
    m_muted.insert(m_muted.end(), std::ranges::lower_bound(found.muted, m_next), found.muted.end());
    m_next = std::max(m_next, found.next);
    if (wanted != found.ids.end())
        append(found, wanted - found.ids.begin());
    updateCounts();
}

/// The ids from that position on. An event like the last row only adds to it while that row is folded.
void LogModel::append(const ScanFound &found, qsizetype from)
{
    const int row = rowCount();
    const qint64 added = rowsOfNew(found, from);
    const bool joins = m_folding && added < found.ids.size() - from && row > 0;
    if (added > 0)
        beginInsertRows({}, row, row + int(added) - 1);
    m_matches.insert(m_matches.end(), found.ids.begin() + from, found.ids.end());
    if (m_folding) {
        auto head = std::ranges::lower_bound(found.heads, found.ids.at(from));
        for (qsizetype i = from; i < found.ids.size(); ++i) {
            const bool begins = head != found.heads.end() && *head == found.ids.at(i);
            m_folds.append(begins);
            head += begins ? 1 : 0;
        }
    }
    if (added > 0)
        endInsertRows();
    if (joins)
        Q_EMIT dataChanged(index(row - 1, 0), index(row - 1, ColumnCount - 1));
}

qint64 LogModel::rowsOfNew(const ScanFound &found, qsizetype from) const
{
    if (!m_folding)
        return found.ids.size() - from;
    const auto head = std::ranges::lower_bound(found.heads, found.ids.at(from));
    const qint64 heads = found.heads.end() - head;
    const auto firstHead
        = head == found.heads.end() ? found.ids.end() : std::ranges::lower_bound(found.ids, *head);
    const qint64 joining = firstHead - (found.ids.begin() + from);
    if (m_matches.empty())
        return heads + (joining > 0 ? 1 : 0); // the row that it would join is gone
    return heads + (m_folds.runOf(entryCount() - 1).isOpen ? joining : 0);
}

void LogModel::setFolding(bool folding)
{
    if (folding == m_folding)
        return;
    beginResetModel();
    m_folding = folding;
    reload();
    endResetModel();
    refresh();
}

quint64 LogModel::firstLike(int row) const
{
    const RowFolds::Run run = runAt(row);
    return run.size > 1 ? eventAt(run.first) : 0;
}

void LogModel::setOpen(int row, bool open)
{
    const RowFolds::Run run = runAt(row);
    if (run.size < 2 || run.isOpen == open)
        return;
    const int first = int(m_folds.rowOf(run.first));
    const int last = first + int(run.size) - 1;
    if (open)
        beginInsertRows({}, first + 1, last);
    else
        beginRemoveRows({}, first + 1, last);
    m_folds.setOpen(run.first, open);
    if (open)
        endInsertRows();
    else
        endRemoveRows();
    Q_EMIT dataChanged(index(first, 0), index(first, ColumnCount - 1));
}

void LogModel::updateCounts()
{
    const qint64 end = qint64(m_log.endId());
    const Counts counts{entryCount(), end - qint64(m_log.firstId()), qint64(m_log.evicted()),
                        std::max(qint64(0), qint64(endId()) - qint64(m_next)), qint64(m_muted.size())};
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged(counts);
}

} // namespace swb
