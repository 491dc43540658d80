// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/servers/servermodel.h"

#include "core/values/quantities.h"
#include "protocols/schemes.h"

namespace swb {

ServerModel::ServerModel(QObject *parent)
    : ListeningModel({tr("State"), tr("Address"), tr("Reply"), tr("Clients"), tr("Bytes"), QString()},
                     {Clients, Bytes}, parent)
{ }

QString ServerModel::text(int row, int column) const
{
    const ServerRow &entry = rowAt(row);
    switch (column) {
    case State:
        return EndpointText::state(entry);
    case Address:
        return urlAt(row);
    case Reply:
        return replyTitle(entry.settings);
    case Clients:
        return QString::number(entry.traffic.clients);
    case Bytes:
        return quantities::bytes(entry.traffic.bytesIn + entry.traffic.bytesOut);
    default:
        return {};
    }
}

QString ServerModel::tip(int row) const
{
    const ServerRow &entry = rowAt(row);
    if (entry.error.isError())
        return EndpointText::explanation(entry.error);
    const QString line
        = tr("%1, reply: %2, sockets: %5\n%3 in, %4 out")
              .arg(urlAt(row), entry.settings.reply, quantities::bytes(entry.traffic.bytesIn),
                   quantities::bytes(entry.traffic.bytesOut), displayName(entry.settings.sockets));
    return entry.note.isEmpty() ? line : line + u'\n' + entry.note;
}

void ServerModel::setTraffic(EndpointId id, const ServerTraffic &traffic)
{
    const int row = rowOf(id);
    if (row < 0 || rowAt(row).traffic == traffic)
        return;
    rowAt(row).traffic = traffic;
    Q_EMIT dataChanged(index(row, Clients), index(row, Bytes), {Qt::DisplayRole});
}

int ServerModel::idleRow(const EndpointUrl &url) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!isRunning(row) && settingsAt(row).url == url)
            return row;
    }
    return -1;
}

} // namespace swb
