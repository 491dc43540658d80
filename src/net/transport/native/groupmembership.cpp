// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/groupmembership.h"

#include "core/values/errorcatalog.h"
#include "net/socket/qtaddress.h"
#include "net/socket/sockaddr.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {

namespace {

/// 0, or the error number.
int change(int descriptor, int option, const SocketAddress &group, quint32 interface)
{
    group_req request{};
    request.gr_interface = interface;
    request.gr_group = toSockAddr(group).storage;
    const int level = group.family == SocketAddress::Family::IPv6 ? IPPROTO_IPV6 : IPPROTO_IP;
    return ::setsockopt(descriptor, level, option, &request, sizeof request) == 0 ? 0 : errno;
}

} // namespace

Error GroupMembership::join(int descriptor, const SocketAddress &group, const QString &interface,
                            const QString &what)
{
    m_group = group;
    QList<GroupInterface> wanted = groupInterfaces();
    if (!interface.isEmpty())
        wanted = {{interface, interfaceIndex(interface)}};
    int failure = ENODEV;
    for (const GroupInterface &candidate : std::as_const(wanted)) {
        const int errnoValue
            = candidate.index == 0 ? ENODEV : change(descriptor, MCAST_JOIN_GROUP, group, candidate.index);
        if (errnoValue == 0)
            m_joined << candidate;
        else if (failure == ENODEV)
            failure = errnoValue;
    }
    if (isMember())
        return {};
    const QString detail = interface.isEmpty()
        ? QCoreApplication::translate("GroupMembership", "No active interface supports multicast.")
        : QCoreApplication::translate("GroupMembership", "The requested name is “%1”.").arg(interface);
    return systemError(Operation::Join, failure, what, failure == ENODEV ? detail : QString());
}

void GroupMembership::leave(int descriptor)
{
    for (const GroupInterface &joined : std::as_const(m_joined))
        change(descriptor, MCAST_LEAVE_GROUP, m_group, joined.index);
    m_joined.clear();
}

/// Bound to the group, a socket receives what is sent to it and nothing else. A link-local group can only be
/// bound on one link, so if it is joined on all, the user filters out what was not sent to it.
Result<SocketDescriptor> bindToGroup(const EndpointUrl &url, const QHostAddress &address,
                                     const QString &interface, GroupMembership &membership, bool reuseAddress)
{
    SocketAddress group = fromQt(address, url.port);
    if (!interface.isEmpty() && group.isLinkLocal())
        group.scopeId = interfaceIndex(interface);
    const bool bindsToGroup = !group.isLinkLocal() || group.scopeId != 0;
    Result<SocketDescriptor> made = bindDatagramSocket(
        url, bindsToGroup ? toQt(group) : QHostAddress(QHostAddress::AnyIPv6), reuseAddress);
    if (!made)
        return made;
    reportDestinations(made.value().get());
    const QString what = QCoreApplication::translate("GroupMembership", "Could not join the group of %1.")
                             .arg(url.toString());
    const Error error = membership.join(made.value().get(), group,
                                        interface.isEmpty() ? address.scopeId() : interface, what);
    return error.isError() ? Result<SocketDescriptor>(error) : std::move(made);
}

QString GroupMembership::interfaceNames() const
{
    QStringList names;
    for (const GroupInterface &joined : m_joined)
        names << joined.name;
    return names.join(QStringLiteral(", "));
}

} // namespace swb
