// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relays/relaymodel.h"

#include "core/values/quantities.h"

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
    : ListeningModel({tr("State"), tr("Relay"), tr("Passed"), tr("Lost"), QString()}, {Passed, Lost}, parent)
{ }

QString RelayModel::text(int row, int column) const
{
    const RelayStatus &status = statusAt(row);
    const bool stream = isStream(status.settings.listen.transport);
    switch (column) {
    case State:
        return status.refuses && status.state == ServerState::Listening ? tr("refusing")
                                                                        : EndpointText::state(status);
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
    Meaning meaning = ListeningModel::meaning(row);
    if (statusAt(row).refuses && meaning.tone < Severity::Warning)
        meaning.tone = Severity::Warning;
    return meaning;
}

QString RelayModel::tip(int row) const
{
    const RelayStatus &status = statusAt(row);
    if (status.error.isError())
        return EndpointText::explanation(status.error);
    return status.refuses
        ? tr("%1\nThe server accepts no connections, so the relay accepts none.").arg(text(row, Way))
        : text(row, Way);
}

void RelayModel::setImpairment(int row, const RelayImpairment &impairment)
{
    rowAt(row).settings.impairment = impairment;
}

void RelayModel::countAnew()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Passed), index(rowCount() - 1, Lost), {Qt::DisplayRole});
}

} // namespace swb
