// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversations/conversationmodel.h"

#include "core/log/eventtext.h"
#include "core/tasks/handover.h"
#include "core/values/quantities.h"
#include "models/common/endpointtext.h"
#include "models/conversations/conversationtally.h"
#include "models/log/addressmask.h"

#include <QLocale>
#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace swb {
namespace {

QString numberText(quint64 number)
{
    return QLocale().toString(number);
}

/// A value that was never sampled is blank, not 0.
QVariant sampled(qint64 value)
{
    return value < 0 ? QVariant() : QVariant(value);
}

} // namespace

QVariant ConversationModel::valueOf(const ConversationRecord &record, int column) const
{
    const ConversationStats &stats = record.stats;
    switch (column) {
    case Label:
        return record.conversation.number;
    case Start:
        return stats.startNs;
    case Duration:
        return durationNs(record);
    case UnitsIn:
        return stats.in.transfers;
    case BytesIn:
        return stats.in.bytes;
    case UnitsOut:
        return stats.out.transfers;
    case BytesOut:
        return stats.out.bytes;
    case Rtt:
        return sampled(stats.rttUs);
    case Resent:
        return sampled(stats.retransmits);
    default:
        return {};
    }
}

/// An open conversation has no event that shows how long it has lasted.
qint64 ConversationModel::durationNs(const ConversationRecord &record) const
{
    const ConversationStats &stats = record.stats;
    qint64 endNs = stats.lastNs;
    if (!isOver(stats.state))
        endNs = std::max(endNs, m_past ? m_lastNs : m_log.conversationEndNs(record.conversation.id));
    return endNs - stats.startNs;
}

ConversationModel::ConversationModel(MessageLog &log, QObject *parent)
    : EndpointTableModel({tr("Conversation"), tr("Ours"), tr("Peer"), tr("Protocol"), tr("Start"),
                          tr("Duration"), tr("State"), tr("Pieces in"), tr("Bytes in"), tr("Pieces out"),
                          tr("Bytes out"), tr("RTT, sampled"), tr("Resent, sampled")},
                         {Start, Duration, UnitsIn, BytesIn, UnitsOut, BytesOut, Rtt, Resent}, parent)
    , m_log(log)
    , m_tally(new ConversationTally(log, m_stop))
{
    m_tally->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_tally, &QObject::deleteLater);
    connect(m_tally, &ConversationTally::counted, m_tally,
            [this](const QList<ConversationRecord> &changed, quint64 next, qint64 lastNs) {
                handOver(this, [this, changed, next, lastNs] { take(changed, next, lastNs); });
            });
    connect(&AddressMask::instance(), &AddressMask::changed, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, Local), index(rowCount() - 1, Remote));
    });
    connect(&m_timer, &QTimer::timeout, this, &ConversationModel::refresh);
    m_timer.start(250ms);
    connect(&m_clock, &QTimer::timeout, this, &ConversationModel::letTimePass);
    m_clock.start(1s);
}

ConversationModel::~ConversationModel()
{
    m_stop = true;
    if (!m_thread.isRunning())
        delete m_tally;
    m_thread.join();
}

void ConversationModel::begin(const QList<ConversationRecord> &known, quint64 next)
{
    m_asked = next;
    m_past = true;
    handOver(m_tally, [tally = m_tally, known, next] { tally->begin(known, next); });
    m_thread.launch(QThread::LowPriority);
}

void ConversationModel::refresh()
{
    const quint64 end = m_log.endId();
    if (end <= m_asked || !isUpToDate())
        return;
    m_asked = end;
    handOver(m_tally, [tally = m_tally, end] { tally->countTo(end); });
    if (!m_thread.isRunning())
        m_thread.launch(QThread::LowPriority);
}

void ConversationModel::letTimePass()
{
    if (m_past)
        return;
    const auto isOpen = [](const ConversationRecord &record) { return !isOver(record.stats.state); };
    const auto first = std::find_if(m_rows.cbegin(), m_rows.cend(), isOpen);
    if (first == m_rows.cend())
        return;
    const auto last = std::find_if(m_rows.crbegin(), m_rows.crend(), isOpen).base() - 1;
    Q_EMIT dataChanged(index(int(first - m_rows.cbegin()), Duration),
                       index(int(last - m_rows.cbegin()), Duration), {Qt::DisplayRole, SortRole});
}

