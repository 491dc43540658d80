// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/servermodel.h"

#include "models/endpointtext.h"

#include <array>

using namespace Qt::StringLiterals;

namespace swb {

namespace {

bool running(ServerState state)
{
    return state == ServerState::Starting || state == ServerState::Listening;
}

} // namespace

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ServerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return EndpointText::tip(tip(index.row()));
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Clients || index.column() == Bytes;
        return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    case TransportRole:
        return int(row.settings.url.transport);
    case ToneRole:
        return int(errorAt(index.row()).isError() ? Severity::Error
                       : isRunning(index.row())   ? Severity::Chat
                                                  : Severity::Note);
    case RunningRole:
        return isRunning(index.row());
    default:
        return {};
    }
}

QString ServerModel::text(const Row &row, int column) const
{
    switch (column) {
    case State:
        return stateText(row);
    case Address:
        return urlAt(int(&row - m_rows.constData()));
    case Reply:
        return EndpointText::reply(row.settings.reply);
    case Clients:
        return QString::number(row.traffic.clients);
    case Bytes:
        return EndpointText::bytes(row.traffic.bytesIn + row.traffic.bytesOut);
    default:
        return {};
    }
}

QString ServerModel::stateText(const Row &row) const
{
    return row.status ? EndpointText::state(row.status->state) : tr("ready");
}

QString ServerModel::tip(int row) const
{
    const ServerSettings &settings = settingsAt(row);
    const Error error = errorAt(row);
    if (error.isError())
        return EndpointText::explanation(error);
    const QString note = m_rows.at(row).status ? m_rows.at(row).status->note : QString();
    const ServerTraffic &traffic = m_rows.at(row).traffic;
    const QString line = tr("%1, reply: %2\n%3 in, %4 out")
                             .arg(urlAt(row), settings.reply, EndpointText::bytes(traffic.bytesIn),
                                  EndpointText::bytes(traffic.bytesOut));
    return note.isEmpty() ? line : line + u'\n' + note;
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter
                   | (section == Clients || section == Bytes ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const std::array titles{tr("State"), tr("Address"), tr("Reply"), tr("Clients"), tr("Bytes"), QString()};
    return titles.at(size_t(section));
}

int ServerModel::add(const ServerSettings &settings)
{
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({settings, std::nullopt, {}});
    endInsertRows();
    return row;
}

void ServerModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void ServerModel::started(int row, EndpointId id, const ServerSettings &settings)
{
    ServerStatus status;
    status.id = id;
    status.settings = settings;
    m_rows[row] = {settings, status, {}};
    rowChanged(row);
}

void ServerModel::update(const ServerStatus &status)
{
    const int row = rowOf(status.id);
    if (row < 0)
        return;
    m_rows[row].status = status;
    rowChanged(row);
}

void ServerModel::setTraffic(EndpointId id, const ServerTraffic &traffic)
{
    const int row = rowOf(id);
    if (row < 0 || m_rows.at(row).traffic == traffic)
        return;
    m_rows[row].traffic = traffic;
    Q_EMIT dataChanged(index(row, Clients), index(row, Bytes), {Qt::DisplayRole});
}

void ServerModel::rowChanged(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int ServerModel::rowOf(EndpointId id) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (id != EndpointId::None && idAt(row) == id)
            return row;
    }
    return -1;
}

int ServerModel::idleRow(const EndpointUrl &url) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (!isRunning(row) && settingsAt(row).url == url)
            return row;
    }
    return -1;
}

bool ServerModel::isRunning(int row) const
{
    const Row &entry = m_rows.at(row);
    return entry.status && running(entry.status->state);
}

EndpointId ServerModel::idAt(int row) const
{
    const Row &entry = m_rows.at(row);
    return entry.status ? entry.status->id : EndpointId::None;
}

const ServerSettings &ServerModel::settingsAt(int row) const
{
    return m_rows.at(row).settings;
}

Error ServerModel::errorAt(int row) const
{
    const Row &entry = m_rows.at(row);
    return entry.status ? entry.status->error : Error();
}

QString ServerModel::urlAt(int row) const
{
    const Row &entry = m_rows.at(row);
    EndpointUrl url = entry.settings.url;
    if (entry.status && entry.status->state == ServerState::Listening)
        url.port = entry.status->bound.port;
    return url.toString();
}

bool ServerModel::isOpenToNetwork(int row) const
{
    const std::optional<ServerStatus> &status = m_rows.at(row).status;
    return status && status->state == ServerState::Listening && !status->bound.isLoopback();
}

QList<ServerSettings> ServerModel::allSettings() const
{
    QList<ServerSettings> all;
    for (const Row &row : m_rows)
        all.append(row.settings);
    return all;
}

} // namespace swb
