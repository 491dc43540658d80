// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/log/logmodel.h"

#include "core/log/eventtext.h"
#include "core/log/protocolnames.h"
#include "models/log/addressmask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int refreshMs = 33;
constexpr quint64 rowsAtOnce = 32; ///< read from an archive at once, since they are stored together

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
    return m_filter.showsAll() ? int(m_next - m_first) : int(m_matches.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const quint64 id = idAt(index.row());
    if (role == MarkedRole || role == NoteRole)
        return annotation(id, role);
    if (index.column() == TimeColumn && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return timeText(index.row());
    const CachedRow &row = cached(id);
    switch (role) {
    case Qt::DisplayRole:
        return shownText(row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == DirectionColumn)
            return row.direction == Direction::In ? tr("received")
                : row.direction == Direction::Out ? tr("sent")
                                                  : tr("no direction");
        if (index.column() == ConversationColumn && row.side >= 0)
            return QString(row.conversation % u' ' % EventText::role(swb::Role(row.side)));
        if (index.column() == InfoColumn)
            return spoken(row);
        return shownText(row, index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() == NumberColumn || index.column() == LengthColumn
                       ? Qt::AlignRight | Qt::AlignVCenter
                       : Qt::AlignLeft | Qt::AlignVCenter);
    case ExplanationRole:
        return AddressMask::instance().shown(row.explanation);
    default:
        return meaning(row, role);
    }
}

QVariant LogModel::shownText(const CachedRow &row, int column) const
{
    QVariant words = text(row, column);
    const bool payload = row.kind == EventKind::Data || row.kind == EventKind::Message;
    const bool mayName = column == SourceColumn || column == DestinationColumn || column == InfoColumn;
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
        return row.direction == Direction::In ? u"←"_s : row.direction == Direction::Out ? u"→"_s : QString();
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
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
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

quint64 LogModel::idAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return 0;
    return m_filter.showsAll() ? m_first + quint64(row) : m_matches[size_t(row)];
}

int LogModel::rowOf(quint64 id) const
{
    if (m_filter.showsAll())
        return id >= m_first && id < m_next ? int(id - m_first) : -1;
    const auto found = std::ranges::lower_bound(m_matches, id);
    return found != m_matches.end() && *found == id ? int(found - m_matches.begin()) : -1;
}

int LogModel::rowFrom(quint64 id) const
{
    if (!m_filter.showsAll())
        return int(std::ranges::lower_bound(m_matches, id) - m_matches.begin());
    return int(std::clamp(id, m_first, m_next) - m_first);
}

int LogModel::rowFromTime(qint64 timeNs) const
{
    int first = 0;
    int count = rowCount();
    while (count > 0) {
        const int half = count / 2;
        const bool before = cached(idAt(first + half)).timeNs < timeNs;
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
QString LogModel::timeText(int row) const
{
    const auto timeOf = [this](quint64 id) {
        const CachedRow &event = cached(id);
        return event.evidence == Evidence::Inferred ? std::nullopt : std::optional(event.timeNs);
    };
    const quint64 id = idAt(row);
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
    const std::optional<qint64> previous = row > 0 ? timeOf(idAt(row - 1)) : std::nullopt;
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
    parts.append(shownText(row, InfoColumn).toString());
    return parts.join(u", "_s);
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
    const bool together = m_filter.showsAll() && id < m_log.firstInMemory();
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
    beginResetModel();
    m_askedFilter = asked;
    m_filter = bothOf(asked, also);
    reload();
    endResetModel();
    refresh();
}

int LogModel::filterProgress() const
{
    if (m_filter.showsAll() || m_next >= m_scanTo)
        return 100;
    return int(qMin(quint64(99), 100 * (m_next - qMin(m_next, m_scanFrom)) / (m_scanTo - m_scanFrom)));
}

void LogModel::clear()
{
    refresh();
    m_floor = m_log.endId();
    dropRows();
    if (!m_filter.showsAll()) // cleared rows need not be checked
        m_scanner.begin(m_filter, m_asked = m_next);
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
    const quint64 oldest = m_filter.showsAll() && end > maxRows ? end - maxRows : 0;
    return std::max({m_log.firstId(), m_floor, oldest});
}

void LogModel::reload()
{
    m_first = m_next = m_asked = m_scanFrom = firstWanted();
    m_scanTo = std::max(m_log.endId(), m_scanFrom);
    m_matches.clear();
    m_annotated = m_log.annotations().revision();
    if (m_filter.showsAll())
        m_scanner.abandon();
    else
        m_scanner.begin(m_filter, m_next);
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
    const qint64 gone = m_filter.showsAll() ? qint64(std::min(first, m_next)) - qint64(m_first)
                                            : qint64(kept - m_matches.begin());
    if (gone > 0)
        beginRemoveRows({}, 0, int(gone) - 1);
    m_matches.erase(m_matches.begin(), kept);
    m_first = std::max(m_first, first);
    m_next = std::max(m_next, first);
    if (gone > 0)
        endRemoveRows();
}

void LogModel::takeRows()
{
    const quint64 end = endId();
    if (m_filter.showsAll() && m_next < end)
        takeAll(end);
    else if (!m_filter.showsAll() && m_asked < end)
        m_scanner.extend(m_asked = end);
}

void LogModel::takeAll(quint64 end)
{
    const int row = rowCount();
    beginInsertRows({}, row, row + int(end - m_next) - 1);
    m_next = end;
    endInsertRows();
}

void LogModel::takeFound(const QList<quint64> &ids, quint64 next)
{
    const auto wanted = std::ranges::lower_bound(ids, m_next); // others were cleared meanwhile
    m_next = std::max(m_next, next);
    if (wanted != ids.end()) {
        const int row = rowCount();
        beginInsertRows({}, row, row + int(ids.end() - wanted) - 1);
        m_matches.insert(m_matches.end(), wanted, ids.end());
        endInsertRows();
    }
    updateCounts();
}

void LogModel::updateCounts()
{
    const qint64 end = qint64(m_log.endId());
    const Counts counts{rowCount(), end - qint64(m_log.firstId()), qint64(m_log.evicted()),
                        std::max(qint64(0), qint64(endId()) - qint64(m_next))};
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged(counts);
}

} // namespace swb