void ConversationModel::take(const QList<ConversationRecord> &changed, quint64 next, qint64 lastNs)
{
    m_counted = next;
    m_lastNs = lastNs;
    QList<ConversationRecord> fresh;
    int first = rowCount();
    int last = -1;
    for (const ConversationRecord &record : changed) {
        const auto known = m_rowOf.constFind(record.conversation.id);
        if (known == m_rowOf.constEnd()) {
            fresh.append(record);
            continue;
        }
        m_rows[*known] = record;
        first = std::min(first, *known);
        last = std::max(last, *known);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    std::ranges::sort(fresh, {}, [](const ConversationRecord &record) { return record.stats.firstEvent; });
    append(fresh);
    for (const ConversationRecord &record : std::as_const(fresh)) // in order of appearance
        AddressMask::instance().meet(record.conversation);
    Q_EMIT counted();
}

void ConversationModel::append(const QList<ConversationRecord> &records)
{
    if (records.isEmpty())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row + int(records.size()) - 1);
    for (const ConversationRecord &record : records) {
        m_rowOf[record.conversation.id] = rowCount();
        m_rows.append(record);
    }
    endInsertRows();
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::value(int row, int column) const
{
    const QVariant value = valueOf(recordAt(row), column);
    const bool ofWords = column < Start || column == State;
    return value.isValid() || !ofWords ? value : QVariant(text(row, column));
}

QString ConversationModel::columnTip(int column) const
{
    switch (column) {
    case Start:
        return tr("Seconds from the start of the log to the first event");
    case Duration:
        return tr("Seconds from the first event to the last one, or to now while the conversation is open");
    case UnitsIn:
    case UnitsOut:
        return tr("Chunks of a stream, or datagrams");
    case Rtt:
        return tr("Smoothed round-trip time in milliseconds, as last sampled from the kernel; blank if it "
                  "was never sampled");
    case Resent:
        return tr(
            "Retransmitted segments, as last sampled from the kernel; blank if they were never sampled");
    default:
        return {};
    }
}

QString ConversationModel::text(int row, int column) const
{
    const ConversationRecord &record = recordAt(row);
    const ConversationStats &stats = record.stats;
    switch (column) {
    case Label:
        return record.conversation.label() % u' ' % EventText::role(record.conversation.role);
    case Local:
        return shown(record.conversation.local);
    case Remote:
        return shown(record.conversation.remote);
    case Protocol:
        return QString(displayName(record.conversation.transport));
    case Start:
        return EventText::time(stats.startNs);
    case Duration:
        return EventText::time(durationNs(record));
    case State:
        return EndpointText::state(stats.state, record.conversation.transport);
    case BytesIn:
    case BytesOut:
        return quantities::bytes(valueOf(record, column).toULongLong());
    case Rtt:
        return stats.rttUs < 0 ? QString() : tr("%1 ms").arg(double(stats.rttUs) / 1000, 0, 'f', 3);
    default:
        break;
    }
    const QVariant value = valueOf(record, column);
    return value.isValid() ? numberText(value.toULongLong()) : QString();
}

QString ConversationModel::shown(const SocketAddress &address) const
{
    return AddressMask::instance().shown(address.toString());
}

QString ConversationModel::tip(int row) const
{
    const ConversationRecord &record = recordAt(row);
    return tr("%1 from %2 to %3\nFirst event: No. %4. Double-click to go there.")
        .arg(text(row, Label), text(row, Local), text(row, Remote))
        .arg(record.stats.firstEvent);
}

ConversationModel::Meaning ConversationModel::meaning(int row) const
{
    const ConversationRecord &record = recordAt(row);
    return {record.conversation.transport, EndpointText::tone(record.stats.state),
            !isOver(record.stats.state)};
}

} // namespace swb
