// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/answerers.h"

#include "core/log/messagelog.h"

#include <QCoreApplication>
#include <algorithm>

namespace swb {

Answerers::Answerers(NetworkThread &thread, EndpointId client)
    : m_thread(thread)
    , m_client(client)
{ }

Answerers::~Answerers()
{
    for (const Answerer &answerer : std::as_const(m_known))
        m_thread.log().endConversation(answerer.subject.conversation);
}

Subject Answerers::heardFrom(const SocketAddress &remote, const SocketAddress &local)
{
    auto known = m_known.find(remote);
    if (known == m_known.end()) {
        makeRoom();
        known = m_known.insert(remote, {add(remote, local), 0});
    }
    known->lastHeardNs = m_thread.log().nowNs();
    return known->subject;
}

Subject Answerers::add(const SocketAddress &remote, const SocketAddress &local)
{
    ++m_count;
    Conversation conversation;
    conversation.endpoint = m_client;
    conversation.role = Role::Client;
    conversation.transport = Transport::Udp;
    conversation.local = local;
    conversation.remote = remote;
    const Subject subject{m_client, m_thread.log().addConversation(conversation), Transport::Udp};
    const QString words = QCoreApplication::translate("Answerers", "%1 answers, number %2 to do so")
                              .arg(remote.toString(), QString::number(m_count));
    m_thread.writer().event(subject, EventKind::Note, Severity::Note, Direction::None, {words, {}, {}});
    return subject;
}

void Answerers::makeRoom()
{
    if (m_known.size() < limits::answerers)
        return;
    const auto oldest = std::min_element(m_known.begin(), m_known.end(), [](const auto &a, const auto &b) {
        return a.lastHeardNs < b.lastHeardNs;
    });
    m_thread.log().endConversation(oldest->subject.conversation);
    m_known.erase(oldest);
}

} // namespace swb
