// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/operation.h"
#include "net/socket/appliedoptions.h"
#include "net/transport/datagrambatch.h"

#include <QHostAddress>

namespace swb {

/// Called when a datagram socket is ready, in its own thread.
class DatagramSocketUser
{
public:
    /// Called in every turn of the event loop in which the socket is ready for something that is watched. If
    /// `read` is set, the user calls receive() or stops watching for it. An error of an earlier datagram
    /// makes a socket readable, too, whatever is watched for. The callback may destroy the socket; nothing is
    /// called after that.
    virtual void socketReady(bool read, bool write) = 0;

protected:
    ~DatagramSocketUser() = default;
};

/// What a call on a datagram socket has moved.
struct DatagramsMoved
{
    enum class Stop : quint8 {
        None, ///< it moved everything, or as many as one call does
        NotNow, ///< nothing is there, or the system has no space; wait for readiness
        /// An earlier datagram found nobody listening (ICMP); reported once, the next call continues.
        Undelivered,
        Failed, ///< the first datagram was refused: error() says why
    };
    int count = 0; ///< more than 0 only with None
    Stop stop = Stop::None;
};

/// A UDP socket, by system calls or by Qt's class, for servers, clients and DTLS sessions. It lives in one
/// thread, with an event loop. One of bind(), connectTo() and openForMany() must be called first, and once;
/// before it nothing else may be called. After an error the socket is unusable. The destructor closes it.
/// Each is opened with system buffers for bursts, as far as the system allows. The object itself buffers
/// nothing: a datagram that is not received waits in the system, which drops what finds no space there, and
/// one that is not sent stays with the caller. So its memory does not grow.
class DatagramSocket
{
public:
    virtual ~DatagramSocket() = default;

    /// Binds for a server; `QHostAddress::Any` accepts both families. A group is joined on the interface of
    /// this name or index, or if it is empty on all that can. Errors: those of bindError(), and for a group
    /// NoSuchInterface, or why the first interface refused if all of them did.
    [[nodiscard]] virtual Error bind(const EndpointUrl &url, const QHostAddress &address,
                                     const QString &groupInterface)
        = 0;
    /// What connectTo() and openForMany() bind first: a local address and port. Null, the default, leaves
    /// both to the system. Errors of the two may then also be those of Operation::Bind.
    void leaveFrom(const SocketAddress &local) { m_leavesFrom = local; }
    /// How many hops sent packets may take (hops.h), for connectTo(); 0, the default, leaves it to the
    /// system.
    void setHops(int hops) { m_hops = hops; }
    /// The options that the opening call requests.
    void setOptions(const SocketOptions &options) { m_options = options; }
    /// After that call: what the system made of them.
    [[nodiscard]] const AppliedOptions &applied() const { return m_applied; }
    /// After bind(): each datagram reports the hops it had left on arrival (DatagramBatch::hops()), if the
    /// system does.
    virtual void tellHops() = 0;
    /// For a client of a single peer: only its server is received from, and the system reports when nobody
    /// listens there. Sends nothing. `what` begins the error. Errors: those of Operation::Connect.
    [[nodiscard]] virtual Error connectTo(const SocketAddress &remote, const QString &what) = 0;
    /// For a client of a multicast group or a broadcast address: answers from any address are received. For a
    /// group it uses the interface, TTL and loop of the settings. Errors: AddressNeedsZone, NoSuchInterface,
    /// those of Operation::Connect and Operation::Send.
    [[nodiscard]] virtual Error openForMany(const SocketAddress &to, const ClientSettings &settings,
                                            const QString &what)
        = 0;

    /// The address it is bound to. After openForMany(), the address that datagrams leave from.
    [[nodiscard]] virtual SocketAddress local() const = 0;
    /// The group that it has joined, with its zone; null for none.
    [[nodiscard]] virtual SocketAddress group() const = 0;
    /// "lo, eth0": the interfaces on which it has joined the group; empty for none.
    [[nodiscard]] virtual QString groupInterfaces() const = 0;
    virtual void leaveGroup() = 0;

    /// Watches for readiness. Level-triggered; nothing is watched at first.
    virtual void watch(bool read, bool write) = 0;

    /// Takes what has arrived, at most DatagramBatch::slots. Datagrams are never joined. Each has its sender,
    /// and its full length if the batch's buffer was too small. The destination is reported by a socket that
    /// is bound to every address, to a group or opened for many; a socket bound to one address need not
    /// report it.
    [[nodiscard]] virtual DatagramsMoved receive(DatagramBatch &batch) = 0;
    /// Sends in order from the first on, each as one datagram, including empty ones. It may stop before the
    /// last: the caller calls again for the rest.
    [[nodiscard]] virtual DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) = 0;
    /// A description of what ended the last call in Undelivered or Failed.
    [[nodiscard]] virtual Error error(Operation operation, const QString &what) const = 0;

    /// Datagrams that the system has dropped since the socket was opened, including those not followed by a
    /// received one; 0 if it does not report them (Capability::DropsCounted).
    [[nodiscard]] virtual quint32 droppedBySystem() const = 0;

    [[nodiscard]] DatagramsMoved send(const OutgoingDatagram &datagram) { return send({&datagram, 1}); }

protected:
    [[nodiscard]] const SocketAddress &leavesFrom() const { return m_leavesFrom; }
    [[nodiscard]] int hops() const { return m_hops; }
    [[nodiscard]] const SocketOptions &options() const { return m_options; }
    /// `name` is that of the endpoint, for the refusals.
    void apply(int descriptor, const QString &name) { m_applied = applyOptions(descriptor, m_options, name); }

private:
    SocketAddress m_leavesFrom;
    int m_hops = 0;
    SocketOptions m_options;
    AppliedOptions m_applied;
};

} // namespace swb
