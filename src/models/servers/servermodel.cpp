// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/servers/servermodel.h"

#include "core/values/quantities.h"
#include "models/common/endpointtext.h"

using namespace Qt::StringLiterals;

namespace swb {

namespace {

bool running(ServerState state)
{
    return state == ServerState::Starting || state == ServerState::Listening;
}

} // namespace

ServerModel::ServerModel(QObject *parent)
    : EndpointTableModel({tr("State"), tr("Address"), tr("Reply"), tr("Clients"), tr("Bytes"), QString()},
                         {Clients, Bytes}, parent)
{ }

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString ServerModel::text(int row, int column) const
{
    const Row &entry = m_rows.at(row);
    switch (column) {
    case State:
        return entry.status ? EndpointText::state(entry.status->state) : tr("ready");
    case Address:
        return urlAt(row);
    case Reply:
        return EndpointText::reply(entry.settings.reply);
    case Clients:
        return QString::number(entry.traffic.clients);
    case Bytes:
        return quantities::bytes(entry.traffic.bytesIn + entry.traffic.bytesOut);
    default:
        return {};
    }
}

ServerModel::Meaning ServerModel::meaning(int row) const
{
    const Severity calm = isRunning(row) ? Severity::Chat : Severity::Note;
    return {settingsAt(row).url.transport, errorAt(row).isError() ? Severity::Error : calm, isRunning(row)};
}

QString ServerModel::tip(int row) const
{
    const ServerSettings &settings = settingsAt(row);
    const Error error = errorAt(row);
    if (error.isError())
        return EndpointText::explanation(error);
    const QString note = m_rows.at(row).status ? m_rows.at(row).status->note : QString();
    const ServerTraffic &traffic = m_rows.at(row).traffic;
    const QString line = tr("%1, reply: %2, sockets: %5\n%3 in, %4 out")
                             .arg(urlAt(row), settings.reply, quantities::bytes(traffic.bytesIn),
                                  quantities::bytes(traffic.bytesOut), displayName(settings.sockets));
    return note.isEmpty() ? line : line + u'\n' + note;
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

QList<ServerSettings> ServerModel::allSettings() const
{
    QList<ServerSettings> all;
    for (const Row &row : m_rows)
        all.append(row.settings);
    return all;
}

} // namespace swb
