// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/settings.h"
#include "core/values/operation.h"
#include "net/socket/appliedoptions.h"
#include "net/transport/datagrambatch.h"

#include <QHostAddress>

namespace swb {

/// Whom a datagram socket tells that it is ready, in its own thread.
class DatagramSocketUser
{
public:
    /// Told in every turn of the event loop in which it is so and watched for. Who is told of `read` calls
    /// receive(), or watches for it no more. An error of an earlier datagram makes a socket readable, too,
    /// whatever is watched for. The socket may be destroyed from in here; nothing is told after that.
    virtual void socketReady(bool read, bool write) = 0;

protected:
    ~DatagramSocketUser() = default;
};

/// What a call on a datagram socket has moved.
struct DatagramsMoved
{
    enum class Stop : quint8 {
        None, ///< it moved all that it was given, or as many as one call does
        NotNow, ///< nothing is there, or the system has no room; readiness tells when to ask again
        Undelivered, ///< an earlier datagram found nobody listening (ICMP); told once, the next call goes on
        Failed, ///< the first of the datagrams was refused: error() says why
    };
    int count = 0; ///< more than 0 with None alone
    Stop stop = Stop::None;
};

/// A UDP socket, by the system's calls or by Qt's class, for servers, clients and the sessions of DTLS. It
/// lives in one thread, with an event loop. One of bind(), connectTo() and openForMany() comes first, and
/// once; before it nothing else may be called. After an error the socket is of no use. Its end closes it.
///
/// Each is made with room in the system for bursts, as far as that allows. Nothing is kept in it: a datagram
/// that is not received waits in the system, which throws away what finds no room there, and one that is not
/// sent stays with the caller. So its memory does not grow.
class DatagramSocket
{
public:
    virtual ~DatagramSocket() = default;

    /// Binds for a server; `QHostAddress::Any` takes both families. A group is joined
    /// on the interface of this name or number, or where it is empty on all that can. Errors: those of
    /// bindError(), and of a group NoSuchInterface or why the first interface refused where none let us in.
    [[nodiscard]] virtual Error bind(const EndpointUrl &url, const QHostAddress &address,
                                     const QString &groupInterface)
        = 0;
    /// What connectTo() and openForMany() bind first: an address and port of ours. Null, as at first, leaves
    /// both to the system. Errors of the two are then those of Operation::Bind, too.
    void leaveFrom(const SocketAddress &local) { m_leavesFrom = local; }
    /// How many hops what is sent may take (hops.h), for connectTo(); 0, as at first, leaves it to the
    /// system.
    void setHops(int hops) { m_hops = hops; }
    /// What the one that comes first asks for.
    void setOptions(const SocketOptions &options) { m_options = options; }
    /// After that: what the system made of it.
    [[nodiscard]] const AppliedOptions &applied() const { return m_applied; }
    /// After bind(): each datagram tells with how many hops left it has come (DatagramBatch::hops()), where
    /// the system does.
    virtual void tellHops() = 0;
    /// For a client of one computer: only its server is heard, and the system tells when nobody listens
    /// there. Sends nothing. `what` begins the error. Errors: those of Operation::Connect.
    [[nodiscard]] virtual Error connectTo(const SocketAddress &remote, const QString &what) = 0;
    /// For a client of a multicast group or a broadcast address: whoever answers is heard. Of a group it has
    /// the interface, TTL and loop of the settings. Errors: AddressNeedsZone, NoSuchInterface, those of
    /// Operation::Connect and Operation::Send.
    [[nodiscard]] virtual Error openForMany(const SocketAddress &to, const ClientSettings &settings,
                                            const QString &what)
        = 0;

    /// Where it is bound. After openForMany() the address that datagrams leave from.
    [[nodiscard]] virtual SocketAddress local() const = 0;
    /// The group that it has joined, with its zone; null for none.
    [[nodiscard]] virtual SocketAddress group() const = 0;
    /// "lo, eth0": where it has joined it; empty for none.
    [[nodiscard]] virtual QString groupInterfaces() const = 0;
    virtual void leaveGroup() = 0;

    /// Has the user told of readiness. Level-triggered; nothing is watched for at first.
    virtual void watch(bool read, bool write) = 0;

    /// Takes what has come, at most DatagramBatch::slots. A datagram is never joined with another. Each comes
    /// with its sender, and with the true length where the batch's buffer was too small. Where it was sent to
    /// is told by a socket that is bound to every address, to a group or opened for many; a socket bound to
    /// one address need not.
    [[nodiscard]] virtual DatagramsMoved receive(DatagramBatch &batch) = 0;
    /// Sends from the first on, in order, each as one datagram, an empty one too. It may stop before the
    /// last: whoever has more to send calls again.
    [[nodiscard]] virtual DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) = 0;
    /// In words, what the last call that ended in Undelivered or Failed has met.
    [[nodiscard]] virtual Error error(Operation operation, const QString &what) const = 0;

    /// Datagrams that the system has thrown away since the socket began, those behind which none has come
    /// included; 0 where it does not tell (Capability::DropsCounted).
    [[nodiscard]] virtual quint32 droppedBySystem() const = 0;

    [[nodiscard]] DatagramsMoved send(const OutgoingDatagram &datagram) { return send({&datagram, 1}); }

protected:
    [[nodiscard]] const SocketAddress &leavesFrom() const { return m_leavesFrom; }
    [[nodiscard]] int hops() const { return m_hops; }
    [[nodiscard]] const SocketOptions &options() const { return m_options; }
    /// `name` is that of the endpoint, for what is refused.
    void apply(int descriptor, const QString &name) { m_applied = applyOptions(descriptor, m_options, name); }

private:
    SocketAddress m_leavesFrom;
    int m_hops = 0;
    SocketOptions m_options;
    AppliedOptions m_applied;
};

} // namespace swb
