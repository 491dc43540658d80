// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/clientmodel.h"

#include "core/engine/endpointjson.h"
#include "core/values/quantities.h"
#include "models/common/endpointtext.h"
#include "models/common/spokencell.h"

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
    : RunnableModel({tr("State"), tr("Server"), tr("In"), tr("Out"), RateMeter::title(RateOf::Reads),
                     RateMeter::title(RateOf::BytesIn), RateMeter::title(RateOf::Writes),
                     RateMeter::title(RateOf::BytesOut), tr("Age"), tr("Last problem"), QString()},
                    {BytesIn, BytesOut, Reads, InRate, Writes, OutRate, Age}, parent)
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
    case Reads:
    case InRate:
    case Writes:
    case OutRate:
        return RateMeter::text(rate(entry, column), RateOf(column - Reads));
    case Age:
        return ageNs(entry) ? EndpointText::age(*ageNs(entry)) : QString();
    case Info:
        return EndpointText::summary(status.error);
    default:
        return {};
    }
}

QVariant ClientModel::value(int row, int column) const
{
    const Row &entry = m_rows.at(row);
    switch (column) {
    case BytesIn:
        return read(entry.status.counters->bytesIn);
    case BytesOut:
        return read(entry.status.counters->bytesOut);
    case Reads:
    case InRate:
    case Writes:
    case OutRate:
        return rate(entry, column) ? QVariant(*rate(entry, column)) : QVariant();
    case Age:
        return ageNs(entry) ? QVariant(*ageNs(entry)) : QVariant();
    default:
        return text(row, column);
    }
}

/// A closed connection has no rate.
std::optional<double> ClientModel::rate(const Row &row, int column) const
{
    return isOver(row.status.state) ? std::nullopt : row.meter.perSecond(RateOf(column - Reads));
}

void ClientModel::lookAtRates()
{
    if (!RateMeter::isDue(m_lookedNs, m_nowNs))
        return;
    m_lookedNs = m_nowNs;
    for (Row &row : m_rows) {
        if (!isOver(row.status.state))
            row.meter.look(*row.status.counters, m_nowNs);
    }
}

QString ClientModel::columnTip(int column) const
{
    return column >= Reads && column <= OutRate ? RateMeter::tip(RateOf(column - Reads)) : QString();
}

std::optional<qint64> ClientModel::ageNs(const Row &row) const
{
    if (row.status.id == EndpointId::None)
        return std::nullopt;
    return (isOver(row.status.state) ? row.endedNs : m_nowNs) - row.status.openedNs;
}

QString ClientModel::action(int row) const
{
    return isOpen(row) ? QString() : tr("Connect to %1 again").arg(urlAt(row));
}

QString ClientModel::spoken(int row, int column) const
{
    return column == Info ? spokenCell(text(row, column), tr("no problem"))
                          : RunnableModel::spoken(row, column);
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
    const QString rates = isOpen(row) ? m_rows.at(row).meter.sentence() : QString();
    return tr("from %1 to %2").arg(status.local.toString(), status.remote.toString()) % u'\n' % sockets
        % (rates.isEmpty() ? QString() : u'\n' % rates);
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

void ClientModel::refresh(const QList<int> &rows, qint64 nowNs)
{
    m_nowNs = nowNs;
    lookAtRates();
    for (const int row : rows)
        Q_EMIT dataChanged(index(row, BytesIn), index(row, Age), {Qt::DisplayRole});
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
