// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clientmodel.h"

#include "models/endpointtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

quint64 read(const std::atomic<quint64> &counter)
{
    return counter.load(std::memory_order_relaxed);
}

bool isNumber(int column)
{
    return column == ClientModel::BytesIn || column == ClientModel::BytesOut || column == ClientModel::Age;
}

} // namespace

int ClientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClientModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClientModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return EndpointText::tip(tip(row));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case TransportRole:
        return int(row.status.settings.url.transport);
    case ToneRole:
        return int(row.status.error.isError() ? Severity::Error : EndpointText::tone(row.status.state));
    case RunningRole:
        return !isOver(row.status.state);
    default:
        return {};
    }
}

QString ClientModel::text(const Row &row, int column) const
{
    switch (column) {
    case State:
        return EndpointText::state(row.status.state, row.status.settings.url.transport);
    case Address:
        return row.status.settings.url.toString();
    case BytesIn:
        return EndpointText::bytes(read(row.status.counters->bytesIn));
    case BytesOut:
        return EndpointText::bytes(read(row.status.counters->bytesOut));
    case Age:
        return EndpointText::age((isOver(row.status.state) ? row.endedNs : m_nowNs) - row.status.openedNs);
    case Info:
        return EndpointText::summary(row.status.error);
    default:
        return {};
    }
}

QString ClientModel::tip(const Row &row) const
{
    if (row.status.error.isError())
        return EndpointText::explanation(row.status.error);
    if (row.status.local.isNull())
        return row.status.settings.url.toString();
    return tr("from %1 to %2").arg(row.status.local.toString(), row.status.remote.toString());
}

QVariant ClientModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("State"), tr("Server"), tr("In"), tr("Out"), tr("Age"), tr("Last problem")};
    return titles.at(size_t(section));
}

int ClientModel::opened(EndpointId id, const ClientSettings &settings, qint64 nowNs)
{
    dropOldestEnded();
    Row row;
    row.status.id = id;
    row.status.settings = settings;
    row.status.openedNs = nowNs;
    row.status.counters = std::make_shared<TrafficCounters>();
    m_nowNs = nowNs;
    const int number = int(m_rows.size());
    beginInsertRows({}, number, number);
    m_rows.append(row);
    endInsertRows();
    return number;
}

void ClientModel::dropOldestEnded()
{
    const auto over = [](const Row &row) { return isOver(row.status.state); };
    if (std::count_if(m_rows.cbegin(), m_rows.cend(), over) < keptEnded)
        return;
    remove(int(std::find_if(m_rows.cbegin(), m_rows.cend(), over) - m_rows.cbegin()));
}

void ClientModel::update(const ClientStatus &status)
{
    const int number = rowOf(status.id);
    if (number < 0)
        return;
    Row &row = m_rows[number];
    if (isOver(status.state) && !isOver(row.status.state))
        row.endedNs = m_nowNs;
    row.status = status;
    Q_EMIT dataChanged(index(number, 0), index(number, ColumnCount - 1));
}

void ClientModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void ClientModel::refresh(int first, int last, qint64 nowNs)
{
    m_nowNs = nowNs;
    last = std::min(last, rowCount() - 1);
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first, BytesIn), index(last, Age), {Qt::DisplayRole});
}

int ClientModel::rowOf(EndpointId id) const
{
    const auto found
        = std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const Row &row) { return row.status.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

} // namespace swb
