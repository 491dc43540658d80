// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/clientmodel.h"

#include "core/engine/endpointjson.h"
#include "core/values/quantities.h"
#include "models/common/endpointtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

quint64 read(const std::atomic<quint64> &counter)
{
    return counter.load(std::memory_order_relaxed);
}

ClientStatus freshStatus(EndpointId id, const ClientSettings &settings, qint64 nowNs)
{
    ClientStatus status;
    status.id = id;
    status.settings = settings;
    status.openedNs = nowNs;
    status.counters = std::make_shared<TrafficCounters>();
    return status;
}

} // namespace

ClientModel::ClientModel(QObject *parent)
    : RunnableModel(
        {tr("State"), tr("Server"), tr("In"), tr("Out"), tr("Age"), tr("Last problem"), QString()},
        {BytesIn, BytesOut, Age}, parent)
{ }

int ClientModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ClientModel::text(int row, int column) const
{
    const Row &entry = m_rows.at(row);
    const ClientStatus &status = entry.status;
    switch (column) {
    case State:
        return status.id != EndpointId::None          ? EndpointText::state(status)
            : isStream(status.settings.url.transport) ? tr("not connected")
                                                      : tr("not open");
    case Address:
        return status.settings.url.toString();
    case BytesIn:
        return quantities::bytes(read(status.counters->bytesIn));
    case BytesOut:
        return quantities::bytes(read(status.counters->bytesOut));
    case Age:
        return age(entry);
    case Info:
        return EndpointText::summary(status.error);
    default:
        return {};
    }
}

QString ClientModel::age(const Row &row) const
{
    if (row.status.id == EndpointId::None)
        return {};
    return EndpointText::age((isOver(row.status.state) ? row.endedNs : m_nowNs) - row.status.openedNs);
}

QString ClientModel::tip(int row) const
{
    const ClientStatus &status = m_rows.at(row).status;
    if (status.id == EndpointId::None)
        return tr("%1, as it was set up earlier.\nNothing connects automatically at startup: a connection "
                  "reaches another program or computer, so you decide when to open it.")
            .arg(status.settings.url.toString());
    if (status.error.isError())
        return EndpointText::explanation(status.error);
    const QString sockets = tr("Sockets: %1").arg(displayName(status.settings.sockets));
    if (status.local.isNull())
        return status.settings.url.toString() % u'\n' % sockets;
    return tr("from %1 to %2").arg(status.local.toString(), status.remote.toString()) % u'\n' % sockets;
}

ClientModel::Meaning ClientModel::meaning(int row) const
{
    const ClientStatus &status = m_rows.at(row).status;
    return {status.settings.url.transport, EndpointText::tone(status.state, status.error), isOpen(row)};
}

int ClientModel::opened(EndpointId id, const ClientSettings &settings, qint64 nowNs)
{
    dropOldestEnded();
    m_nowNs = nowNs;
    return append({freshStatus(id, settings, nowNs)});
}

void ClientModel::reopened(int row, EndpointId id, qint64 nowNs)
{
    m_nowNs = nowNs;
    m_rows[row] = {freshStatus(id, m_rows.at(row).status.settings, nowNs)};
    rowChanged(row);
}

int ClientModel::addIdle(const ClientSettings &settings)
{
    Row row{freshStatus(EndpointId::None, settings, 0)};
    row.status.state = LinkState::Closed;
    return append(row);
}

int ClientModel::append(const Row &row)
{
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
    rowChanged(number);
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

bool ClientModel::isOpen(int row) const
{
    return !isOver(m_rows.at(row).status.state);
}

QList<ClientSettings> ClientModel::settingsToKeep() const
{
    QList<QJsonObject> known;
    for (int row = 0; row < rowCount(); ++row) {
        if (isOpen(row))
            known.append(toJson(m_rows.at(row).status.settings));
    }
    QList<ClientSettings> kept;
    for (int row = 0; row < rowCount(); ++row) {
        const ClientSettings &settings = m_rows.at(row).status.settings;
        const QJsonObject json = toJson(settings);
        if (!isOpen(row) && known.contains(json))
            continue;
        known.append(json);
        kept.append(settings);
    }
    return kept;
}

} // namespace swb
