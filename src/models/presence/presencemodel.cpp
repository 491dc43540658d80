// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/presence/presencemodel.h"

namespace swb {

PresenceModel::PresenceModel(Engine *engine, QObject *parent)
    : QStringListModel(parent)
{
    connect(engine, &Engine::presentChanged, this, &PresenceModel::take);
    connect(engine, &Engine::clientChanged, this, [this](const ClientStatus &status) {
        if (isOver(status.state))
            forget(status.id);
    });
    connect(engine, &Engine::serverChanged, this, [this](const ServerStatus &status) {
        if (status.state == ServerState::Stopped || status.state == ServerState::Failed)
            forget(status.id);
    });
}

void PresenceModel::setEndpoint(EndpointId endpoint)
{
    if (std::exchange(m_endpoint, endpoint) != endpoint)
        show();
}

qsizetype PresenceModel::count() const
{
    const PresentNames present = m_present.value(m_endpoint);
    return present.names.size() + present.more;
}

void PresenceModel::take(EndpointId endpoint, const PresentNames &names)
{
    PresentNames &known = m_present[endpoint];
    if (names.revision < known.revision)
        return;
    known = names;
    if (endpoint == m_endpoint)
        show();
}

void PresenceModel::forget(EndpointId endpoint)
{
    if (m_present.remove(endpoint) > 0 && endpoint == m_endpoint)
        show();
}

void PresenceModel::show()
{
    const PresentNames present = m_present.value(m_endpoint);
    QStringList lines = present.names;
    if (present.more > 0)
        lines << tr("and %n more", nullptr, int(present.more));
    if (lines != stringList())
        setStringList(lines);
}

} // namespace swb
