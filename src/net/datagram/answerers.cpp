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
        end(answerer);
}

void Answerers::end(const Answerer &answerer)
{
    if (answerer.isOurs)
        m_thread.log().endConversation(answerer.subject.conversation);
}

void Answerers::know(const SocketAddress &remote, const Subject &subject)
{
    m_known.insert(remote, {subject, m_thread.log().nowNs(), false, false});
}

Answerers::Known::iterator Answerers::find(const SocketAddress &remote, const SocketAddress &local)
{
    const auto known = m_known.find(remote);
    if (known != m_known.end())
        return known;
    makeRoom();
    return m_known.insert(remote, {add(remote, local), m_thread.log().nowNs(), false, true});
}

Subject Answerers::sentTo(const SocketAddress &remote, const SocketAddress &local)
{
    return find(remote, local)->subject;
}

Subject Answerers::heardFrom(const SocketAddress &remote, const SocketAddress &local)
{
    const auto known = find(remote, local);
    known->lastHeardNs = m_thread.log().nowNs();
    if (!std::exchange(known->hasAnswered, true))
        tellFirst(remote, known->subject);
    return known->subject;
}

Subject Answerers::add(const SocketAddress &remote, const SocketAddress &local)
{
    Conversation conversation;
    conversation.endpoint = m_client;
    conversation.role = Role::Client;
    conversation.transport = Transport::Udp;
    conversation.local = local;
    conversation.remote = remote;
    return {m_client, m_thread.log().addConversation(conversation), Transport::Udp};
}

void Answerers::tellFirst(const SocketAddress &remote, const Subject &subject)
{
    ++m_count;
    const QString words = QCoreApplication::translate("Answerers", "%1 answers, peer number %2")
                              .arg(remote.toString(), QString::number(m_count));
    m_thread.writer().event(subject, EventKind::Note, Severity::Note, Direction::None, {words, {}, {}});
}

void Answerers::makeRoom()
{
    if (m_known.size() < limits::answerers)
        return;
    const auto oldest = std::min_element(m_known.begin(), m_known.end(), [](const auto &a, const auto &b) {
        return a.lastHeardNs < b.lastHeardNs;
    });
    end(*oldest);
    m_known.erase(oldest);
}

} // namespace swb
