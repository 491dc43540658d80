// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/engine/clientbeside.h"

#include "net/engine/factory.h"

namespace swb {

ClientBeside::ClientBeside(const ClientTerms &terms, Told told)
    : m_reports(terms.reports)
    , m_told(std::move(told))
    , m_client(makeClient({{terms.id, terms.home, *this}, terms.settings, terms.protocols}))
{ }

ClientBeside::~ClientBeside()
{
    if (!std::exchange(m_isOver, true))
        m_client->abort();
}

void ClientBeside::begin()
{
    m_client->watchReplies();
    m_client->begin();
}

void ClientBeside::reportClient(const ClientStatus &status)
{
    if (isOver(status.state) && !std::exchange(m_isOver, true))
        m_told.ended(*this, status.state == LinkState::Closed ? Error() : status.error);
}

void ClientBeside::reportSendFailed(EndpointId client, const Error &error)
{
    m_reports.reportSendFailed(client, error);
}

void ClientBeside::reportReceived(EndpointId, const QByteArray &bytes)
{
    m_client->repliesTaken(Client::costOf(bytes)); // the client that delivers to the watcher does the holding
                                                   // back
    m_told.received(bytes);
}

} // namespace swb
