// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/peermodel.h"

#include "models/endpointtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace swb {

int PeerModel::rowCount(const QModelIndex &parent) const
{
    const auto found = m_servers.constFind(m_shown);
    return parent.isValid() || found == m_servers.constEnd() ? 0 : int(found->rows.size());
}

int PeerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const PeerStatus &PeerModel::at(int row) const
{
    return m_servers.constFind(m_shown)->rows.at(row);
}

QVariant PeerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PeerStatus &peer = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(peer, index.column());
    case Qt::ToolTipRole:
        return EndpointText::tip(peer.error.isError() ? EndpointText::explanation(peer.error)
                                                      : peer.conversation.label());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() >= BytesIn ? Qt::AlignRight : Qt::AlignLeft));
    case TransportRole:
        return int(peer.conversation.transport);
    case ToneRole:
        return int(EndpointText::tone(peer.state));
    case RunningRole:
        return !isOver(peer.state);
    default:
        return {};
    }
}

QString PeerModel::text(const PeerStatus &peer, int column) const
{
    switch (column) {
    case Peer:
        return peer.conversation.remote.toString();
    case State:
        return EndpointText::state(peer.state, peer.conversation.transport);
    case BytesIn:
        return EndpointText::bytes(peer.counters->bytesIn.load(std::memory_order_relaxed));
    case BytesOut:
        return EndpointText::bytes(peer.counters->bytesOut.load(std::memory_order_relaxed));
    case Age:
        return EndpointText::age((isOver(peer.state) ? peer.closedNs : m_nowNs) - peer.openedNs);
    default:
        return {};
    }
}

QVariant PeerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section >= BytesIn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("Client"), tr("State"), tr("In"), tr("Out"), tr("Age")};
    return titles.at(size_t(section));
}

void PeerModel::update(const PeerStatus &status)
{
    const EndpointId server = status.conversation.endpoint;
    const bool shown = server == m_shown;
    Peers &peers = m_servers[server];
    const auto known = peers.rowOf.constFind(status.conversation.id);
    if (known == peers.rowOf.constEnd()) {
        append(peers, status, shown);
    } else {
        PeerStatus &row = peers.rows[*known];
        peers.open += int(!isOver(status.state)) - int(!isOver(row.state));
        row = status;
        if (shown)
            Q_EMIT dataChanged(index(int(*known), 0), index(int(*known), ColumnCount - 1));
    }
    // In batches, since each batch renumbers the rows behind it.
    if (peers.rows.size() - peers.open >= 2 * keptEnded)
        dropEnded(peers, shown);
}

void PeerModel::append(Peers &peers, const PeerStatus &status, bool shown)
{
    const int row = int(peers.rows.size());
    if (shown)
        beginInsertRows({}, row, row);
    peers.rowOf[status.conversation.id] = row;
    peers.rows.append(status);
    peers.open += int(!isOver(status.state));
    if (shown)
        endInsertRows();
}

void PeerModel::dropEnded(Peers &peers, bool shown)
{
    int surplus = int(peers.rows.size()) - peers.open - keptEnded;
    for (qsizetype row = 0; row < peers.rows.size() && surplus > 0;) {
        if (isOver(peers.rows.at(row).state)) {
            dropRow(peers, row, shown);
            --surplus;
        } else {
            ++row;
        }
    }
    peers.rowOf.clear();
    for (qsizetype row = 0; row < peers.rows.size(); ++row)
        peers.rowOf[peers.rows.at(row).conversation.id] = row;
}

void PeerModel::dropRow(Peers &peers, qsizetype row, bool shown)
{
    const TrafficCounters &counters = *peers.rows.at(row).counters;
    peers.goneBytesIn += counters.bytesIn.load(std::memory_order_relaxed);
    peers.goneBytesOut += counters.bytesOut.load(std::memory_order_relaxed);
    if (shown)
        beginRemoveRows({}, int(row), int(row));
    peers.rows.removeAt(row);
    if (shown)
        endRemoveRows();
}

void PeerModel::setServer(EndpointId server)
{
    if (server == m_shown)
        return;
    beginResetModel();
    m_shown = server;
    endResetModel();
}

void PeerModel::forget(EndpointId server)
{
    if (server == m_shown)
        setServer(EndpointId::None);
    m_servers.remove(server);
}

void PeerModel::refresh(int first, int last, qint64 nowNs)
{
    m_nowNs = nowNs;
    last = std::min(last, rowCount() - 1);
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first, BytesIn), index(last, Age), {Qt::DisplayRole});
}

ConversationId PeerModel::idAt(int row) const
{
    return at(row).conversation.id;
}

bool PeerModel::isOpen(int row) const
{
    return !isOver(at(row).state);
}

Error PeerModel::errorAt(int row) const
{
    return at(row).error;
}

ServerTraffic PeerModel::traffic(EndpointId server) const
{
    const auto found = m_servers.constFind(server);
    if (found == m_servers.constEnd())
        return {};
    ServerTraffic sum{found->open, found->goneBytesIn, found->goneBytesOut};
    for (const PeerStatus &peer : found->rows) {
        sum.bytesIn += peer.counters->bytesIn.load(std::memory_order_relaxed);
        sum.bytesOut += peer.counters->bytesOut.load(std::memory_order_relaxed);
    }
    return sum;
}

} // namespace swb
