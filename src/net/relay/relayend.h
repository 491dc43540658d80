// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "net/dtls/dtlslistener.h"
#include "net/loop/networkthread.h"
#include "net/transport/datagrambatch.h"
#include "net/transport/datagramends.h"

namespace swb {

/// Whom an end of a relay tells, in its thread. A peer is told as a datagram of it would be. Callbacks may
/// send and end sessions.
class RelayEndUser
{
public:
    /// These plain bytes have come; they may be changed, and are there until batchOver().
    virtual void datagramCame(const ReceivedDatagram &from, char *bytes) = 0;
    /// Nothing more of that turn comes. So many has the system thrown away since the end began.
    virtual void batchOver(quint32 droppedBySystem) = 0;
    /// Something that was sent before found nobody listening.
    virtual void notDelivered() { }

    // Where an end has sessions
    /// A client has proved its address; its handshake begins.
    virtual void sessionBegun(const ReceivedDatagram &) { }
    /// `flaw` is what a check that was switched off would have said.
    virtual void sessionOpened(const ReceivedDatagram &, const TlsFacts &, const Error &) { }
    /// Not told of one that endSession() has ended. With the target nothing more is told.
    virtual void sessionEnded(const ReceivedDatagram &, DtlsEnd, const Error &) { }
    /// Came, and is no part of any session.
    virtual void datagramRefused(const QByteArray &, const Error &) { }

protected:
    ~RelayEndUser() = default;
};

/// One end of a relay for datagrams, where its clients or its target are: gives and takes what the datagrams
/// mean, whether they are encrypted on their way or not. Lives in the relay's thread.
class RelayEnd : public ThreadObject
{
public:
    RelayEnd() = default;
    Q_DISABLE_COPY_MOVE(RelayEnd)

    /// From here on the user is told; a session with the target begins, and may have ended at once.
    virtual void start() = 0;
    /// Nothing is read any more.
    virtual void stop() = 0;
    /// Whether datagrams can be sent: before a session with the target is open they have to wait.
    [[nodiscard]] virtual bool isReady() const { return true; }
    /// As DatagramSocket::send(). To clients, each says to whom, and from where it leaves.
    [[nodiscard]] virtual DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) = 0;
    /// Why the last send() took nothing.
    [[nodiscard]] virtual Error whyNotSent() const = 0;
    [[nodiscard]] virtual SocketAddress local() const = 0;
    /// What the system made of the options of its socket.
    [[nodiscard]] virtual const AppliedOptions &applied() const = 0;
    [[nodiscard]] virtual quint32 droppedBySystem() const = 0;

    /// The session's encrypted datagrams are logged as this conversation's, from now on.
    virtual void logRecords(const DatagramEnds &, const Subject &) { }
    /// Says goodbye, where there is a session.
    virtual void endSession(const DatagramEnds &) { }
};

} // namespace swb
