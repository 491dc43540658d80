// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socket/interfaces.h"
#include "net/transport/native/boundsocket.h"

#include <QStringList>

namespace swb {

/// The membership of a socket in a multicast group (MCAST_JOIN_GROUP, RFC 3678 5.1): without it the system
/// does not ask the network for the group's datagrams, and nothing comes.
class GroupMembership
{
public:
    /// Joins on the interface of this name or number, or, where it is empty, on all that can. Errors:
    /// NoSuchInterface, or why the first refused where none let us in.
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

/// A socket for a server of this group, bound and joined. `reuseAddress` as boundSocket() has it. Errors:
/// those of bindError() and of join().
[[nodiscard]] Result<SocketDescriptor> bindToGroup(const EndpointUrl &url, const QHostAddress &address,
                                                   const QString &interface, GroupMembership &membership,
                                                   bool reuseAddress = true);

} // namespace swb
