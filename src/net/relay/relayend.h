// SPDX-FileCopyrightText: 2026 The Socket Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/log/event.h"
#include "net/dtls/dtlslistener.h"
#include "net/loop/networkthread.h"
#include "net/transport/datagrambatch.h"
#include "net/transport/datagramends.h"

namespace swb {

/// Where an end of a relay reports, in its thread. A peer is identified as in one of its datagrams. Callbacks
/// may send and end sessions.
class RelayEndUser
{
public:
    /// These plain bytes were received; they may be changed, and are valid until batchOver().
    virtual void datagramCame(const ReceivedDatagram &from, char *bytes) = 0;
    /// The current turn has no more datagrams. The system has dropped this many since the end began.
    virtual void batchOver(quint32 droppedBySystem) = 0;
    /// Something sent earlier found nobody listening.
    virtual void notDelivered() { }

    // For ends with sessions
    /// A client has proved its address; its handshake begins.
    virtual void sessionBegun(const ReceivedDatagram &) { }
    /// `flaw` is what a check that was switched off would have reported.
    virtual void sessionOpened(const ReceivedDatagram &, const TlsFacts &, const Error &) { }
    /// Not called for one that endSession() has ended. For the target this is the last callback.
    virtual void sessionEnded(const ReceivedDatagram &, DtlsEnd, const Error &) { }
    /// Received, but not part of any session.
    virtual void datagramRefused(const QByteArray &, const Error &) { }

protected:
    ~RelayEndUser() = default;
};

/// One end of a datagram relay, at its clients or at its target: its input and output are plain datagrams,
/// whether they are encrypted on the wire or not. Lives in the relay's thread.
class RelayEnd : public ThreadObject
{
public:
    RelayEnd() = default;
    Q_DISABLE_COPY_MOVE(RelayEnd)

    /// From here on the user is called; a session with the target begins, and may end within this call.
    virtual void start() = 0;
    /// Stops reading.
    virtual void stop() = 0;
    /// Whether datagrams can be sent: before a session with the target is open they have to wait.
    [[nodiscard]] virtual bool isReady() const { return true; }
    /// Like DatagramSocket::send(). Datagrams to clients name the destination and the source address.
    [[nodiscard]] virtual DatagramsMoved send(std::span<const OutgoingDatagram> datagrams) = 0;
    /// Why the last send() sent nothing.
    [[nodiscard]] virtual Error whyNotSent() const = 0;
    [[nodiscard]] virtual SocketAddress local() const = 0;
    /// What the system made of the options of its socket.
    [[nodiscard]] virtual const AppliedOptions &applied() const = 0;
    [[nodiscard]] virtual quint32 droppedBySystem() const = 0;

    /// From now on the session's encrypted datagrams are logged as this conversation's.
    virtual void logRecords(const DatagramEnds &, const Subject &) { }
    /// Sends close_notify, if there is a session.
    virtual void endSession(const DatagramEnds &) { }
};

} // namespace swb
