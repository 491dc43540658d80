// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/datagram/replyrule.h"

#include "net/socket/ownlistener.h"

#include <QCoreApplication>

namespace swb {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReplyRule)
};

} // namespace

QString noReplyReason(const SocketAddress &to)
{
    if (to.port == 0)
        return Words::tr("It came from port 0, which cannot receive an answer.");
    if (to.isMulticast() || to.isLimitedBroadcast())
        return Words::tr("The sender's address is a multicast or broadcast address.");
    const QString listener = OwnListener::nameReachedAt(to, Transport::Udp);
    return listener.isEmpty()
        ? QString()
        : Words::tr("The sender's address is that of %1, which belongs to this program.").arg(listener);
}

const QString &ReplyRule::reason(const SocketAddress &to)
{
    const quint64 generation = OwnListener::generation();
    if (!m_asked || m_generation != generation) {
        m_reason = noReplyReason(to);
        m_generation = generation;
        m_asked = true;
    }
    return m_reason;
}

} // namespace swb
