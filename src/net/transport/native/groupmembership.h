// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/interfaces.h"
#include "net/transport/native/boundsocket.h"

#include <QStringList>

namespace swb {

/// The membership of a socket in a multicast group (MCAST_JOIN_GROUP, RFC 3678 5.1): without it the system
/// does not request the group's datagrams from the network, and nothing arrives.
class GroupMembership
{
public:
    /// Joins on the interface of this name or index, or, if it is empty, on all that can. Errors:
    /// NoSuchInterface, or why the first one refused if all of them did.
    [[nodiscard]] Error join(int descriptor, const SocketAddress &group, const QString &interface,
                             const QString &what);
    void leave(int descriptor);
    [[nodiscard]] bool isMember() const { return !m_joined.isEmpty(); }
    /// "lo, eth0"
    [[nodiscard]] QString interfaceNames() const;
    [[nodiscard]] const SocketAddress &group() const { return m_group; }

private:
    SocketAddress m_group;
    QList<GroupInterface> m_joined;
};

/// A socket for a server of this group, bound and joined. `reuseAddress` as for boundSocket(). Errors: those
/// of bindError() and of join().
[[nodiscard]] Result<SocketDescriptor> bindToGroup(const EndpointUrl &url, const QHostAddress &address,
                                                   const QString &interface, GroupMembership &membership,
                                                   bool reuseAddress = true);

} // namespace swb
