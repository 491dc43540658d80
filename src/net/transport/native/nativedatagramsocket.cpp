// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/transport/native/nativedatagramsocket.h"

#include "core/values/errorcatalog.h"
#include "net/socket/hops.h"
#include "net/socket/localchoice.h"
#include "net/socket/socketcalls.h"
#include "net/socket/socketheaders.h"
#include "net/transport/datagramstop.h"
#include "net/transport/native/boundsocket.h"
#include "net/transport/native/datagramcalls.h"
#include "net/transport/native/groupsocket.h"

#include <QCoreApplication>
#include <cerrno>

namespace swb {

NativeDatagramSocket::NativeDatagramSocket(DescriptorWatcher &watcher, DatagramSocketUser &user)
    : m_watcher(watcher)
    , m_user(user)
{ }

NativeDatagramSocket::~NativeDatagramSocket()
{
    if (m_isWatched)
        m_watcher.unwatch(m_socket.get());
}

Error NativeDatagramSocket::open(Result<SocketDescriptor> made, const QString &name)
{
    if (!made)
        return made.error();
    m_socket = std::move(made).value();
    apply(m_socket.get(), name);
    return {};
}

Error NativeDatagramSocket::bind(const EndpointUrl &url, const QHostAddress &address,
                                 const QString &groupInterface)
{
    const bool reuses = options().reuseAddress;
    return open(address.isMulticast() ? bindToGroup(url, address, groupInterface, m_membership, reuses)
                                      : bindDatagramSocket(url, address, reuses),
                url.toString());
}

/// connect(2) fails if there is no route to the address.
Error NativeDatagramSocket::connectTo(const SocketAddress &remote, const QString &what)
{
    Operation failed = Operation::Connect;
    m_socket = connectingSocket(remote, SOCK_DGRAM, hops(), leavesFrom(), failed);
    const int errnoValue = errno;
    if (m_socket.isOpen() && errnoValue == 0) {
        widenBuffers(m_socket.get());
        apply(m_socket.get(), remote.toString());
        return {};
    }
    if (failed == Operation::Bind)
        return systemError(failed, errnoValue, what, describeLocalChoice(leavesFrom()));
    return systemError(
        Operation::Connect, errnoValue, what,
        QCoreApplication::translate("DatagramClient", "The address tried was %1.").arg(remote.toString()));
}

Error NativeDatagramSocket::openForMany(const SocketAddress &to, const ClientSettings &settings,
                                        const QString &what)
{
    m_many = to;
    return open(groupSocket(settings, to, leavesFrom(), what), settings.url.toString());
}

SocketAddress NativeDatagramSocket::local() const
{
    return m_many.isNull() ? localAddressOf(m_socket.get()) : localAddressTowards(m_many, m_socket.get());
}

SocketAddress NativeDatagramSocket::group() const
{
    if (!m_membership.isMember())
        return {};
    SocketAddress group = m_membership.group();
    group.port = localAddressOf(m_socket.get()).port;
    return group;
}

void NativeDatagramSocket::tellHops()
{
    askForReceivedHops(m_socket.get());
}

void NativeDatagramSocket::leaveGroup()
{
    m_membership.leave(m_socket.get());
}

void NativeDatagramSocket::watch(bool read, bool write)
{
    m_watcher.watch(m_socket.get(), this, read, write);
    m_isWatched = true;
}

void NativeDatagramSocket::descriptorReady(Ready ready)
{
    m_user.socketReady(ready.read || ready.error, ready.write);
}

DatagramsMoved NativeDatagramSocket::receive(DatagramBatch &batch)
{
    return moved(receiveDatagrams(m_socket.get(), batch));
}

DatagramsMoved NativeDatagramSocket::send(std::span<const OutgoingDatagram> datagrams)
{
    return moved(sendDatagrams(m_socket.get(), datagrams));
}

DatagramsMoved NativeDatagramSocket::moved(int count)
{
    if (count > 0)
        return {count, DatagramsMoved::Stop::None};
    m_errno = errno;
    return {0, stopOf(m_errno)};
}

Error NativeDatagramSocket::error(Operation operation, const QString &what) const
{
    return systemError(operation, m_errno, what);
}

quint32 NativeDatagramSocket::droppedBySystem() const
{
    return datagramsDroppedOn(m_socket.get());
}

} // namespace swb
