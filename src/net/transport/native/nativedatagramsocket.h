// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/loop/descriptorwatcher.h"
#include "net/socket/socketcalls.h"
#include "net/transport/datagramsocket.h"
#include "net/transport/native/groupmembership.h"

namespace swb {

/// A DatagramSocket by system calls: datagrams move in batches, and the error number of each call is known.
class NativeDatagramSocket final : public DatagramSocket, private DescriptorHandler
{
public:
    NativeDatagramSocket(DescriptorWatcher &watcher, DatagramSocketUser &user);
    ~NativeDatagramSocket() override;
    Q_DISABLE_COPY_MOVE(NativeDatagramSocket)

    [[nodiscard]] Error bind(const EndpointUrl &url, const QHostAddress &address,
                             const QString &groupInterface) override;
    [[nodiscard]] Error connectTo(const SocketAddress &remote, const QString &what) override;
    [[nodiscard]] Error openForMany(const SocketAddress &to, const ClientSettings &settings,
                                    const QString &what) override;
    [[nodiscard]] SocketAddress local() const override;
    [[nodiscard]] SocketAddress group() const override;
    [[nodiscard]] QString groupInterfaces() const override { return m_membership.interfaceNames(); }
    void tellHops() override;
    void leaveGroup() override;
    void watch(bool read, bool write) override;
    using DatagramSocket::send;
    [[nodiscard]] DatagramsMoved receive(DatagramBatch &batch) override;
    [[nodiscard]] DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) override;
    [[nodiscard]] Error error(Operation operation, const QString &what) const override;
    [[nodiscard]] quint32 droppedBySystem() const override;

private:
    void descriptorReady(Ready ready) override;
    [[nodiscard]] Error open(Result<SocketDescriptor> made, const QString &name);
    [[nodiscard]] DatagramsMoved moved(int count);

    DescriptorWatcher &m_watcher;
    DatagramSocketUser &m_user;
    SocketDescriptor m_socket;
    GroupMembership m_membership;
    SocketAddress m_many; ///< the address it was opened for; null for others
    int m_errno = 0; ///< of the last call that moved nothing
    bool m_isWatched = false;
};

} // namespace swb
