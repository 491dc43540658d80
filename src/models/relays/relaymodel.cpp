// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/relaymodel.h"

#include "core/values/quantities.h"
#include "models/common/endpointtext.h"

using namespace Qt::StringLiterals;

namespace swb {

namespace {

quint64 sum(const RelayStatus &status, quint64 (*of)(const LineCounters &))
{
    return status.counters ? of(status.counters->toServer) + of(status.counters->toClient) : 0;
}

quint64 lost(const RelayStatus &status)
{
    return sum(status, [](const LineCounters &line) {
        return line.droppedInAll() + line.systemDropped.load(std::memory_order_relaxed);
    });
}

} // namespace

RelayModel::RelayModel(QObject *parent)
    : EndpointTableModel({tr("State"), tr("Relay"), tr("Passed"), tr("Lost"), QString()}, {Passed, Lost},
                         parent)
{ }

int RelayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString RelayModel::text(int row, int column) const
{
    const RelayStatus &status = m_rows.at(row);
    const bool stream = isStream(status.settings.listen.transport);
    switch (column) {
    case State:
        if (status.refuses && status.state == ServerState::Listening)
            return tr("refusing");
        return status.id == EndpointId::None ? tr("ready") : EndpointText::state(status.state);
    case Way:
        return tr("%1 to %2")
            .arg(urlAt(row),
                 QString(status.settings.target.host % u':' % QString::number(status.settings.target.port)));
    case Passed:
        return stream
            ? quantities::bytes(sum(status, [](const LineCounters &line) { return line.passedBytes.load(); }))
            : QString::number(sum(status, [](const LineCounters &line) { return line.passed.load(); }));
    case Lost:
        return stream ? QString() : QString::number(lost(status));
    default:
        return {};
    }
}

RelayModel::Meaning RelayModel::meaning(int row) const
{
    const RelayStatus &status = m_rows.at(row);
    const Severity calm = isRunning(row) ? Severity::Chat : Severity::Note;
    const Severity severity = status.refuses ? Severity::Warning : calm;
    return {status.settings.listen.transport, status.error.isError() ? Severity::Error : severity,
            isRunning(row)};
}

QString RelayModel::tip(int row) const
{
    const RelayStatus &status = m_rows.at(row);
    if (status.error.isError())
        return EndpointText::explanation(status.error);
    return status.refuses
        ? tr("%1\nThe server takes no connections, so the relay takes none.").arg(text(row, Way))
        : text(row, Way);
}

void RelayModel::add(const RelaySettings &settings)
{
    const int row = started(EndpointId::None, settings);
    m_rows[row].state = ServerState::Stopped;
}

void RelayModel::setImpairment(int row, const RelayImpairment &impairment)
{
    m_rows[row].settings.impairment = impairment;
}

QList<RelaySettings> RelayModel::allSettings() const
{
    QList<RelaySettings> all;
    for (const RelayStatus &status : m_rows)
        all.append(status.settings);
    return all;
}

int RelayModel::started(EndpointId id, const RelaySettings &settings, int row)
{
    RelayStatus status;
    status.id = id;
    status.settings = settings;
    if (row >= 0) {
        m_rows[row] = status;
        rowChanged(row);
        return row;
    }
    const int last = int(m_rows.size());
    beginInsertRows({}, last, last);
    m_rows.append(status);
    endInsertRows();
    return last;
}

void RelayModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void RelayModel::update(const RelayStatus &status)
{
    const int row = rowOf(status.id);
    if (row < 0)
        return;
    m_rows[row] = status;
    rowChanged(row);
}

void RelayModel::countAnew()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, Passed), index(int(m_rows.size()) - 1, Lost), {Qt::DisplayRole});
}

int RelayModel::rowOf(EndpointId id) const
{
    for (int row = 0; id != EndpointId::None && row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == id)
            return row;
    }
    return -1;
}

bool RelayModel::isRunning(int row) const
{
    const ServerState state = m_rows.at(row).state;
    return state == ServerState::Starting || state == ServerState::Listening;
}

QString RelayModel::urlAt(int row) const
{
    const RelayStatus &status = m_rows.at(row);
    EndpointUrl url = status.settings.listen;
    if (status.state == ServerState::Listening)
        url.port = status.bound.port;
    return url.toString();
}

} // namespace swb
