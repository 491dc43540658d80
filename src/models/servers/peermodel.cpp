// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/servers/peermodel.h"

#include "core/values/quantities.h"
#include "models/common/endpointtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

PeerModel::PeerModel(QObject *parent)
    : EndpointTableModel({tr("Client"), tr("State"), tr("In"), tr("Out"), RateMeter::title(RateOf::Reads),
                          RateMeter::title(RateOf::BytesIn), RateMeter::title(RateOf::Writes),
                          RateMeter::title(RateOf::BytesOut), tr("Age")},
                         {BytesIn, BytesOut, Reads, InRate, Writes, OutRate, Age}, parent)
{ }

int PeerModel::rowCount(const QModelIndex &parent) const
{
    const auto found = m_servers.constFind(m_shown);
    return parent.isValid() || found == m_servers.constEnd() ? 0 : int(found->rows.size());
}

const PeerModel::Row &PeerModel::at(int row) const
{
    return m_servers.constFind(m_shown)->rows.at(row);
}

QString PeerModel::tip(int row) const
{
    const Row &peer = at(row);
    if (peer.error.isError())
        return EndpointText::explanation(peer.error);
    const QString rates = isOver(peer.state) ? QString() : peer.meter.sentence();
    return rates.isEmpty() ? peer.conversation.label() : peer.conversation.label() % u'\n' % rates;
}

PeerModel::Meaning PeerModel::meaning(int row) const
{
    const PeerStatus &peer = at(row);
    return {peer.conversation.transport, toneAt(row), !isOver(peer.state)};
}

Severity PeerModel::toneAt(int row) const
{
    return EndpointText::tone(at(row).state, at(row).error);
}

QString PeerModel::text(int row, int column) const
{
    const Row &peer = at(row);
    switch (column) {
    case Peer:
        return peer.conversation.remote.toString();
    case State:
        return EndpointText::state(peer);
    case BytesIn:
        return quantities::bytes(peer.counters->bytesIn.load(std::memory_order_relaxed));
    case BytesOut:
        return quantities::bytes(peer.counters->bytesOut.load(std::memory_order_relaxed));
    case Reads:
    case InRate:
    case Writes:
    case OutRate:
        return RateMeter::text(rate(peer, column), RateOf(column - Reads));
    case Age:
        return EndpointText::age(ageNs(peer));
    default:
        return {};
    }
}

QVariant PeerModel::value(int row, int column) const
{
    const Row &peer = at(row);
    switch (column) {
    case BytesIn:
        return peer.counters->bytesIn.load(std::memory_order_relaxed);
    case BytesOut:
        return peer.counters->bytesOut.load(std::memory_order_relaxed);
    case Reads:
    case InRate:
    case Writes:
    case OutRate:
        return rate(peer, column) ? QVariant(*rate(peer, column)) : QVariant();
    case Age:
        return ageNs(peer);
    default:
        return text(row, column);
    }
}

/// A closed connection has no rate.
std::optional<double> PeerModel::rate(const Row &peer, int column)
{
    return isOver(peer.state) ? std::nullopt : peer.meter.perSecond(RateOf(column - Reads));
}

void PeerModel::lookAtRates()
{
    if (!RateMeter::isDue(m_lookedNs, m_nowNs))
        return;
    m_lookedNs = m_nowNs;
    for (Peers &peers : m_servers) {
        for (Row &peer : peers.rows) {
            if (!isOver(peer.state))
                peer.meter.look(*peer.counters, m_nowNs);
        }
    }
}

QString PeerModel::columnTip(int column) const
{
    return column >= Reads && column <= OutRate ? RateMeter::tip(RateOf(column - Reads)) : QString();
}

qint64 PeerModel::ageNs(const PeerStatus &peer) const
{
    return (isOver(peer.state) ? peer.closedNs : m_nowNs) - peer.openedNs;
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
        Row &row = peers.rows[*known];
        peers.open += int(!isOver(status.state)) - int(!isOver(row.state));
        static_cast<PeerStatus &>(row) = status;
        if (shown)
            rowChanged(int(*known));
    }
    // In batches, since each removal renumbers the rows behind it.
    if (peers.rows.size() - peers.open >= 2 * keptEnded)
        dropEnded(peers, shown);
}

void PeerModel::append(Peers &peers, const PeerStatus &status, bool shown)
{
    const int row = int(peers.rows.size());
    if (shown)
        beginInsertRows({}, row, row);
    peers.rowOf[status.conversation.id] = row;
    peers.rows.append({status, {}});
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

void PeerModel::refresh(const QList<int> &rows, qint64 nowNs)
{
    m_nowNs = nowNs;
    lookAtRates();
    for (const int row : rows)
        Q_EMIT dataChanged(index(row, BytesIn), index(row, Age), {Qt::DisplayRole});
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

QList<ConversationId> PeerModel::freePeers(EndpointId server, const QList<ConversationId> &among) const
{
    QList<ConversationId> ids;
    const auto found = m_servers.constFind(server);
    if (found == m_servers.constEnd())
        return ids;
    for (const PeerStatus &peer : found->rows) {
        const ConversationId id = peer.conversation.id;
        if (!isOver(peer.state) && peer.counters->queuedBytes.load(std::memory_order_relaxed) == 0
            && (among.isEmpty() || among.contains(id)))
            ids.append(id);
    }
    return ids;
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
