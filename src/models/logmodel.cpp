// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logmodel.h"

#include "core/log/eventtext.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {
namespace {

constexpr int refreshMs = 33;
constexpr qint64 sliceNs = 4'000'000;
constexpr quint64 eventsPerLook = 512; ///< between two looks at the clock

} // namespace

LogModel::LogModel(MessageLog &log, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
{
    connect(&m_refreshTimer, &QTimer::timeout, this, &LogModel::refresh);
    connect(&m_scanTimer, &QTimer::timeout, this, [this] {
        takeRows();
        updateCounts();
    });
    m_scanTimer.setInterval(0);
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
    const CachedRow *row = cached(idAt(index.row()));
    if (!row)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == DirectionColumn)
            return row->direction == Direction::In ? tr("received")
                : row->direction == Direction::Out ? tr("sent")
                                                   : tr("no direction");
        return text(*row, index.column());
    case Qt::TextAlignmentRole:
        return int(index.column() == NumberColumn || index.column() == LengthColumn
                       ? Qt::AlignRight | Qt::AlignVCenter
                       : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return meaning(*row, role);
    }
}

QVariant LogModel::text(const CachedRow &row, int column)
{
    switch (column) {
    case NumberColumn:
        return row.id;
    case TimeColumn:
        return row.evidence == Evidence::Inferred ? QString() : EventText::time(row.timeNs);
    case DirectionColumn:
        return row.direction == Direction::In ? u"←"_s : row.direction == Direction::Out ? u"→"_s : QString();
    case ConversationColumn:
        return row.conversation;
    case SourceColumn:
        return row.source;
    case DestinationColumn:
        return row.destination;
    case ProtocolColumn:
        return QString(displayName(row.transport));
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
    case ExplanationRole:
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
        return tr("Time");
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

const LogModel::CachedRow *LogModel::cached(quint64 id) const
{
    CachedRow &slot = m_cache[id % m_cache.size()];
    if (id != 0 && slot.id == id)
        return &slot;
    bool found = false;
    // forEach() lends the payload; at() would copy all of it for one line of text.
    m_log.forEach(id, id + 1, [&](const Event &event) {
        slot = read(event);
        found = true;
        return false;
    });
    return found ? &slot : nullptr;
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

void LogModel::setFilter(const LogFilter &filter)
{
    beginResetModel();
    m_filter = filter;
    reload();
    endResetModel();
    refresh();
}

void LogModel::clear()
{
    refresh();
    m_floor = m_log.endId();
    dropRows();
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

void LogModel::reload()
{
    m_first = m_next = std::max(m_log.firstId(), m_floor);
    m_matches.clear();
    m_predicate = m_filter.showsAll() ? EventPredicate() : m_filter.predicate(m_log);
}

void LogModel::refresh()
{
    m_log.collect();
    dropRows();
    takeRows();
    updateCounts();
}

void LogModel::dropRows()
{
    const quint64 first = std::max(m_log.firstId(), m_floor);
    const auto kept = std::ranges::lower_bound(m_matches, first);
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
    const quint64 end = m_log.endId();
    if (m_next < end) {
        if (m_filter.showsAll())
            takeAll(end);
        else
            scanSlice(end);
    }
    const bool more = m_next < end;
    if (more != m_scanTimer.isActive())
        more ? m_scanTimer.start() : m_scanTimer.stop();
}

void LogModel::takeAll(quint64 end)
{
    const int row = rowCount();
    beginInsertRows({}, row, row + int(end - m_next) - 1);
    m_next = end;
    endInsertRows();
}

void LogModel::scanSlice(quint64 end)
{
    QElapsedTimer clock;
    clock.start();
    std::vector<quint64> found;
    while (m_next < end && clock.nsecsElapsed() < sliceNs) {
        const quint64 stop = std::min(end, m_next + eventsPerLook);
        m_log.forEach(m_next, stop, [&](const Event &event) {
            if (m_predicate(event))
                found.push_back(event.id);
            return true;
        });
        m_next = stop;
    }
    append(found);
}

void LogModel::append(const std::vector<quint64> &ids)
{
    if (ids.empty())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row + int(ids.size()) - 1);
    m_matches.insert(m_matches.end(), ids.begin(), ids.end());
    endInsertRows();
}

void LogModel::updateCounts()
{
    const qint64 end = qint64(m_log.endId());
    const Counts counts{rowCount(), end - qint64(m_log.firstId()), qint64(m_log.evicted()),
                        end - qint64(m_next)};
    if (counts == m_counts)
        return;
    m_counts = counts;
    Q_EMIT countsChanged(counts);
}

} // namespace swb
